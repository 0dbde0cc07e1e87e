/** Moves that wait for an answer, without those that have just been given one: a card leaves with the key, not once it is stored. */
import { useMemo, useState } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { type MoveAnswering, useMoveAnswers } from '../../ui/unconfirmed-move.tsx';

export function useAnswered(unconfirmed: readonly Annotation[]): {
  left: readonly Annotation[];
  answers: MoveAnswering;
} {
  const stored = useMoveAnswers();
  // By the row, not by its key: a row that was written comes as another object, though undo may have made it what it was.
  const [answered, setAnswered] = useState<ReadonlySet<Annotation>>(new Set());
  const answers = useMemo(() => {
    const giving =
      (kind: keyof MoveAnswering) =>
      async (annotation: Annotation): Promise<boolean> => {
        setAnswered((before) => new Set(before).add(annotation));
        const isStored = await stored[kind](annotation);
        if (!isStored) setAnswered((before) => new Set([...before].filter((row) => row !== annotation)));
        return isStored;
      };
    return { confirm: giving('confirm'), refuse: giving('refuse') };
  }, [stored]);
  const left = useMemo(
    () => (answered.size === 0 ? unconfirmed : unconfirmed.filter((row) => !answered.has(row))),
    [unconfirmed, answered],
  );
  return { left, answers };
}

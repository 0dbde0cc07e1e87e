/** Moves that wait for an answer, without those that have just been given one: a card leaves with the key, not once it is stored. */
import { useMemo, useRef, useState } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { type MoveAnswering, useMoveAnswers } from '../../ui/unconfirmed-move.tsx';

/** What is hidden by its id: until the answer is stored any row, after that the one which was known then. */
type Answered = ReadonlyMap<AnnotationId, Annotation | 'being stored'>;

export function useAnswered(unconfirmed: readonly Annotation[]): {
  left: readonly Annotation[];
  answers: MoveAnswering;
} {
  const stored = useMoveAnswers();
  const latest = useRef(unconfirmed);
  latest.current = unconfirmed;
  // By the row, not by its key: a row that was written comes as another object, though undo may have made it what it was.
  const [answered, setAnswered] = useState<Answered>(new Map());
  const answers = useMemo(() => {
    const giving =
      (kind: keyof MoveAnswering) =>
      async (annotation: Annotation): Promise<boolean> => {
        const { id } = annotation;
        setAnswered((before) => new Map(before).set(id, 'being stored'));
        const isStored = await stored[kind](annotation);
        const known = isStored ? latest.current.find((row) => row.id === id) : undefined;
        setAnswered((before) => {
          const after = new Map(before);
          if (known === undefined) after.delete(id);
          else after.set(id, known);
          return after;
        });
        return isStored;
      };
    return { confirm: giving('confirm'), refuse: giving('refuse') };
  }, [stored]);
  const left = useMemo(() => {
    if (answered.size === 0) return unconfirmed;
    return unconfirmed.filter((row) => {
      const hidden = answered.get(row.id);
      return hidden !== 'being stored' && hidden !== row;
    });
  }, [unconfirmed, answered]);
  return { left, answers };
}

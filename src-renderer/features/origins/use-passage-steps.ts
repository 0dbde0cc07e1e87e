/** Going from shared passage to shared passage, in both texts at once. */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { afterCommit } from '../../ui/use-gradual-drawing.ts';
import { type Steps, useSteps } from '../../ui/use-steps.ts';
import type { FindMarks } from './shared-column.tsx';

type Column = RefObject<FindMarks | null>;

/** Frames in which a jump is corrected: what was never drawn has only a guessed height until it comes into view. */
const CORRECTIONS = 6;

export type PassageSteps = Steps & {
  /** Goes to a passage that was chosen in one of the columns, which stays where it is. */
  choose: (index: number, within: number) => void;
};

function reveal(mark: HTMLElement, framesLeft: number): void {
  mark.scrollIntoView({ block: 'start' });
  if (framesLeft > 0) requestAnimationFrame(() => mark.isConnected && reveal(mark, framesLeft - 1));
}

export function usePassageSteps(columns: readonly Column[], total: number): PassageSteps {
  const steps = useSteps(total);
  const { current, goTo } = steps;
  const fixed = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the refs are always the same two
  useEffect(() => {
    const marked: HTMLElement[] = [];
    const stop = afterCommit(() => {
      for (const [index, find] of columns.entries()) {
        const marks = current < 0 ? [] : (find.current?.(current) ?? []);
        const [first] = marks;
        if (first !== undefined && index !== fixed.current) reveal(first, CORRECTIONS);
        marked.push(...marks);
      }
      fixed.current = -1;
      for (const mark of marked) mark.dataset.current = 'true';
    });
    return () => {
      stop();
      for (const mark of marked) delete mark.dataset.current;
    };
  }, [current, total]);
  const choose = useCallback(
    (index: number, within: number) => {
      fixed.current = within;
      goTo(index);
    },
    [goTo],
  );
  return { ...steps, choose };
}

/** Going from one thing to the next in a text or list of them, around at either end. */
import { useCallback, useState } from 'react';
import { counted } from '../domain/count.ts';

/** `current` is the index of what was gone to last, -1 before that. */
export type Steps = {
  current: number;
  total: number;
  next: () => void;
  previous: () => void;
  goTo: (index: number) => void;
};

export function useSteps(total: number): Steps {
  const [current, setCurrent] = useState(-1);
  const step = useCallback(
    (by: number) =>
      setCurrent((now) => (total === 0 ? -1 : (Math.max(now, by > 0 ? -1 : 0) + by + total) % total)),
    [total],
  );
  const next = useCallback(() => step(1), [step]);
  const previous = useCallback(() => step(-1), [step]);
  return { current, total, next, previous, goTo: setCurrent };
}

/** "2 of 6 changes", "6 changes" before the first step, nothing where there are none. */
export function describeSteps({ current, total }: Pick<Steps, 'current' | 'total'>, noun: string): string {
  if (current < 0) return total === 0 ? '' : counted(total, noun);
  return `${current + 1} of ${counted(total, noun)}`;
}

/** What tells React which text is which while they change sides: a text that stays open keeps caret, selection and notes. */
import { useMemo, useState } from 'react';

export type PaneKeys = {
  left: number;
  right: number;
  swap: () => void;
  /** The right text moves to the left. */
  closeLeft: () => void;
};

export function usePaneKeys(): PaneKeys {
  const [{ left, right }, set] = useState({ left: 0, right: 1, next: 2 });
  return useMemo(
    () => ({
      left,
      right,
      swap: () => set((now) => ({ ...now, left: now.right, right: now.left })),
      closeLeft: () => set((now) => ({ left: now.right, right: now.next, next: now.next + 1 })),
    }),
    [left, right],
  );
}

/** Going from change to change in a compared text, and to where a passage is in it. */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { afterCommit } from '../../ui/use-gradual-drawing.ts';
import { type Steps, useSteps } from '../../ui/use-steps.ts';
import type { ChangedTextPlaces } from './changed-text.tsx';

/** Pixels of the bar above the text. */
const BAR = 60;

/** Frames in which a jump is corrected: what was never drawn has only a guessed height until it comes into view. */
const CORRECTIONS = 6;

function bringToTop(row: HTMLElement, framesLeft: number): void {
  row.scrollIntoView({ block: 'start' });
  if (framesLeft > 0) requestAnimationFrame(() => row.isConnected && bringToTop(row, framesLeft - 1));
}

function isInView(row: HTMLElement): boolean {
  const view = row.closest('main')?.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return view !== undefined && top > view.top + BAR && bottom < view.bottom;
}

let marked: HTMLElement | null = null;

/** One row at a time is the one that was gone to. */
function mark(row: HTMLElement | null): void {
  delete marked?.dataset.current;
  marked = row;
  if (row !== null) row.dataset.current = 'true';
}

export type ChangeSteps = Steps & {
  /** Shows a passage by its UTF-16 offset into the newer text; scrolls only where it is out of view. */
  showOffset: (offset: number) => void;
};

export function useChangeSteps(places: RefObject<ChangedTextPlaces | null>, total: number): ChangeSteps {
  const steps = useSteps(total);
  const { current } = steps;
  useEffect(() => {
    const stop = afterCommit(() => {
      const row = current < 0 ? null : (places.current?.change(current) ?? null);
      mark(row);
      if (row !== null) bringToTop(row, CORRECTIONS);
    });
    return () => {
      stop();
      mark(null);
    };
  }, [current, places]);
  const stopShowing = useRef<() => void>(() => undefined);
  const showOffset = useCallback(
    (offset: number) => {
      stopShowing.current();
      stopShowing.current = afterCommit(() => {
        const row = places.current?.offset(offset) ?? null;
        mark(row);
        if (row !== null && !isInView(row)) bringToTop(row, CORRECTIONS);
      });
    },
    [places],
  );
  return { ...steps, showOffset };
}

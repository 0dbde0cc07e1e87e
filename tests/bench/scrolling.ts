/** Scrolling inside the page, frame by frame, and what can be told of its frames. */
import type { Page } from '@playwright/test';

/** `step`: pixels a frame. */
export type Scrolling = { frames: number; step: number };

/** 60 pixels a frame, as a wheel does. */
export const WHEEL: Scrolling = { frames: 300, step: 60 };

/** Milliseconds between frames while what holds `content` is scrolled. */
export function measureScrolling(
  page: Page,
  content: string,
  { frames, step }: Scrolling = WHEEL,
): Promise<number[]> {
  return page.evaluate(
    async ([selector, count, pixels]) => {
      let element = document.querySelector(selector);
      while (element !== null && !/auto|scroll/u.test(getComputedStyle(element).overflowY))
        element = element.parentElement;
      if (element === null) throw new Error('Nothing to scroll');
      const scroller = element;
      const intervals: number[] = [];
      let last = 0;
      await new Promise<void>((resolve) => {
        const frame = (now: number): void => {
          if (last > 0) intervals.push(now - last);
          last = now;
          // The list of annotations follows what the analyst scrolls.
          scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: pixels }));
          scroller.scrollTop += pixels;
          if (intervals.length < count) requestAnimationFrame(frame);
          else resolve();
        };
        requestAnimationFrame(frame);
      });
      return intervals;
    },
    [content, frames, step] as const,
  );
}

/** The interval that 95 of 100 frames do not exceed. */
export function p95(intervals: readonly number[]): number {
  return intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length * 0.95)] ?? Number.NaN;
}

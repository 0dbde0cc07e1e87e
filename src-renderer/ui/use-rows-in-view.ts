/** Which rows of a table are drawn, following the scrollbar and the size of the table. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { AT_REST, nextPace, REST, rowWindow } from './table-steps.ts';

export const HEADING_HEIGHT = 32;

/** The part of the table that is seen, in pixels. */
type Part = { top: number; height: number; width: number; isLeaping: boolean; isSkimming: boolean };

function windowOf({ top, height, isLeaping }: Part, rowHeight: number, count: number) {
  // Those around come once the table rests: while it leaps they are gone before they would be seen.
  return isLeaping ? rowWindow(top, height, rowHeight, count, 0) : rowWindow(top, height, rowHeight, count);
}

/** Nothing is drawn again until other rows come into view. */
function drawsTheSame(a: Part, b: Part, rowHeight: number, count: number): boolean {
  const [was, is] = [a, b].map((part) => windowOf(part, rowHeight, count));
  return (
    was?.first === is?.first && was?.end === is?.end && a.width === b.width && a.isSkimming === b.isSkimming
  );
}

export type RowsInView = {
  indexes: readonly number[];
  /** Pixels that the table has for its columns. */
  width: number;
  /** True while rows fly past faster than anyone reads. */
  isSkimming: boolean;
  onScroll: () => void;
  /** How many rows are in view whole. */
  page: () => number;
  /** Scrolls no further than is needed to show a row whole. */
  reveal: (index: number) => void;
};

export function useRowsInView(
  grid: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  count: number,
): RowsInView {
  const [part, setPart] = useState<Part>({
    top: 0,
    height: innerHeight,
    width: innerWidth,
    isLeaping: false,
    isSkimming: false,
  });
  const pace = useRef(AT_REST);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { first, end } = windowOf(part, rowHeight, count);
  const indexes = useMemo(() => Array.from({ length: end - first }, (_, i) => first + i), [first, end]);
  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 0, clientWidth = 0 } = grid.current ?? {};
    const { isLeaping, isSkimming } = pace.current;
    const next: Part = { top: scrollTop, height: clientHeight, width: clientWidth, isLeaping, isSkimming };
    setPart((before) => (drawsTheSame(before, next, rowHeight, count) ? before : next));
  }, [grid, rowHeight, count]);
  const onScroll = useCallback(() => {
    pace.current = nextPace(pace.current, grid.current?.scrollTop ?? 0, rowHeight, performance.now());
    // In this frame: rows that came a frame after what they are scrolled to would be seen as a flicker.
    flushSync(look);
    if (!pace.current.isLeaping) return;
    clearTimeout(resting.current);
    resting.current = setTimeout(() => {
      pace.current = { ...pace.current, isLeaping: false, isSkimming: false };
      look();
    }, REST);
  }, [grid, rowHeight, look]);
  useEffect(() => () => clearTimeout(resting.current), []);
  const hasRows = count > 0;
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null || !hasRows) return undefined;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid, look, hasRows]);
  const page = (): number =>
    Math.floor(((grid.current?.clientHeight ?? rowHeight) - HEADING_HEIGHT) / rowHeight);
  const reveal = (index: number): void => {
    const element = grid.current;
    if (element === null) return;
    const top = index * rowHeight;
    const least = top + rowHeight + HEADING_HEIGHT - element.clientHeight;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < least) element.scrollTop = least;
  };
  return { indexes, width: part.width, isSkimming: part.isSkimming, onScroll, page, reveal };
}

/**
 * Drawing something long without holding up the window: what comes into view at once, the rest a part a frame, so that all of
 * it is there in the end, to be read aloud, selected and copied.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type NearParts, useNearParts } from './use-near-parts.ts';

export type GradualDrawing = {
  isDrawn: (part: string) => boolean;
  /** Draws parts now, so that what is in them can be gone to. In an effect, only `afterCommit`. */
  drawNow: (parts: readonly string[]) => void;
  watch: NearParts['watch'];
};

/** Pixels around the view in which parts are drawn ahead of their turn. */
const MARGIN = 700;

/** @param parts names of the parts, in order; the same array until they are others */
export function useGradualDrawing(parts: readonly string[]): GradualDrawing {
  const { near, watch } = useNearParts(MARGIN);
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(() => new Set(parts.slice(0, 1)));
  useEffect(() => {
    setDrawn((before) => withParts(before, [...near]));
  }, [near]);
  const next = useMemo(() => parts.find((part) => !drawn.has(part)), [parts, drawn]);
  useEffect(() => {
    if (next === undefined) return undefined;
    // After the frame is painted and what waits to be done is done, in a task of its own.
    let idle = 0;
    const frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(() => setDrawn((before) => new Set(before).add(next)), { timeout: 100 });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(idle);
    };
  }, [next]);
  const drawNow = useCallback((wanted: readonly string[]) => {
    flushSync(() => setDrawn((before) => withParts(before, wanted)));
  }, []);
  return { isDrawn: (part) => near.has(part) || drawn.has(part), drawNow, watch };
}

function withParts(before: ReadonlySet<string>, parts: readonly string[]): ReadonlySet<string> {
  return parts.every((part) => before.has(part)) ? before : new Set([...before, ...parts]);
}

/**
 * Runs `work` once React is done with what it does now, before anything is painted: while it is at it, nothing can be drawn.
 * @returns a function that calls it off
 */
export function afterCommit(work: () => void): () => void {
  let isOff = false;
  queueMicrotask(() => {
    if (!isOff) work();
  });
  return () => {
    isOff = true;
  };
}

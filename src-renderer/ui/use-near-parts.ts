/** Which parts of something long are in view or near to it: only those are worth drawing. */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';

export type NearParts = {
  /** Names of the parts. */
  near: ReadonlySet<string>;
  /** Pixels that a part was high when it was last drawn. */
  heights: ReadonlyMap<string, number>;
  /** For the `ref` of each part's element, which carries its name as `data-part`. */
  watch: (element: HTMLElement | null) => (() => void) | undefined;
};

/** @param margin pixels above and below the view in which a part counts as near */
export function useNearParts(margin: number): NearParts {
  const [near, setNear] = useState<ReadonlySet<string>>(new Set());
  const heights = useRef(new Map<string, number>());
  const observer = useRef<IntersectionObserver | null>(null);
  const hear = useCallback((entries: readonly IntersectionObserverEntry[]) => {
    const hearEach = (before: ReadonlySet<string>): ReadonlySet<string> => {
      const after = new Set(before);
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const { part = '' } = (target as HTMLElement).dataset;
        if (before.has(part) && target.isConnected) heights.current.set(part, boundingClientRect.height);
        if (isIntersecting) after.add(part);
        else after.delete(part);
      }
      return after.size === before.size && [...after].every((part) => before.has(part)) ? before : after;
    };
    // They are near, not in view yet: there is time.
    startTransition(() => setNear(hearEach));
  }, []);
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      // Made with the first part: only then is it known what scrolls them.
      observer.current ??= new IntersectionObserver(hear, {
        root: scrollerOf(element),
        rootMargin: `${margin}px 0px`,
      });
      const watching = observer.current;
      watching.observe(element);
      return () => watching.unobserve(element);
    },
    [hear, margin],
  );
  useEffect(
    () => () => {
      observer.current?.disconnect();
      observer.current = null;
    },
    [],
  );
  return { near, heights: heights.current, watch };
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  let parent = element.parentElement;
  while (parent !== null && !/auto|scroll/u.test(getComputedStyle(parent).overflowY))
    parent = parent.parentElement;
  return parent;
}

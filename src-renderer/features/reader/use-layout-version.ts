/** Counts changes of the text's layout, for what is laid over it and must be measured again. */
import { useEffect, useState } from 'react';
import type { ReaderSession } from './reader-session.ts';
import { followRest } from './scroll-rest.ts';

/** Grows when the text is drawn wider, narrower, larger or taller, and when scrolling has come to rest. */
export function useLayoutVersion({ page }: ReaderSession): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const { current } = page;
    if (current === null) return;
    const grow = (): void => setVersion((before) => before + 1);
    const observer = new ResizeObserver(grow);
    observer.observe(current.map.root);
    observer.observe(current.scroller);
    const stop = followRest(current.scroller, grow);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [page]);
  return version;
}

/** For views that are costly to draw and follow something that changes in bursts, such as an import of many files. */
import { useEffect, useRef, useState } from 'react';

/** The newest value, but not more often than every `interval` milliseconds. A change after a quiet time shows at once. */
export function usePaced<Value>(value: Value, interval: number): Value {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(0);
  useEffect(() => {
    // Nothing new, as when the first value is shown: the next one need not wait.
    if (Object.is(value, shown)) return undefined;
    const show = (): void => {
      shownAt.current = performance.now();
      setShown(() => value);
    };
    const wait = shownAt.current + interval - performance.now();
    if (wait <= 0) {
      show();
      return undefined;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value, shown, interval]);
  return shown;
}

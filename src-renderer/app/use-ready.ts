import { useEffect } from 'react';

/** Marks the page as ready once this component is painted and takes input: benchmarks and tests wait for it. */
export function useReady(): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset.ready = 'true';
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}

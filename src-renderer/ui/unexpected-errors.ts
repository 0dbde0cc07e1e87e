/** The last listener: an error that nobody expected is told to the analyst instead of vanishing in a console. */
import { useEffect } from 'react';

/** Chromium's word for a layout that needs one more frame; it is not an error of anything. */
const HARMLESS = /^ResizeObserver loop/;

/** Hands over, in words, what no other code has caught. */
export function useUnexpectedErrors(tell: (message: string) => void): void {
  useEffect(() => {
    const pass = (problem: unknown): void => {
      const words = problem instanceof Error ? problem.message : String(problem);
      if (HARMLESS.test(words)) return;
      tell(`Something failed that should not have. The status bar says what is saved. (${words})`);
    };
    const onError = (event: ErrorEvent): void => pass(event.error ?? event.message);
    const onRejection = (event: PromiseRejectionEvent): void => pass(event.reason);
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
    return () => {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
    };
  }, [tell]);
}

/** Puts off what the first view does not need until that view is on the screen: both would share the one thread. */

/**
 * Runs `work` once what is on the page by now has been drawn and nothing else is to be done, at the latest after `longest`
 * milliseconds: a window that is hidden draws nothing.
 * @returns a function that calls it off
 */
export function onceDrawn(work: () => void, longest: number): () => void {
  let frame = 0;
  let idle = 0;
  const stop = (): void => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    cancelIdleCallback(idle);
  };
  const run = (): void => {
    stop();
    work();
  };
  const timer = setTimeout(run, longest);
  // The callbacks of a frame come before its drawing: only in those of the next one is it done.
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(run);
    });
  });
  return stop;
}

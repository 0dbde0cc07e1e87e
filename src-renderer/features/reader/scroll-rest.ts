/**
 * When scrolling has come to rest. Browsers end a scroll with each step that a held key or a script takes: measuring and
 * drawing at each of them would make all of them wait, and any change of the page has all highlights looked through again.
 */

/** Milliseconds without a step after which scrolling counts as over. */
export const AT_REST = 120;

/**
 * Calls `work` whenever the scroller has come to rest.
 * @returns a function that ends it
 */
export function followRest(scroller: HTMLElement, work: () => void): () => void {
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(work, AT_REST);
  };
  scroller.addEventListener('scrollend', wait);
  return () => {
    clearTimeout(timer);
    scroller.removeEventListener('scrollend', wait);
  };
}

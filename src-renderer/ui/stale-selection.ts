/**
 * A text field that leaves the page while it has the caret leaves a selection behind in what cannot be selected. It is none to
 * every script, yet Chromium (seen in 153) looks for a place for it again at each frame that changes anything, through all
 * elements of the page: 85 ms a frame in a table of 10,000 rows.
 */

/** Drops such a selection whenever the focus has moved. Gives a function that ends that. */
export function dropStaleSelections(): () => void {
  const look = (): void => {
    const selection = getSelection();
    if (selection?.rangeCount === 0) selection.removeAllRanges();
  };
  // What is removed has lost the focus first; where nothing else takes it, no focus comes in.
  const lookLater = (): void => queueMicrotask(look);
  addEventListener('focusin', look);
  addEventListener('focusout', lookLater);
  return () => {
    removeEventListener('focusin', look);
    removeEventListener('focusout', lookLater);
  };
}

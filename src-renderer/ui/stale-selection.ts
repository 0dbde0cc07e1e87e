/**
 * A text field that leaves the page after it had the caret leaves a selection behind in what cannot be selected. It is none to
 * every script, yet Chromium (seen in 153) looks for a place for it again at each frame that changes anything, through all
 * elements of the page: 85 ms a frame in a table of 10,000 rows.
 */

/** Drops such a selection when the focus moves, and when anything scrolls. Gives a function that ends that. */
export function dropStaleSelections(): () => void {
  const look = (): void => {
    const selection = getSelection();
    if (selection?.rangeCount === 0) selection.removeAllRanges();
  };
  // A field may be removed long after it lost the focus, with the view that it is in. No event tells of that.
  const events = ['focusin', 'scroll'] as const;
  for (const event of events) addEventListener(event, look, { capture: true, passive: true });
  return () => {
    for (const event of events) removeEventListener(event, look, { capture: true });
  };
}

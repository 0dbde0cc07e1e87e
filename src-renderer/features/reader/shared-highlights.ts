/**
 * The document's highlights by name. There is one registry for the whole window, and a name leads to one Highlight: texts
 * side by side have to share it, or the one opened last would wipe the other's passages off the page.
 */

const sharers = new Map<Highlight, number>();

/** The Highlight of this name, made where nobody has it yet. Of two that overlap, the one of higher priority lies above. */
export function joinHighlight(name: string, priority: number): Highlight {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  sharers.set(highlight, (sharers.get(highlight) ?? 0) + 1);
  return highlight;
}

/** Says that a sharer is done with it. The last one to leave takes it out of the registry. */
export function leaveHighlight(name: string, highlight: Highlight): void {
  const left = (sharers.get(highlight) ?? 0) - 1;
  if (left > 0) {
    sharers.set(highlight, left);
    return;
  }
  sharers.delete(highlight);
  if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
}

/** Where keys lead in a table, what they select, and which rows are drawn: pure, so that it can be tried without a page. */

/** Rows are drawn in steps of so many: small ones, so that no single frame has to draw many. */
const STEP = 2;
/** Rows that are drawn above and below those in view, ahead of what is scrolled to. */
const MARGIN = 6;

/**
 * The rows `[first, end)` to be drawn for a part of the table that begins at `top` and is `height` pixels high.
 * @param margin rows around those in view
 */
export function rowWindow(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
  margin: number = MARGIN,
): { first: number; end: number } {
  const first = Math.floor(top / rowHeight / STEP) * STEP - margin;
  const end = Math.ceil((top + height) / rowHeight / STEP) * STEP + margin;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** Rows between two scroll events: more are nobody's reading any longer. */
const LEAP = 8;
/** Milliseconds without a leap after which the table has come to rest. */
export const REST = 120;

/**
 * Where a table was when it was last scrolled, and when it last leapt (milliseconds of the page's clock). `isLeaping`: the rows in
 * view are all that this frame need draw.
 */
export type Pace = { top: number; leapAt: number; isLeaping: boolean; isSkimming: boolean };

export const AT_REST: Pace = {
  top: 0,
  leapAt: Number.NEGATIVE_INFINITY,
  isLeaping: false,
  isSkimming: false,
};

/**
 * Follows how fast a table is scrolled. One leap, as by Page Down, is followed by a look; leap upon leap, as by dragging the
 * scrollbar, is skimming, until the leaps end.
 */
export function nextPace(pace: Pace, top: number, rowHeight: number, now: number): Pace {
  const isLeap = Math.abs(top - pace.top) >= LEAP * rowHeight;
  const hasLeapt = now - pace.leapAt < REST;
  return {
    top,
    leapAt: isLeap ? now : pace.leapAt,
    isLeaping: isLeap || (hasLeapt && pace.isLeaping),
    isSkimming: hasLeapt && (isLeap || pace.isSkimming),
  };
}

/**
 * The row that a key leads to, or null for keys that lead nowhere.
 * @param at the row one is on
 * @param page rows that are in view at once
 */
export function stepByKey(key: string, at: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + Math.max(1, page - 1),
    PageUp: at - Math.max(1, page - 1),
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to));
}

/** The rows from one to another, both included, in the order of the table. */
export function rangeOf(ids: readonly string[], from: number, to: number): Set<string> {
  return new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
}

/** A selection with one row more, or less where it was in it. */
export function toggled(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The next row after `at`, all around, that begins with what was typed; null where none does. */
export function findTyped(texts: readonly string[], typed: string, at: number): number | null {
  const wanted = typed.toLocaleLowerCase('en');
  // While more is typed, the row that already matches stays the one.
  const start = wanted.length > 1 ? at : at + 1;
  for (let i = 0; i < texts.length; i += 1) {
    const index = (start + i) % texts.length;
    if (texts[index]?.toLocaleLowerCase('en').startsWith(wanted)) return index;
  }
  return null;
}

/** Characters of a title or passage that a label shows: labels stand in one line, after "Undid: ". */
const LONGEST = 60;

/** A title or passage as a change's label names it: in quotation marks, on one line, cut where it is long. */
export function quoteInLabel(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST) return `“${line}”`;
  // Not inside a surrogate pair: half a character would be shown as none.
  return `“${line
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd()}…”`;
}

/**
 * Markup that no writer makes and that costs a Markdown parser quadratic time. A text that has it is read as plain text:
 * its markup shows, and nothing hangs.
 */

/** Quotations and lists nested deeper than this are not writing. */
const DEEPEST_NESTING = 60;
/** So many emphasis, link and code marks in one paragraph take the parser some ten milliseconds; 10,000 take seconds. */
const MARKS_IN_PARAGRAPH = 500;

/** True when some line is nested too deeply or some paragraph holds too many marks. Linear. */
export function isCostlyMarkdown(source: string): boolean {
  let marks = 0;
  for (let from = 0; from <= source.length; ) {
    const lineFeed = source.indexOf('\n', from);
    const to = lineFeed === -1 ? source.length : lineFeed;
    const line = source.slice(from, to);
    const opening = /^[\s>*+-]*/u.exec(line)?.[0] ?? '';
    if (nestingOf(opening, line.length) > DEEPEST_NESTING) return true;
    // A blank line, a table row and a list item end the paragraph before them.
    if (opening.length === line.length || /^\s*(?:\||[-*+] |\d+[.)] |#)/u.test(line)) marks = 0;
    marks += line.match(/[*_~`[\]<!]/g)?.length ?? 0;
    if (marks > MARKS_IN_PARAGRAPH) return true;
    from = to + 1;
  }
  return false;
}

/** An upper bound: the markers before the first word, or two columns of indentation for each level of a list. */
function nestingOf(opening: string, lineLength: number): number {
  const isThematicBreak = opening.length === lineLength && /^\s*([*-])(?:\s*\1)*\s*$/u.test(opening);
  if (isThematicBreak) return 0;
  const markers = opening.match(/[>*+-]/g)?.length ?? 0;
  return markers === 0 ? 0 : Math.max(markers, (opening.length - markers) / 2);
}

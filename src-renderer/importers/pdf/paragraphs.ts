/** Lines to paragraphs, items, captions and rows. */
import { isCaption } from '../line.ts';
import type { Draft, Line } from './page-content.ts';
import { isNear, type TextShape } from './text-shape.ts';

/** Gaps above the usual one by so much part paragraphs. */
const PARTING_GAP = 1.3;

const BULLET = /^(?:[•‣▪▫●○◦■□◆►▸➢➤✓✔∙·\uF0A7\uF0B7\uF0D8\u2043]|[-–—*](?=\s))\s*(?=\S)/u;
const NUMBER = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])\s+(?=\S)/u;
const CAPTION =
  /^(?:figure|fig\.|table|box|chart|map|exhibit|abbildung|tabelle|tableau)\s+[\dIVXA-Z][\w.-]*\s*(?:[.:–—|-]\s*\S|$)/iu;
/** Leaders and a page's number. */
const CONTENTS_ENTRY = /(?:\.\s?){5,}\s*[\divxlc]+$/iu;
const SENTENCE_END = /[.!?:…。！？؟۔]["'”’»)\]\d¹²³*†]*$/u;

/** Drafts of one page's lines, which come in reading order. */
export function draftsOf(lines: readonly Line[], shape: TextShape): Draft[] {
  const drafts: Draft[] = [];
  for (const line of lines) {
    const draft = drafts.at(-1);
    const previous = draft?.lines.at(-1);
    if (draft !== undefined && previous !== undefined && continues(draft, previous, line, shape))
      draft.lines.push(line);
    else drafts.push(startDraft(line));
  }
  return drafts;
}

function startDraft(line: Line): Draft {
  if (line.cells !== null) return { kind: 'table-row', lines: [line], note: false };
  if (isCaptionStart(line.text)) return { kind: 'caption', lines: [line], note: false };
  if (isItemStart(line.text)) return { kind: 'list-item', level: 1, lines: [line], note: false };
  return { kind: 'paragraph', lines: [line], note: false };
}

function isCaptionStart(text: string): boolean {
  return CAPTION.test(text) || isCaption(text);
}

/** Begins with a bullet or a number. */
export function isItemStart(text: string): boolean {
  return BULLET.test(text) || NUMBER.test(text);
}

/** Length of the bullet that a text begins with, and of the space after it; 0 where it has none. Numbers are text. */
export function bulletLength(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

function continues(draft: Draft, previous: Line, line: Line, shape: TextShape): boolean {
  if (line.cells !== null || previous.cells !== null || CONTENTS_ENTRY.test(previous.text)) return false;
  // A line set mostly in another font (code, a name) may be a little smaller or larger than its neighbours.
  if (Math.abs(previous.size - line.size) > 0.115 * Math.max(previous.size, line.size)) return false;
  if (isItemStart(line.text) || (isCaptionStart(line.text) && draft.kind !== 'caption')) {
    if (!isInterrupted(previous, line, shape)) return false;
  }
  if (previous.column !== line.column) return goesOn(draft, previous, line);
  const gap = line.baseline - previous.baseline;
  if (gap > shape.leading * PARTING_GAP * Math.max(line.size, previous.size) || gap <= 0) return false;
  if (
    previous.bold !== line.bold &&
    !shape.isBoldBody &&
    draft.lines.every((each) => each.bold === previous.bold)
  )
    if (draft.kind !== 'list-item' && endsEarly(previous, line)) return false;
  if (isIndented(draft, previous, line)) return false;
  return !endsEarly(previous, line);
}

/** A sentence that runs into a line which only looks like an item: "on page\n12. The" follows no gap and no full stop. */
function isInterrupted(previous: Line, line: Line, shape: TextShape): boolean {
  const gap = line.baseline - previous.baseline;
  const isClose = previous.column === line.column && gap < shape.leading * 1.1 * line.size;
  return (
    isClose &&
    !BULLET.test(line.text) &&
    !SENTENCE_END.test(previous.text) &&
    !/[;,]$/u.test(previous.text) &&
    !endsEarly(previous, line) &&
    Math.abs(startOf(line) - startOf(previous)) < line.size * 0.3
  );
}

/** A paragraph goes on in the next column or on the next page: no full stop before, no sign of a beginning after. */
export function goesOn(draft: Draft, previous: Line, line: Line): boolean {
  if (draft.kind === 'heading' || draft.kind === 'table-row' || draft.kind === 'caption') return false;
  if (!isNear(previous.size, line.size) || previous.bold !== line.bold) return false;
  if (isItemStart(line.text) || isCaptionStart(line.text)) return false;
  if (/[-‐\u00AD]$/u.test(previous.text)) return true;
  if (/^[\p{Ll},;)]/u.test(line.text)) return !SENTENCE_END.test(previous.text) || !endsEarly(previous, line);
  return !SENTENCE_END.test(previous.text) && !endsEarly(previous, line);
}

/** Where reading a line begins, growing in the direction of indents. */
function startOf(line: Line): number {
  return line.isRtl ? -line.right : line.left;
}

/** The line begins further in than the paragraph's lines do. After an item's first line, further in is where it goes on. */
function isIndented(draft: Draft, previous: Line, line: Line): boolean {
  const indent = startOf(line) - startOf(previous);
  if (indent > line.size * 6) return false;
  if (draft.kind === 'list-item') return indent < -line.size * 0.5 && draft.lines.length > 1;
  if (draft.lines.length === 1) {
    // A hanging indent (references, notes): the first line alone begins further out, and is full.
    return indent > line.size * 0.6 && endsEarly(previous, line);
  }
  return indent > line.size * 0.6;
}

/** The next line's first word had room on this one: the break is meant. */
function endsEarly(previous: Line, line: Line): boolean {
  const room = previous.isRtl
    ? previous.left - previous.measure.left
    : previous.measure.right - previous.right;
  const perLetter = (line.right - line.left) / Math.max(1, line.text.length);
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const needed = (firstWord + 1) * perLetter;
  if (isCentred(previous) && isCentred(line)) return SENTENCE_END.test(previous.text);
  if (/[-‐\u00AD]$/u.test(previous.text)) return false;
  // Lines that end unevenly leave some room even where no word was meant to go.
  return room > needed + line.size * (SENTENCE_END.test(previous.text) ? 0.4 : 2);
}

function isCentred(line: Line): boolean {
  const before = line.left - line.column.left;
  const after = line.column.right - line.right;
  return before > line.size && Math.abs(before - after) < line.size * 0.7;
}

/** Tells headings by their look: larger than the text, or bold and alone. Levels follow size. */
import { endsLikeProse, isTitleCase } from '../line.ts';
import type { Draft } from './page-content.ts';
import { isNear, roundSize, type TextShape } from './text-shape.ts';

const MAX_LINES = 5;
const MAX_LENGTH = 240;
/** Larger than the text by so much is meant to be seen. */
const LARGER = 1.12;

/** Makes headings of those paragraphs that look like one. Level 1 is the title, and there is one at most. */
export function markHeadings(drafts: readonly Draft[], shape: TextShape): void {
  const headings = drafts.filter((draft, index) => isHeading(draft, drafts[index + 1], shape));
  const sizes = [...new Set(headings.map(sizeOf))].sort((a, b) => b - a);
  const title = titleAmong(headings, drafts, sizes[0] ?? 0, shape);
  const others = headings.filter((heading) => heading !== title);
  const ranks = [...new Set(others.map(rankOf))].sort((a, b) => b - a);
  for (const heading of headings) {
    heading.kind = 'heading';
    heading.level = heading === title ? 1 : Math.min(6, ranks.indexOf(rankOf(heading)) + 2);
  }
}

function sizeOf(draft: Draft): number {
  return roundSize(Math.max(...draft.lines.map((line) => line.size)));
}

/** Of one size, bold headings stand above those that are not. */
function rankOf(draft: Draft): number {
  return sizeOf(draft) + (isBold(draft) ? 0.2 : 0);
}

function isBold(draft: Draft): boolean {
  return draft.lines.every((line) => line.bold);
}

/** The largest heading of the first two pages, if it is larger than the text; of several, the first. */
function titleAmong(
  headings: readonly Draft[],
  drafts: readonly Draft[],
  largest: number,
  shape: TextShape,
): Draft | undefined {
  const first = drafts[0]?.lines[0]?.page ?? 1;
  return headings.find(
    (heading) =>
      isNear(sizeOf(heading), largest) &&
      (heading.lines[0]?.page ?? 0) <= first + 1 &&
      (sizeOf(heading) > shape.bodySize * LARGER || heading === drafts[0]),
  );
}

/** An entry of a table of contents names a heading and is none. */
const LEADERS = /(?:\.\s?){5,}/u;

function isHeading(draft: Draft, next: Draft | undefined, shape: TextShape): boolean {
  const isNumbered = draft.kind === 'list-item' && /^\(?[\dIVXivx]/u.test(draft.lines[0]?.text ?? '');
  if (draft.note || (draft.kind !== 'paragraph' && !isNumbered)) return false;
  const text = draft.lines.map((line) => line.text).join(' ');
  if (draft.lines.length > MAX_LINES || text.length > MAX_LENGTH || !/\p{L}{2}/u.test(text)) return false;
  if (LEADERS.test(text)) return false;
  const isLarger = sizeOf(draft) > shape.bodySize * LARGER;
  if (isLarger) return !/[.,;]$/u.test(text) || text.length < 60;
  if (sizeOf(draft) < shape.bodySize * 0.97) return false;
  if (draft.lines.length > 3 || text.length > 120 || endsLikeProse(text) || /^\p{Ll}/u.test(text))
    return false;
  if (isBold(draft) && !shape.isBoldBody) return next !== undefined && next.kind !== 'table-row';
  const isCapitals = /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text) && isTitleCase(text);
  return isCapitals && draft.kind === 'paragraph' && next?.kind === 'paragraph' && text.length < 80;
}

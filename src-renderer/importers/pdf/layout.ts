/** Pages of placed text to an article: order, paragraphs, headings, notes. Pure: it knows nothing of pdf.js. */
import { regionsOf } from './columns.ts';
import { type ComposedDocument, composeDocument } from './compose.ts';
import { findFurniture } from './furniture.ts';
import { markHeadings } from './headings.ts';
import { countWords } from './hyphens.ts';
import { fragmentsOf } from './lines.ts';
import { markNotes, notesBeforeLast } from './notes.ts';
import type { Draft, Line, PageContent, TextRun } from './page-content.ts';
import { draftsOf, goesOn } from './paragraphs.ts';
import { linesOf } from './tables.ts';
import { taggedDrafts } from './tagged.ts';
import { shapeOf } from './text-shape.ts';

/** So much of the text, furniture apart, must be tagged for the tags to be believed. */
const TAGGED_SHARE = 0.97;

/** A line drawn with characters, as above footnotes: in the text it would cut the sentence that goes on in the next column. */
const TYPED_RULE = /^\s*[_‗―—–=-]{5,}\s*$/u;

/** `labels` are the names of all pages, in order. */
export function layOut(pages: readonly PageContent[], labels: readonly string[]): ComposedDocument {
  const furniture = findFurniture(pages, labels);
  for (const run of pages.flatMap((page) => page.runs)) if (TYPED_RULE.test(run.text)) furniture.add(run);
  const isTagged = taggedShare(pages, furniture) >= TAGGED_SHARE;
  const drafts = isTagged ? layOutTagged(pages, furniture) : layOutByLook(pages, furniture);
  const lines = drafts.flatMap((draft) => draft.lines.map((line) => line.text));
  return composeDocument(drafts, pages, labels, countWords(lines));
}

function taggedShare(pages: readonly PageContent[], furniture: ReadonlySet<TextRun>): number {
  let tagged = 0;
  let all = 0;
  for (const run of pages.flatMap((page) => page.runs)) {
    if (furniture.has(run)) continue;
    all += run.text.length;
    if (run.element !== null) tagged += run.text.length;
  }
  return all === 0 ? 0 : tagged / all;
}

function layOutTagged(pages: readonly PageContent[], furniture: ReadonlySet<TextRun>): Draft[] {
  const perPage = pages.map((page) => [
    ...taggedDrafts(page, furniture),
    ...restOf(
      page,
      page.runs.filter((run) => run.element === null && !furniture.has(run)),
    ),
  ]);
  return joinOverleaf(perPage.flat());
}

/** Lines that no tag holds, or that are written in another direction than the page: each direction after the text. */
function restOf(page: PageContent, untagged: readonly TextRun[]): Draft[] {
  const groups = [untagged, ...page.turned].filter((runs) => runs.length > 0);
  return groups.flatMap((runs) => {
    const lines = linesOfPage(page, runs, false);
    return draftsOf(lines, shapeOf(lines));
  });
}

function layOutByLook(pages: readonly PageContent[], furniture: ReadonlySet<TextRun>): Draft[] {
  const isRtl = isMostlyRtl(pages);
  const pageLines = pages.map((page) =>
    linesOfPage(
      page,
      page.runs.filter((run) => !furniture.has(run)),
      isRtl,
    ),
  );
  const shape = shapeOf(pageLines.flat());
  const perPage = pages.map((page, index) => {
    const drafts = draftsOf(pageLines[index] ?? [], shape);
    markNotes(drafts, shape, page.height);
    return [...notesBeforeLast(drafts), ...restOf(page, [])];
  });
  const joined = joinOverleaf(perPage.flat());
  markHeadings(joined, shape);
  return joined;
}

function isMostlyRtl(pages: readonly PageContent[]): boolean {
  let balance = 0;
  for (const run of pages.flatMap((page) => page.runs))
    balance += run.isRtl ? run.text.length : -run.text.length;
  return balance > 0;
}

function linesOfPage(page: PageContent, runs: readonly TextRun[], isRtl: boolean): Line[] {
  return regionsOf(fragmentsOf(runs), isRtl).flatMap((region) => linesOf(region, page.number));
}

/** Puts together paragraphs that a column's or a page's end cut in two. */
function joinOverleaf(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const last = before?.lines.at(-1);
    const first = draft.lines[0];
    const isCut =
      before !== undefined &&
      last !== undefined &&
      first !== undefined &&
      !before.note &&
      !draft.note &&
      last.column !== first.column &&
      draft.kind === 'paragraph' &&
      (before.kind === 'paragraph' || before.kind === 'list-item' || before.kind === 'quotation') &&
      (last.page !== first.page || last.baseline > first.baseline) &&
      goesOn(before, last, first);
    if (isCut) before.lines.push(...draft.lines);
    else joined.push(draft);
  }
  return joined;
}

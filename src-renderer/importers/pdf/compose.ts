/** Drafts to text and blocks: lines joined, words made whole, page starts and images placed. */
import type { ImageMention, PageStart } from '../../domain/records.ts';
import type { Mark, TextWithBlocks } from '../../domain/text/block.ts';
import { createBlockWriter, type Inline } from '../block-writer.ts';
import { joinLines, type WordCounts } from './hyphens.ts';
import type { Draft, Line, PageContent, Piece } from './page-content.ts';
import { bulletLength } from './paragraphs.ts';

/** `starts` has where each page's text begins in `inline`. */
type Composed = { draft: Draft; inline: Inline; starts: { page: number; offset: number }[] };

export type ComposedDocument = TextWithBlocks & { pages: PageStart[]; images: ImageMention[] };

/** `labels` are the pages' names, in order. */
export function composeDocument(
  drafts: readonly Draft[],
  pages: readonly PageContent[],
  labels: readonly string[],
  words: WordCounts,
): ComposedDocument {
  const composed = drafts
    .map((draft) => composeDraft(draft, words))
    .filter(({ inline }) => inline.text !== '');
  const writer = createBlockWriter();
  for (const { draft, inline } of composed) writer.write(draft.kind, inline, draft.level);
  const { text, blocks } = writer.finish();
  const startOf = (index: number): number => blocks[index]?.start ?? text.length;
  const starts = new Map<number, number>();
  for (const [index, each] of composed.entries()) {
    for (const { page, offset } of each.starts)
      if (!starts.has(page)) starts.set(page, startOf(index) + offset);
  }
  return {
    text,
    blocks,
    pages: pageStarts(labels, starts, text.length),
    images: pages
      .flatMap((page) => imagesOf(page, labels[page.number - 1] ?? '', composed, startOf, text.length))
      .sort((a, b) => a.start - b.start),
  };
}

/** A page without text begins where the next one does. */
function pageStarts(
  labels: readonly string[],
  starts: ReadonlyMap<number, number>,
  end: number,
): PageStart[] {
  const pages: PageStart[] = [];
  let next = end;
  for (let number = labels.length; number >= 1; number -= 1) {
    next = Math.min(next, starts.get(number) ?? next);
    pages.push({ label: labels[number - 1] ?? '', start: number === 1 ? 0 : next });
  }
  return pages.reverse();
}

/** An image stands before the block whose text comes next below it on its page. */
function imagesOf(
  page: PageContent,
  label: string,
  composed: readonly Composed[],
  startOf: (index: number) => number,
  end: number,
): ImageMention[] {
  if (page.images.length === 0) return [];
  const onPage = composed.flatMap(({ draft }, index) => {
    const line = draft.lines.find((each) => each.page === page.number);
    return line === undefined ? [] : [{ index, line }];
  });
  const after = composed.findIndex(({ draft }) => (draft.lines[0]?.page ?? 0) > page.number);
  return page.images.map((image) => {
    const below = onPage.filter(({ line }) => line.baseline >= image.bottom - 2);
    const underneath = below.filter(({ line }) => line.left < image.right && line.right > image.left);
    const candidates = underneath.length > 0 ? underneath : below;
    const nearest = candidates.toSorted((a, b) => a.line.baseline - b.line.baseline)[0];
    const last = onPage.at(-1);
    const index = nearest?.index ?? (last === undefined ? after : last.index + 1);
    return { name: `Image on page ${label}`, start: index === -1 ? end : startOf(index) };
  });
}

function composeDraft(draft: Draft, words: WordCounts): Composed {
  const pieces: Piece[] = [];
  const starts: Composed['starts'] = [];
  let length = 0;
  let page = 0;
  const append = (piece: Piece): void => {
    if (piece.text === '') return;
    pieces.push(piece);
    length += piece.text.length;
  };
  for (const [index, line] of draft.lines.entries()) {
    const content = piecesOfLine(draft, line, index);
    const first = content[0]?.text ?? '';
    if (first === '') continue;
    const previous = pieces.at(-1);
    if (previous !== undefined) {
      const { drop, glue } = joinLines(previous.text, content.map(({ text }) => text).join(''), words);
      previous.text = previous.text.slice(0, previous.text.length - drop) + glue;
      length += glue.length - drop;
    }
    if (line.page !== page) starts.push({ page: line.page, offset: length });
    page = line.page;
    for (const piece of content) append({ ...piece });
  }
  const text = pieces.map((piece) => piece.text).join('');
  return { draft, inline: tidy({ text, marks: marksOf(pieces, draft) }), starts };
}

/** The joiner judges by soft hyphens at a line's end; elsewhere they say nothing. */
function piecesOfLine(draft: Draft, line: Line, index: number): Piece[] {
  const cells = line.cells;
  const pieces: Piece[] =
    cells === null
      ? line.pieces
      : cells.flatMap((cell, position) => (position === 0 ? cell : [{ ...PLAIN, text: ' | ' }, ...cell]));
  let skip = draft.kind === 'list-item' && index === 0 ? bulletLength(line.text) : 0;
  const kept: Piece[] = [];
  for (const [position, piece] of pieces.entries()) {
    const dropped = Math.min(skip, piece.text.length);
    skip -= dropped;
    const isLast = position === pieces.length - 1;
    const text = piece.text
      .slice(dropped)
      .replace(isLast ? /\u00AD(?=.)/gu : /\u00AD/gu, '')
      .replace(LEADERS, ' … ');
    if (text !== '') kept.push({ ...piece, text: kept.length === 0 ? text.trimStart() : text });
  }
  return kept.filter(({ text }) => text !== '');
}

const PLAIN = { bold: false, italic: false, href: '' };
/** The dots that lead from an entry to its page number. */
const LEADERS = /\s*(?:\.\s*){5,}/gu;

function marksOf(pieces: readonly Piece[], draft: Draft): Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const end = offset + piece.text.length;
    if (piece.bold && draft.kind !== 'heading') extend(marks, { kind: 'strong', start: offset, end });
    if (piece.italic) extend(marks, { kind: 'emphasis', start: offset, end });
    if (piece.href !== '') extend(marks, { kind: 'link', start: offset, end, href: piece.href });
    offset = end;
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Adds a mark, or makes the one before it longer. */
function extend(marks: Mark[], mark: Mark): void {
  const before = marks.findLast((each) => each.kind === mark.kind);
  if (before !== undefined && before.end === mark.start && before.href === mark.href) before.end = mark.end;
  else marks.push(mark);
}

/** Marks begin and end at letters, not at the space beside them. */
function tidy({ text, marks }: Inline): Inline {
  const tidied = marks.flatMap((mark) => {
    const marked = text.slice(mark.start, mark.end);
    const start = mark.start + marked.length - marked.trimStart().length;
    const end = mark.end - (marked.length - marked.trimEnd().length);
    return end > start ? [{ ...mark, start, end }] : [];
  });
  return { text: text.trimEnd(), marks: tidied.filter((mark) => mark.end <= text.trimEnd().length) };
}

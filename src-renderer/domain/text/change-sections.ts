/**
 * Sections: neighbouring rows of a compared text that are drawn together. A browser takes a tenth of a millisecond and more
 * for each row: thousands at once would hold up the window.
 */
import type { ChangeRow, ShownRow } from './change-rows.ts';

/** A row, or a part of one that is too long to be drawn at once; `change` is its index among the rows that changed. */
export type SectionRow = ChangeRow & { change: number | null; isContinued: boolean };

export type SectionGap = { kind: 'gap'; rows: ChangeRow[]; newStart: number };

export type SectionEntry = SectionRow | SectionGap;

/** `key` names it among the sections of its comparison; `size` is the characters that it shows. */
export type ChangeSection = {
  key: string;
  newStart: number;
  size: number;
  entries: SectionEntry[];
};

const FULL_ENTRIES = 24;
const FULL_SIZE = 8_000;
/** A gap of more rows is a section of its own: unfolded, it is many. */
const SMALL_GAP = 24;
/** Of a paragraph without an end, or in which each word changed, so much is one row. */
const MOST_PIECES = 120;
const MOST_CHARACTERS = 8_000;

/** What a gap button takes up, in characters. */
const GAP_SIZE = 60;

/**
 * Rows and gaps in order, each in exactly one section.
 * @param before begins the keys: sections of an unfolded gap must not be named as those around it
 */
export function makeSections(shown: readonly ShownRow[], before = ''): ChangeSection[] {
  const sections: ChangeSection[] = [];
  let change = 0;
  let open: ChangeSection | null = null;
  const add = (entry: SectionEntry, size: number): void => {
    if (open === null || open.entries.length >= FULL_ENTRIES || open.size + size > FULL_SIZE) {
      open = { key: `${before}${sections.length}`, newStart: entry.newStart, size: 0, entries: [] };
      sections.push(open);
    }
    open.entries.push(entry);
    open.size += size;
  };
  for (const row of shown) {
    if (row.kind === 'gap') {
      const gap: SectionGap = { ...row, newStart: row.rows[0]?.newStart ?? 0 };
      const isLarge = row.rows.length > SMALL_GAP;
      if (isLarge) open = null;
      add(gap, GAP_SIZE);
      if (isLarge) open = null;
      continue;
    }
    const own = row.kind === 'same' ? null : change;
    if (own !== null) change += 1;
    for (const [index, part] of cutRow(row).entries())
      add({ ...part, change: index === 0 ? own : null, isContinued: index > 0 }, sizeOf(part));
  }
  return sections;
}

/** The only gap of a section that is unfolded into sections of its own; null for other sections. */
export function largeGapOf({ entries }: ChangeSection): SectionGap | null {
  const [only] = entries;
  return only?.kind === 'gap' && only.rows.length > SMALL_GAP ? only : null;
}

function sizeOf({ pieces }: ChangeRow): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function cutRow(row: ChangeRow): ChangeRow[] {
  if (row.pieces.length <= MOST_PIECES && sizeOf(row) <= MOST_CHARACTERS) return [row];
  const parts: ChangeRow[] = [];
  let part: ChangeRow | null = null;
  let size = 0;
  let at = row.newStart;
  for (const piece of row.pieces.flatMap(cutPiece)) {
    if (part === null || part.pieces.length >= MOST_PIECES || size + piece.text.length > MOST_CHARACTERS) {
      part = { ...row, pieces: [], newStart: at };
      parts.push(part);
      size = 0;
    }
    part.pieces.push(piece);
    size += piece.text.length;
    if (piece.kind !== 'removed') at += piece.text.length;
  }
  return parts;
}

type Piece = ChangeRow['pieces'][number];

/** Between words where there are any. */
function cutPiece({ kind, text }: Piece): Piece[] {
  if (text.length <= MOST_CHARACTERS) return [{ kind, text }];
  const parts: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const limit = Math.min(text.length, from + MOST_CHARACTERS);
    const space = limit === text.length ? -1 : text.lastIndexOf(' ', limit - 1);
    const end = space > from ? space + 1 : wholeCharacter(text, limit);
    parts.push({ kind, text: text.slice(from, end) });
    from = end;
  }
  return parts;
}

/** Never between the halves of one code point. */
function wholeCharacter(text: string, at: number): number {
  const isHigh = /[\ud800-\udbff]/u.test(text.charAt(at - 1));
  return isHigh && at < text.length ? at - 1 : at;
}

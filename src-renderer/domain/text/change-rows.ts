/** Two texts as rows to read: what stayed, what went and what came, paragraph by paragraph. */
import type { TextChange } from '../anchor/text-diff.ts';
import { type Block, type BlockKind, blockIndexAt } from './block.ts';

export type ChangePiece = { kind: TextChange['kind']; text: string };

/** `blockKind` is that of the new text's block, null where the row is only in the old one. */
export type ChangeRow = {
  kind: 'same' | 'changed' | 'added' | 'removed';
  pieces: ChangePiece[];
  /** UTF-16 offset of the row in the new text; of what follows it, where the row is gone. */
  newStart: number;
  blockKind: BlockKind | null;
};

/** What stands between two changes and is not shown unless asked for. */
export type ShownRow = ChangeRow | { kind: 'gap'; rows: ChangeRow[] };

/** Unchanged paragraphs shown before and after a change. */
const CONTEXT_ROWS = 1;

const LINE_END = { removed: '¶', added: '', same: '' } as const;

/** Rows of the new text's paragraphs in order, with what was removed where it stood. Blank lines are left out. */
export function makeChangeRows(
  oldText: string,
  newText: string,
  changes: readonly TextChange[],
  newBlocks: readonly Block[],
): ChangeRow[] {
  const rows: ChangeRow[] = [];
  let pieces: ChangePiece[] = [];
  let rowStart = 0;
  const endRow = (next: number): void => {
    rows.push(...toRows(pieces, rowStart, newBlocks));
    pieces = [];
    rowStart = next;
  };
  for (const { kind, oldStart, oldEnd, newStart, newEnd } of changes) {
    const isRemoved = kind === 'removed';
    const lines = (isRemoved ? oldText.slice(oldStart, oldEnd) : newText.slice(newStart, newEnd)).split('\n');
    let at = newStart;
    for (const [index, line] of lines.entries()) {
      if (index > 0) {
        // A removed line end inside a paragraph that goes on joins two paragraphs: it is shown, not obeyed.
        if (isRemoved && pieces.some((piece) => piece.kind !== 'removed' && piece.text.trim() !== ''))
          pieces.push({ kind, text: LINE_END[kind] });
        else endRow(at);
      }
      if (line !== '') pieces.push({ kind, text: line });
      if (!isRemoved) at += line.length + 1;
    }
  }
  endRow(newText.length);
  return rows;
}

const WORD = /[\p{L}\p{N}]/u;

/** One row; two where no word of the old paragraph is in the new one; none where there is nothing to read. */
function toRows(pieces: ChangePiece[], newStart: number, blocks: readonly Block[]): ChangeRow[] {
  if (pieces.every(({ text }) => text.trim() === '' || text === LINE_END.removed)) return [];
  const kinds = new Set(pieces.filter(({ text }) => WORD.test(text)).map(({ kind }) => kind));
  const blockKind = blocks[Math.max(0, blockIndexAt(blocks, newStart))]?.kind ?? null;
  if (kinds.has('removed') && kinds.has('added') && !kinds.has('same'))
    return [
      { kind: 'removed', pieces: sideOf(pieces, 'added'), newStart, blockKind: null },
      { kind: 'added', pieces: sideOf(pieces, 'removed'), newStart, blockKind },
    ];
  const [only] = kinds;
  const kind = kinds.size > 1 || pieces.some((piece) => piece.kind !== only) ? 'changed' : (only ?? 'same');
  return [{ kind, pieces, newStart, blockKind: kind === 'removed' ? null : blockKind }];
}

/** The pieces of one side only; stray punctuation that both have belongs to it. */
function sideOf(pieces: readonly ChangePiece[], without: 'added' | 'removed'): ChangePiece[] {
  const kind = without === 'added' ? 'removed' : 'added';
  return pieces.filter((piece) => piece.kind !== without).map(({ text }) => ({ kind, text }));
}

/** Folds long stretches without a change into gaps. */
export function foldUnchanged(rows: readonly ChangeRow[]): ShownRow[] {
  const shown: ShownRow[] = [];
  let same: ChangeRow[] = [];
  const flush = (isLast: boolean): void => {
    const before = shown.length === 0 ? 0 : CONTEXT_ROWS;
    const after = isLast ? 0 : CONTEXT_ROWS;
    if (same.length <= before + after + 1) shown.push(...same);
    else {
      const end = same.length - after;
      shown.push(
        ...same.slice(0, before),
        { kind: 'gap', rows: same.slice(before, end) },
        ...same.slice(end),
      );
    }
    same = [];
  };
  for (const row of rows) {
    if (row.kind === 'same') same.push(row);
    else {
      flush(false);
      shown.push(row);
    }
  }
  flush(true);
  return shown;
}

/** How much changed, in words of the text. */
export function countChangedWords(rows: readonly ChangeRow[]): { added: number; removed: number } {
  const count = { added: 0, removed: 0 };
  for (const { pieces } of rows)
    for (const { kind, text } of pieces)
      if (kind !== 'same') count[kind] += text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return count;
}

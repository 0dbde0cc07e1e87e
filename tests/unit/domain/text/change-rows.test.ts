import { describe, expect, it } from 'vitest';
import { diffTexts } from '../../../../src-renderer/domain/anchor/text-diff.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import {
  type ChangeRow,
  countChangedWords,
  foldUnchanged,
  makeChangeRows,
} from '../../../../src-renderer/domain/text/change-rows.ts';

/** "kind: same [added] {removed}" */
function describeRow({ kind, pieces }: ChangeRow): string {
  const marks = { same: ['', ''], added: ['[', ']'], removed: ['{', '}'] } as const;
  return `${kind}: ${pieces.map((piece) => `${marks[piece.kind][0]}${piece.text}${marks[piece.kind][1]}`).join('')}`;
}

function rowsOf(oldText: string, newText: string): string[] {
  return makeChangeRows(oldText, newText, diffTexts(oldText, newText), blocksOf(newText)).map(describeRow);
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    kind: 'paragraph',
    start: index,
    end: index + line.length,
    marks: [],
  }));
}

const FIRST =
  'The talks ended without a truce\n\nOfficials said on Monday that two posts were attacked.\n\nNobody claimed it.';

describe('rows of a change', () => {
  it('say nothing changed where nothing did', () => {
    expect(rowsOf(FIRST, FIRST).every((row) => row.startsWith('same: '))).toBe(true);
  });

  it('show a changed word inside its paragraph', () => {
    const rows = rowsOf(FIRST, FIRST.replace('two posts', 'three posts'));
    expect(rows[1]).toBe('changed: Officials said on Monday that {two}[three] posts were attacked.');
  });

  it('show whole paragraphs that came and went', () => {
    const paragraphs = FIRST.split('\n\n');
    const rows = rowsOf(
      FIRST,
      [paragraphs[0], 'A border market stayed open all week.', paragraphs[2]].join('\n\n'),
    );
    expect(rows.map((row) => row.split(':')[0])).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('hold all of the new text in same and added, and all of the old in same and removed', () => {
    const next = `${FIRST.replace('Nobody', 'A group')}\n\nMore follows.`;
    const rows = makeChangeRows(FIRST, next, diffTexts(FIRST, next), blocksOf(next));
    const join = (without: string): string =>
      rows
        .flatMap(({ pieces }) => pieces.filter(({ kind }) => kind !== without).map(({ text }) => text))
        .join('');
    const plain = (text: string): string => text.replaceAll(/[\n¶]/gu, '');
    expect(plain(join('removed'))).toBe(plain(next));
    expect(plain(join('added'))).toBe(plain(FIRST));
  });

  it('fold long unchanged stretches and keep a paragraph around each change', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `Paragraph number ${index} of the report.`);
    const next = lines.with(10, 'Paragraph number 10 of the new report.');
    const rows = makeChangeRows(
      lines.join('\n'),
      next.join('\n'),
      diffTexts(lines.join('\n'), next.join('\n')),
      [],
    );
    const shown = foldUnchanged(rows);
    expect(shown.map(({ kind }) => kind)).toEqual(['gap', 'same', 'changed', 'same', 'gap']);
    expect(shown.reduce((sum, row) => sum + (row.kind === 'gap' ? row.rows.length : 1), 0)).toBe(rows.length);
    expect(countChangedWords(rows)).toEqual({ added: 1, removed: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import type { ChangeRow, ShownRow } from '../../../../src-renderer/domain/text/change-rows.ts';
import {
  type ChangeSection,
  largeGapOf,
  makeSections,
} from '../../../../src-renderer/domain/text/change-sections.ts';

function row(kind: ChangeRow['kind'], text: string, newStart: number): ChangeRow {
  return {
    kind,
    newStart,
    blockKind: 'paragraph',
    pieces: [{ kind: kind === 'same' ? 'same' : 'added', text }],
  };
}

function textOf(sections: readonly ChangeSection[]): string {
  return sections
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.kind === 'gap' ? entry.rows : [entry]))
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('');
}

const rows = Array.from({ length: 200 }, (_, index) =>
  row(index % 3 === 0 ? 'added' : 'same', `Paragraph ${index}.`, index * 20),
);

describe('sections of a compared text', () => {
  it('hold each row once, in order, and few of them each', () => {
    const sections = makeSections(rows);
    expect(textOf(sections)).toBe(rows.map(({ pieces }) => pieces[0]?.text).join(''));
    expect(Math.max(...sections.map(({ entries }) => entries.length))).toBeLessThanOrEqual(24);
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
  });

  it('count the changes through', () => {
    const changes = makeSections(rows)
      .flatMap(({ entries }) => entries)
      .flatMap((entry) => (entry.kind === 'gap' || entry.change === null ? [] : entry.change));
    expect(changes).toEqual(Array.from({ length: 67 }, (_, index) => index));
  });

  it('leave a large gap to itself, and a small one among its neighbours', () => {
    const shown: ShownRow[] = [
      row('added', 'First.', 0),
      { kind: 'gap', rows: rows.slice(0, 5) },
      row('added', 'Second.', 100),
      { kind: 'gap', rows },
      row('added', 'Third.', 5000),
    ];
    const sections = makeSections(shown);
    expect(sections.map((section) => largeGapOf(section)?.rows.length ?? 0)).toEqual([0, 200, 0]);
    expect(sections[0]?.entries.map(({ kind }) => kind)).toEqual(['added', 'gap', 'added']);
    const inner = makeSections(
      sections[1]?.entries.flatMap((entry) => (entry.kind === 'gap' ? entry.rows : [])) ?? [],
      'x',
    );
    expect(textOf(inner)).toBe(textOf(sections.slice(1, 2)));
  });

  it('cut a paragraph without an end, without losing or doubling a letter, and count it as one change', () => {
    const words = `${'sanctions '.repeat(3000)}${'😀'.repeat(9000)}`;
    const many = Array.from({ length: 1000 }, (_, index) => ({
      kind: index % 2 === 0 ? ('removed' as const) : ('added' as const),
      text: `word${index} `,
    }));
    const sections = makeSections([row('added', words, 0), { ...row('changed', '', 60_000), pieces: many }]);
    expect(textOf(sections)).toBe(words + many.map(({ text }) => text).join(''));
    const parts = sections.flatMap(({ entries }) => entries);
    expect(parts.length).toBeGreaterThan(12);
    expect(
      parts.every((part) => part.kind === 'gap' || part.pieces.every(({ text }) => text.isWellFormed())),
    ).toBe(true);
    const changes = parts.flatMap((part) => (part.kind === 'gap' || part.change === null ? [] : part.change));
    expect(changes).toEqual([0, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { makeSharedChunks, type SharedChunk } from '../../../../src-renderer/domain/origins/shared-chunks.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    kind: 'paragraph',
    start: index,
    end: index + line.length,
    marks: [],
  }));
}

const cutsOf = (chunks: readonly SharedChunk[]) =>
  chunks.flatMap(({ blocks }) => blocks.flatMap(({ cuts }) => cuts));
const textOf = (chunks: readonly SharedChunk[]): string =>
  cutsOf(chunks)
    .map(({ text }) => text)
    .join('');

const LONG = 'The ministry said that the crossing would stay closed until talks resume. '.repeat(2_000);

describe('a compared text in chunks', () => {
  it('holds the whole text once, in chunks of which none is long', () => {
    const text = `${'A paragraph of the report.\n'.repeat(3_000)}${LONG}`;
    const chunks = makeSharedChunks(text, blocksOf(text), []);
    expect(textOf(chunks)).toBe(text.replaceAll('\n', ''));
    expect(Math.max(...chunks.map(({ characters }) => characters))).toBeLessThan(20_000);
    expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length);
  });

  it('says of a long paragraph’s parts which continue it', () => {
    const chunks = makeSharedChunks(LONG, blocksOf(LONG), []);
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks.map(({ blocks }) => blocks[0]?.isContinued)).toEqual(chunks.map((_, index) => index > 0));
  });

  it('cuts out what is shared, where each passage begins once, also across chunks and where they overlap', () => {
    const passages = [
      { start: 10, end: 30_000 },
      { start: 20, end: 40 },
      { start: 50_000, end: 50_010 },
    ];
    const cuts = cutsOf(makeSharedChunks(LONG, blocksOf(LONG), passages));
    const shared = (index: number): string =>
      cuts
        .filter(({ passages: within }) => within.includes(index))
        .map(({ text }) => text)
        .join('');
    for (const [index, { start, end }] of passages.entries())
      expect(shared(index)).toBe(LONG.slice(start, end));
    expect(cuts.flatMap(({ begins }) => begins)).toEqual([0, 1, 2]);
  });
});

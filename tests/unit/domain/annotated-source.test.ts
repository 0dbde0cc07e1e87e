import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFacts } from '../../../src-renderer/domain/annotated-source/facts.ts';
import { createStretches } from '../../../src-renderer/domain/annotated-source/stretches.ts';
import { passageFacts, shortQuote } from '../../../src-renderer/domain/annotated-source/wording.ts';
import type { RevisionId } from '../../../src-renderer/domain/ids.ts';
import type { BlockKind } from '../../../src-renderer/domain/text/block.ts';
import { blockRuns, listTree } from '../../../src-renderer/domain/text/block-runs.ts';
import { tableCells } from '../../../src-renderer/domain/text/table-cells.ts';
import { richSample, SourceSample } from '../exporters/annotated-source/sample-source.ts';

describe('an annotated source', () => {
  it('numbers its annotations in the order of the text, of those that begin together the longer first', () => {
    const sample = new SourceSample([{ kind: 'paragraph', text: 'One two three four.' }]);
    sample.annotate('three');
    sample.annotate('One');
    sample.annotate('One two');
    const { passages } = sample.annotated();
    expect(passages.map(({ number, annotation }) => [number, annotation.anchor.quote.exact])).toEqual([
      [1, 'One two'],
      [2, 'One'],
      [3, 'three'],
    ]);
  });

  it('joins tags, hue, claims with grade, and place', () => {
    const [first] = richSample().annotated().passages;
    expect(first).toMatchObject({
      hue: 'blue',
      tags: [{ name: 'Diplomacy' }],
      bearings: [{ stance: 'supports', strength: 'strong', grade: 'C2', claim: { number: 1 } }],
      locator: { kind: 'paragraph', number: 1, page: '1' },
    });
    expect(first === undefined ? [] : passageFacts(first)).toEqual([
      'p. 1, ¶ 1',
      'R. Analyst',
      '22 Nov 2025, 09:05',
    ]);
  });

  it('keeps apart what its revision does not hold, and numbers it last', () => {
    const sample = richSample();
    const last = sample.annotations.at(-1);
    if (last === undefined) throw new Error('The sample has no annotations');
    sample.annotations.unshift({
      ...last,
      anchor: { ...last.anchor, revisionId: 'revision-1' as RevisionId },
    });
    const annotated = sample.annotated();
    expect(annotated.lost.map(({ number, locator }) => [number, locator])).toEqual([[8, null]]);
    const facts = sourceFacts(annotated, '2025-11-22').map(({ name, value }) => `${name}: ${value}`);
    expect(facts).toContain('Annotations: 7, and 1 more whose passage this revision does not hold');
  });

  it('says in words what is not known of its reference', () => {
    const annotated = richSample().annotated();
    const reference = (known: Partial<typeof annotated.source>) => {
      const nothing = { author: '', publisher: '', issued: '', volume: '', issue: '', page: '', doi: '' };
      const source = { ...annotated.source, ...nothing, ...known };
      return sourceFacts({ ...annotated, source }, '2025-11-22').find(({ name }) => name === 'Reference')
        ?.value;
    };
    expect(reference({})).toBe('No author, publisher or date is known.');
    expect(reference({ doi: '10.1000/1' })).toBe('Undated, doi:10.1000/1.');
    expect(reference({ publisher: 'Dawn' })).toBe('Dawn, undated.');
  });

  it('lists the tags that occur, in the order of the tree, by their paths', () => {
    expect(
      richSample()
        .annotated()
        .legend.map(({ path, count }) => [path, count]),
    ).toEqual([
      ['Security › Cross-border attack', 2],
      ['Diplomacy', 1],
      ['Law: self-defence', 2],
      ['To verify', 2],
    ]);
  });

  it('quotes a very long passage in part, at a word', () => {
    const sample = new SourceSample([{ kind: 'paragraph', text: 'word '.repeat(1000).trim() }]);
    sample.annotateRange(0, sample.text.trimEnd().length);
    const [row] = sample.annotations;
    const quote = row === undefined ? '' : shortQuote(row);
    expect(quote).toMatch(/^(?:word )+…$/);
    expect(quote.length).toBeLessThan(1210);
  });
});

const KINDS: BlockKind[] = ['heading', 'paragraph', 'list-item', 'quotation', 'table-row', 'caption'];

/** Any blocks with any annotations and pages over them. */
const anySample = fc
  .record({
    blocks: fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        level: fc.integer({ min: 1, max: 14 }),
        text: fc
          .array(fc.constantFrom('word', '👩‍👩‍👧', 'a | b', 'x'), { minLength: 1 })
          .map((words) => words.join(' ')),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    ranges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
    starts: fc.array(fc.nat(), { maxLength: 4 }),
  })
  .map(({ blocks, ranges, starts }) => {
    const sample = new SourceSample(blocks);
    const { length } = sample.text;
    for (const [from, size] of ranges) {
      const start = from % length;
      sample.annotateRange(start, start + 1 + (size % (length - start)));
    }
    for (const start of starts.map((offset) => offset % length).sort((a, b) => a - b))
      sample.pages.push({ label: String(sample.pages.length + 1), start });
    return sample;
  });

describe('a text cut into stretches', () => {
  it('is the text, with every annotation begun once at most, ended once, and over what it holds', () => {
    fc.assert(
      fc.property(anySample, (sample) => {
        const annotated = sample.annotated();
        const stretches = createStretches(annotated);
        const all = sample.blocks.flatMap((_, index) => stretches(index));
        const drawn = all.map(({ start, end }) => sample.text.slice(start, end)).join('');
        expect(drawn).toBe(sample.blocks.map(({ start, end }) => sample.text.slice(start, end)).join(''));
        for (const passage of annotated.passages) {
          const { start, end } = passage.annotation.anchor;
          const inside = all.filter((stretch) => stretch.start < end && stretch.end > start);
          for (const stretch of inside) expect(stretch.passages).toContain(passage);
          expect(all.filter(({ ends }) => ends.includes(passage))).toHaveLength(1);
          if (inside.length > 0)
            expect(inside.filter(({ begins }) => begins.includes(passage)).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('runs of blocks', () => {
  it('hold every block once, and lists every item once, however they are nested', () => {
    fc.assert(
      fc.property(anySample, ({ blocks }) => {
        const runs = blockRuns(blocks, [{ name: '', start: 3 }]);
        expect(runs.flatMap((run) => run.blocks.map(({ block }) => block))).toEqual(blocks);
        expect(
          runs.flatMap(({ imagesBefore, imagesAfter }) => [...imagesBefore, ...imagesAfter]),
        ).toHaveLength(1);
        for (const run of runs) {
          const flat = (tree: ReturnType<typeof listTree>): unknown[] =>
            tree.flatMap(({ item, inner }) => [item, ...flat(inner)]);
          expect(flat(listTree(run.blocks))).toEqual(run.blocks);
        }
      }),
    );
  });

  it('part the cells of a table row at its bars', () => {
    const text = 'a | b |  | c';
    const cells = tableCells(text, { start: 0, end: text.length });
    expect(cells.map(({ start, contentEnd }) => text.slice(start, contentEnd))).toEqual(['a', 'b', '', 'c']);
  });
});

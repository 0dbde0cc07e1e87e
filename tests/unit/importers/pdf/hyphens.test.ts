import { describe, expect, it } from 'vitest';
import { countWords, joinLines } from '../../../../src-renderer/importers/pdf/hyphens.ts';

/** The two lines, joined by what a document of these `lines` knows. */
function join(before: string, after: string, lines: string[] = []): string {
  const { drop, glue } = joinLines(before, after, countWords([...lines, before, after]));
  return before.slice(0, before.length - drop) + glue + after;
}

describe('joinLines', () => {
  it.each([
    ['the infor-', 'mation given', 'the information given'],
    ['the infor\u00AD', 'mation given', 'the information given'],
    ['the US-', 'led force', 'the US-led force'],
    ['in self-', 'defence', 'in self-defence'],
    ['an Anglo-', 'American plan', 'an Anglo-American plan'],
    ['during COVID-', '19 lockdowns', 'during COVID-19 lockdowns'],
    ['from 2019–', '2021', 'from 2019–2021'],
    ['he waited –', 'then left', 'he waited – then left'],
    ['two words', 'stay two', 'two words stay two'],
    ['日本', '語', '日本語'],
    ['서울', '시장', '서울 시장'],
  ])('%s | %s', (before, after, joined) => {
    expect(join(before, after)).toBe(joined);
  });

  it('lets the rest of the document decide', () => {
    expect(join('a cross-', 'border raid', ['the crossborder trade'])).toBe('a crossborder raid');
    expect(join('the co-', 'operation', ['their co-operation'])).toBe('the co-operation');
    expect(join('the co-', 'operation', ['their cooperation'])).toBe('the cooperation');
    expect(join('a market-', 'driven plan', ['the market is driven by'])).toBe('a market-driven plan');
  });

  it('does not take a word cut at a line’s end for a whole one', () => {
    expect(countWords(['of the infor-', 'mation']).has('infor')).toBe(false);
  });
});

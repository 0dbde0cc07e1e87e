import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassage, makeSnippet } from '../../../../src-renderer/domain/search/passage.ts';
import { parseQuery } from '../../../../src-renderer/domain/search/query.ts';
import { foldForSearch, wordsOf } from '../../../../src-renderer/domain/search/words.ts';

const words = (text: string): string[] => wordsOf(foldForSearch(text));

describe('words', () => {
  it('know neither case nor diacritics', () => {
    expect(words('Kâbul, ERDOĞAN and Malmö')).toEqual(['kabul', 'erdogan', 'and', 'malmo']);
  });

  it('know the forms of Arabic letters as one', () => {
    expect(words('پاکستان')).toEqual(words('پاكستان'));
    expect(words('أفغانستان')).toEqual(words('افغانستان'));
    expect(words('محـــمد')).toEqual(words('محمد'));
  });

  it('are pairs of signs where a script has no spaces', () => {
    expect(words('阿富汗')).toEqual(['阿富', '富汗']);
  });
});

describe('a query', () => {
  it('takes the last word as a beginning while it is typed', () => {
    expect(parseQuery('border att')).toEqual({ words: ['border', 'att'], phrases: [], isPrefix: true });
    expect(parseQuery('border attack ').isPrefix).toBe(false);
  });

  it('takes quoted words as a phrase, also while the quotation is open', () => {
    expect(parseQuery('"right of self-defence" Kabul ')).toMatchObject({
      words: ['kabul'],
      phrases: ['right of self defence'],
    });
    expect(parseQuery('“armed att')).toMatchObject({ phrases: ['armed att'] });
  });

  it('leaves out words that are everywhere, unless there is nothing else', () => {
    expect(parseQuery('the attacks on the border ').words).toEqual(['attacks', 'border']);
    expect(parseQuery('to be ').words).toEqual(['to', 'be']);
  });
});

describe('a passage', () => {
  const text = `${'Nothing to see here. '.repeat(60)}The truce held. ${'More of nothing. '.repeat(60)}Officials said the fragile truce could end; Kabul denied it.`;

  it('is where most of the words stand together', () => {
    const matches = findPassage(text, parseQuery('truce kabul'));
    expect(matches?.map(({ start, end }) => text.slice(start, end))).toEqual(['truce', 'Kabul']);
    expect(matches?.[0]?.start).toBeGreaterThan(text.indexOf('Officials'));
  });

  it('is found for a phrase whatever stands between its words', () => {
    const law = 'The charter preserves the right of self-defence, it said.';
    const [match] = findPassage(law, parseQuery('"right of self defence"')) ?? [];
    expect(law.slice(match?.start, match?.end)).toBe('right of self-defence');
    expect(findPassage(law, parseQuery('"self right"'))).toBeNull();
  });

  it('keeps its offsets through folding', () => {
    const odd = 'ﬁrst — “Kâbul’s” soft\u00adened stance';
    const [match] = findPassage(odd, parseQuery('kabul')) ?? [];
    expect(odd.slice(match?.start, match?.end)).toBe('Kâbul');
  });

  it('is shown on one line with its words marked', () => {
    const snippet = makeSnippet(text, findPassage(text, parseQuery('"fragile truce"')));
    expect(snippet.text.length).toBeLessThanOrEqual(220);
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['fragile truce']);
    expect(text.slice(snippet.start, snippet.start + 5)).toBe(snippet.text.slice(0, 5));
  });

  it('never has an offset outside the text, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (anyText, typed) => {
        const matches = findPassage(anyText, parseQuery(typed)) ?? [];
        for (const { start, end } of matches)
          expect(0 <= start && start <= end && end <= anyText.length).toBe(true);
        const { text: piece, marks } = makeSnippet(anyText, matches);
        for (const { start, end } of marks) expect(start >= 0 && end <= piece.length).toBe(true);
      }),
    );
  });
});

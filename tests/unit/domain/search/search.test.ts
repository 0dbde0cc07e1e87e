import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassage, makeSnippet } from '../../../../src-renderer/domain/search/passage.ts';
import { parseQuery } from '../../../../src-renderer/domain/search/query.ts';
import { wordsOf } from '../../../../src-renderer/domain/search/words.ts';

describe('words', () => {
  it('know neither case nor diacritics', () => {
    expect(wordsOf('Kâbul, ERDOĞAN and Malmö')).toEqual(['kabul', 'erdogan', 'and', 'malmo']);
  });

  it('know the forms of Arabic letters as one', () => {
    expect(wordsOf('پاکستان')).toEqual(wordsOf('پاكستان'));
    expect(wordsOf('أفغانستان')).toEqual(wordsOf('افغانستان'));
    expect(wordsOf('محـــمد')).toEqual(wordsOf('محمد'));
  });

  it('know letters that writers abroad type otherwise', () => {
    expect(wordsOf('Straße Diyarbakır DİYARBAKIR Łódź Ærø œuvre ΣΟΦΟΣ')).toEqual(
      wordsOf('strasse diyarbakir diyarbakir lodz aero oeuvre σοφος'),
    );
    expect(wordsOf('ﬁshery soft\u00adened Erdog\u0306an')).toEqual(['fishery', 'softened', 'erdogan']);
  });

  it('know no vowel marks, joiners or other digits', () => {
    expect(wordsOf('مُحَمَّد')).toEqual(wordsOf('محمد'));
    expect(wordsOf('می‌خواهم')).toEqual(wordsOf('میخواهم'));
    expect(wordsOf('۲۰۲۵ ٢٠٢٥ २०२५')).toEqual(['2025', '2025', '2025']);
    expect(wordsOf('סִפֵּר')).toEqual(wordsOf('ספר'));
  });

  it('are pairs of signs where a script has no spaces, so that each sign begins one', () => {
    expect(wordsOf('阿富汗')).toEqual(['阿富', '富汗', '汗']);
    expect(wordsOf('COVID疫情')).toEqual(['covid', '疫情', '情']);
    expect(wordsOf('กรุงเทพ').length).toBeGreaterThan(3);
  });
});

describe('a query', () => {
  const needle = (isPrefix: boolean, ...words: string[]) => ({ words, isPrefix });

  it('takes the last word as a beginning while it is typed', () => {
    expect(parseQuery('border att').needles).toEqual([needle(false, 'border'), needle(true, 'att')]);
    expect(parseQuery('border attack ').needles).toEqual([needle(false, 'border'), needle(false, 'attack')]);
  });

  it('takes quoted words as a phrase, also while the quotation is open', () => {
    expect(parseQuery('"right of self-defence" Kabul ').needles).toEqual([
      needle(false, 'kabul'),
      needle(false, 'right', 'of', 'self', 'defence'),
    ]);
    expect(parseQuery('“armed att').needles).toEqual([needle(true, 'armed', 'att')]);
    expect(parseQuery('„Kabul“').needles).toEqual([needle(false, 'kabul')]);
  });

  it('takes what is written together as standing together', () => {
    expect(parseQuery("al-Shabaab côte d'Ivoire").needles).toEqual([
      needle(false, 'al', 'shabaab'),
      needle(false, 'cote'),
      needle(true, 'd', 'ivoire'),
    ]);
    expect(parseQuery('阿富汗').needles).toEqual([needle(true, '阿富', '富汗')]);
    expect(parseQuery('中 ').needles).toEqual([needle(true, '中')]);
  });

  it('leaves out words that are everywhere, unless there is nothing else', () => {
    const wordsIn = (typed: string) => parseQuery(typed).needles.flatMap(({ words }) => words);
    expect(wordsIn('the attacks on the border ')).toEqual(['attacks', 'border']);
    expect(wordsIn('to be ')).toEqual(['to', 'be']);
    expect(wordsIn('" , "')).toEqual([]);
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

import { describe, expect, it } from 'vitest';
import { foldText, matchesWords } from '../../../../src-renderer/ui/rich-text/word-search.ts';

describe('searching a list by words', () => {
  const text = foldText('Statement on Pakistan’s right to defend itself, B2, Diplomacy, Erdoğan');

  it('wants every word, in any order, case and accents aside', () => {
    expect(matchesWords(text, 'DEFEND pakistan')).toBe(true);
    expect(matchesWords(text, 'erdogan')).toBe(true);
    expect(matchesWords(text, 'defend kabul')).toBe(false);
  });

  it('takes the beginning of a word, and white space for nothing', () => {
    expect(matchesWords(text, ' diplo  b2 ')).toBe(true);
    expect(matchesWords(text, '')).toBe(true);
  });
});

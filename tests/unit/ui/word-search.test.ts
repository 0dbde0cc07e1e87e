import { describe, expect, it } from 'vitest';
import { foldText, wordMatcher } from '../../../src-renderer/ui/word-search.ts';

describe('searching a list by words', () => {
  const text = foldText('Statement on Pakistan’s right to defend itself, B2, Diplomacy, Erdoğan');

  it('wants every word, in any order, case and accents aside', () => {
    expect(wordMatcher('DEFEND pakistan')(text)).toBe(true);
    expect(wordMatcher('erdogan')(text)).toBe(true);
    expect(wordMatcher('defend kabul')(text)).toBe(false);
  });

  it('takes the beginning of a word, and white space for nothing', () => {
    expect(wordMatcher(' diplo  b2 ')(text)).toBe(true);
    expect(wordMatcher('')(text)).toBe(true);
  });
});

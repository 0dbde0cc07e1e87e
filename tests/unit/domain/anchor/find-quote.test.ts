import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../../../src-renderer/domain/anchor/anchor.ts';
import { findQuote } from '../../../../src-renderer/domain/anchor/find-quote.ts';

const TEXT = [
  'Officials said on Monday that 12 people were killed near the crossing at Torkham.',
  'Analysts expect that the truce, agreed in Doha, could end before the winter.',
  'A spokesman in Kabul said on Monday that 12 people were killed in the valley.',
].join('\n\n');

function quote(exact: string, text = TEXT, from = 0) {
  const start = text.indexOf(exact, from);
  if (start < 0) throw new Error(`no "${exact}"`);
  return quoteOf(text, start, start + exact.length);
}

describe('finding a quote without the text that it came from', () => {
  it('finds it where it stands, and by its context where it stands twice', () => {
    const second = TEXT.lastIndexOf('12 people were killed');
    const found = findQuote(TEXT, quote('12 people were killed', TEXT, second));
    expect(found).toMatchObject({ ok: true, start: second, end: second + 21 });
  });

  it('finds it through other quote marks, spaces and accents', () => {
    const other = TEXT.replaceAll(' ', '\u00a0').replace('Kabul', 'Kâbul');
    const found = findQuote(other, quote('A spokesman in Kabul said on Monday'));
    expect(found.ok && other.slice(found.start, found.end)).toBe(
      'A spokesman in Kâbul said on Monday'.replaceAll(' ', '\u00a0'),
    );
  });

  it('does not put it where nothing is like it', () => {
    const foreign = quoteOf('The harvest failed in the northern provinces, the bank wrote.', 4, 40);
    expect(findQuote(TEXT, foreign).ok).toBe(false);
  });

  it('finds an edited sentence by what stands around it and by its facts', () => {
    const old = quote('A spokesman in Kabul said on Monday that 12 people were killed in the valley.');
    const now = TEXT.replace('A spokesman in Kabul said', 'On Tuesday, an envoy in Kabul wrote');
    const found = findQuote(now, old);
    expect(found.ok && now.slice(found.start, found.end)).toBe(
      'On Tuesday, an envoy in Kabul wrote on Monday that 12 people were killed in the valley.',
    );
  });

  it('takes another report of the same build in its place for none', () => {
    const said = 'A spokesman in Kabul said on Monday that 12 people were killed in the valley.';
    const now = TEXT.replace(
      said,
      'A spokesman in Geneva said on Friday that 30 people were killed in the valley.',
    );
    const old = quote(said);
    expect(findQuote(now, old).ok).toBe(false);
  });

  it('finds two sentences with one put between them', () => {
    const text = TEXT.replaceAll('\n\n', ' ');
    const old = quote(text.slice(0, text.indexOf(' A spokesman')), text);
    const now = text
      .replace('Torkham.', 'Torkham. The road was closed.')
      .replace('could end before', 'might end before');
    const found = findQuote(now, old);
    expect(found.ok && now.slice(found.start, found.end)).toBe(now.slice(0, now.indexOf(' A spokesman')));
  });

  it('finds the clause that a sentence became when it was joined with the next one', () => {
    const text = TEXT.replaceAll('\n\n', ' ');
    const now = text.replace(
      '12 people were killed near the crossing at Torkham. Analysts',
      '12 people died near the crossing at Torkham, while Analysts',
    );
    const found = findQuote(
      now,
      quote('Officials said on Monday that 12 people were killed near the crossing at Torkham.', text),
    );
    expect(found.ok && now.slice(found.start, found.end)).toBe(
      'Officials said on Monday that 12 people died near the crossing at Torkham',
    );
  });

  it('takes the same with another name far from its context for another statement', () => {
    const said = 'The envoys Rosa Varga and Boris Halvorsen met 37 delegates in the old Chapel.';
    const old = `Trains stood still in Arden. ${said} Buses ran as usual.`;
    const now = `The chapel was closed. A market was held.\n\nPrices rose. ${said.replace('Chapel', 'Library')} Wages did not.`;
    expect(findQuote(now, quote(said, old)).ok).toBe(false);
  });

  it('leaves a copy alone when the original is gone', () => {
    const said = 'The ministry of transport declined to comment on the 37 delays.';
    const before = `Trains stood still in Arden. ${said} Buses ran as usual.\n\nPrices rose in Borso. ${said} Wages did not.`;
    const after = before.replace(`Arden. ${said} Buses`, 'Arden. Buses');
    expect(findQuote(after, quote(said, before)).ok).toBe(false);
  });
});

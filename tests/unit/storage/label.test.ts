import { describe, expect, it } from 'vitest';
import { quoteInLabel } from '../../../src-renderer/storage/label.ts';

describe('a title in a label', () => {
  it('is quoted as it is where it is short, and put on one line', () => {
    expect(quoteInLabel('<b>A</b>\n title')).toBe('“<b>A</b> title”');
  });

  it('is cut where it is long, never inside a character', () => {
    expect(quoteInLabel(`${'x'.repeat(59)}😀 and more words`)).toBe(`“${'x'.repeat(59)}…”`);
    expect(quoteInLabel('word '.repeat(40))).toHaveLength(62);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts, type TextChange } from '../../../../src-renderer/domain/anchor/text-diff.ts';

/** The changes as a reader sees them: removed text in [-…-], added text in {+…+}. */
function show(oldText: string, newText: string): string {
  return diffTexts(oldText, newText)
    .map((change) => {
      if (change.kind === 'removed') return `[-${oldText.slice(change.oldStart, change.oldEnd)}-]`;
      const added = newText.slice(change.newStart, change.newEnd);
      return change.kind === 'added' ? `{+${added}+}` : added;
    })
    .join('');
}

/** The new text, from the old one and what the changes say was added. */
function apply(oldText: string, newText: string, changes: readonly TextChange[]): string {
  return changes
    .map((change) => {
      if (change.kind === 'same') return oldText.slice(change.oldStart, change.oldEnd);
      return change.kind === 'added' ? newText.slice(change.newStart, change.newEnd) : '';
    })
    .join('');
}

function findGap(oldText: string, newText: string, changes: readonly TextChange[]): string | null {
  let oldAt = 0;
  let newAt = 0;
  let before: TextChange['kind'] | null = null;
  for (const change of changes) {
    if (change.oldStart !== oldAt || change.newStart !== newAt) return `gap before ${JSON.stringify(change)}`;
    if (change.kind === before) return `two neighbours are ${before}`;
    if (change.oldEnd + change.newEnd <= oldAt + newAt) return 'an empty change';
    oldAt = change.oldEnd;
    newAt = change.newEnd;
    before = change.kind;
  }
  return oldAt === oldText.length && newAt === newText.length ? null : 'the end is missing';
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemeBorders(text: string): Set<number> {
  const borders = new Set([text.length]);
  for (const { index } of graphemes.segment(text)) borders.add(index);
  return borders;
}

/** Texts out of few pieces, so that much is repeated and much is alike. */
const piece = fc.constantFrom(
  ...[
    'the ',
    'minister ',
    'said ',
    '12 ',
    '12,000',
    ' were',
    ' killed. ',
    '\n',
    '\n\n',
    'not ',
    '-',
    ' ',
    '\r\n',
  ],
  ...[
    'é',
    'e\u0301',
    '👩‍👩‍👧',
    '🇩🇪',
    '🇫🇷',
    '\ud83d',
    '한',
    '\u1100',
    '\u1161',
    '中',
    '文',
    'ก็',
    '\u200d',
    '*\ufe0f\u20e3',
  ],
);
const patchwork = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(patchwork, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('the diff of two texts', () => {
  it('shows changed words, and only those', () => {
    expect(show('The minister said 12 were killed.', 'The governor said 12 were killed.')).toBe(
      'The [-minister-]{+governor+} said 12 were killed.',
    );
    expect(show('She doesn’t agree.', 'She did agree.')).toBe('She [-doesn’t-]{+did+} agree.');
  });

  it('takes a number as one word', () => {
    expect(show('It cost 12 francs.', 'It cost 12,000 francs.')).toBe('It cost [-12-]{+12,000+} francs.');
  });

  it('does not take for unchanged what two unlike sentences share by chance', () => {
    expect(show('A killed 12 of them.', 'A wounded 30 of them.')).toBe(
      'A [-killed 12-]{+wounded 30+} of them.',
    );
  });

  it('sees an inserted paragraph as inserted, whatever is repeated around it', () => {
    const paragraph = (name: string): string => `${name} told reporters that talks would go on.\n\n`;
    const before = ['Ada', 'Ben', 'Ada', 'Cyd'].map(paragraph).join('');
    const after = ['Ada', 'Ben', 'Dan', 'Ada', 'Cyd'].map(paragraph).join('');
    expect(diffTexts(before, after).map(({ kind }) => kind)).toEqual(['same', 'added', 'same']);
  });

  it('keeps a paragraph with its neighbours when a copy of it is put in elsewhere', () => {
    const copy = 'The ministry declined to comment on the figures.\n';
    const before = `First there was a vote in the chamber.\n${copy}Then the session was closed.\nThe end of it came late.\n`;
    const after = `${copy}${before}`;
    expect(diffTexts(before, after)[0]).toMatchObject({ kind: 'added', newStart: 0, newEnd: copy.length });
  });

  it('covers both texts completely and in order, and rebuilds the new one', () => {
    fc.assert(
      fc.property(anyText, anyText, (oldText, newText) => {
        const changes = diffTexts(oldText, newText);
        expect(findGap(oldText, newText, changes)).toBeNull();
        expect(apply(oldText, newText, changes)).toBe(newText);
      }),
      { numRuns: 1000 },
    );
  });

  it('never cuts what a reader takes for one character', () => {
    fc.assert(
      fc.property(anyText, anyText, (oldText, newText) => {
        const oldBorders = graphemeBorders(oldText);
        const newBorders = graphemeBorders(newText);
        for (const { oldStart, newStart } of diffTexts(oldText, newText))
          expect([oldBorders.has(oldStart), newBorders.has(newStart)]).toEqual([true, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds no change in the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(diffTexts(text, text).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

describe('the time it takes', () => {
  const words = (count: number, seed: number, between: string): string => {
    let state = seed;
    return Array.from({ length: count }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return `w${(state >>> 8) % 5000}`;
    }).join(between);
  };

  it.each([
    ['two unlike texts without a line break', words(500_000, 1, ' '), words(500_000, 2, ' ')],
    ['two unlike texts of one word a line', words(500_000, 1, '\n'), words(500_000, 2, '\n')],
    ['one line repeated', 'the same line\n'.repeat(200_000), 'the same line\n'.repeat(150_000)],
    ['two lines repeated in other ways', 'one\nother\n'.repeat(200_000), 'one\none\nother\n'.repeat(150_000)],
    ['one word of 3 MB', 'a'.repeat(3_000_000), `b${'a'.repeat(3_000_000)}`],
    ['one grapheme of 0.3 MB', `e${'\u0301'.repeat(300_000)}`, `o${'\u0301'.repeat(300_000)}`],
    ['0.5 MB of emoji', '👩‍👩‍👧🇩🇪'.repeat(40_000), '🇫🇷👩‍👩‍👧'.repeat(40_000)],
  ])('is bounded: %s', { timeout: 120_000 }, (_name, oldText, newText) => {
    // Of this thread's own work: a machine that does other things as well makes the clock run on, not this.
    const before = process.threadCpuUsage();
    const changes = diffTexts(oldText, newText);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(20_000);
    expect(findGap(oldText, newText, changes)).toBeNull();
  });
});

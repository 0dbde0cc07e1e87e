import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../../../src-renderer/domain/anchor/anchor.ts';
import { moveAnchors } from '../../../../src-renderer/domain/anchor/move-anchors.ts';
import { makeLabelledRevision } from './quality-set.ts';

function anchorOf(text: string, quote: string) {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`no "${quote}"`);
  return { start, end: start + quote.length, quote: quoteOf(text, start, start + quote.length) };
}

const OLD = [
  'Border posts attacked again',
  'Officials said on Monday that 12 people were killed near the crossing at Torkham.',
  'Analysts expect that the truce, agreed in Doha, could end before the winter.',
  'The minister said that the road would be opened for trade within a week.',
].join('\n\n');

function outcomeOf(newText: string, quote: string) {
  const [move] = moveAnchors(OLD, newText, [anchorOf(OLD, quote)]);
  if (move === undefined) throw new Error('no answer');
  return move.outcome === 'lost' ? 'lost' : `${move.outcome}: ${newText.slice(move.start, move.end)}`;
}

describe('moving anchors', () => {
  it('keeps what stands unchanged, wherever what is before it grew', () => {
    expect(outcomeOf(`A new paragraph.\n\n${OLD}`, '12 people were killed')).toBe(
      'kept: 12 people were killed',
    );
  });

  it('follows a passage whose inside was edited', () => {
    const next = OLD.replace(
      'the truce, agreed in Doha, could end',
      'the fragile truce, agreed in Doha, may well end',
    );
    const outcome = outcomeOf(next, 'the truce, agreed in Doha, could end before the winter');
    expect(outcome).toMatch(/^changed: .*truce, agreed in Doha, may well end before the winter$/u);
  });

  it('finds a sentence that moved to another place', () => {
    const paragraphs = OLD.split('\n\n');
    const moved = [paragraphs[0], paragraphs[3], paragraphs[1], paragraphs[2]].join('\n\n');
    expect(
      outcomeOf(moved, 'The minister said that the road would be opened for trade within a week.'),
    ).toContain('The minister said that the road would be opened for trade within a week.');
  });

  it('loses what was deleted, also where a copy always stood elsewhere', () => {
    const twice = `${OLD}\n\nIn short: 12 people were killed, and nobody knows by whom.`;
    const start = twice.lastIndexOf('12 people were killed');
    const anchor = { start, end: start + 21, quote: quoteOf(twice, start, start + 21) };
    const [move] = moveAnchors(twice, OLD, [anchor]);
    expect(move?.outcome).toBe('lost');
  });

  it('loses what gave way to a lookalike', () => {
    const next = OLD.replace(
      'The minister said that the road would be opened for trade within a week.',
      'The governor said that the market would be closed for repairs within a month.',
    );
    expect(outcomeOf(next, 'The minister said that the road would be opened for trade within a week.')).toBe(
      'lost',
    );
  });

  it('loses what now says the same of another place', () => {
    const next = OLD.replace('Torkham', 'Spin Boldak');
    expect(outcomeOf(next, '12 people were killed near the crossing at Torkham')).toBe('lost');
  });

  it('loses what now says the opposite, also in other words', () => {
    const next = OLD.replace('would be opened for trade', 'would not be freed for trade');
    expect(outcomeOf(next, 'The minister said that the road would be opened for trade within a week.')).toBe(
      'lost',
    );
  });

  it('ends with its sentence where words were put in before the last one', () => {
    const next = OLD.replace('before the winter.', 'before the long and hungry months of winter.');
    expect(
      outcomeOf(next, 'Analysts expect that the truce, agreed in Doha, could end before the winter'),
    ).toBe(
      'changed: Analysts expect that the truce, agreed in Doha, could end before the long and hungry months of winter',
    );
  });

  it('loses two sentences of which only one is left', () => {
    const said =
      'The road was shut. Analysts expect that the truce, agreed in Doha, could end before the winter.';
    const old = OLD.replace('Analysts expect', 'The road was shut. Analysts expect');
    const [move] = moveAnchors(old, OLD, [anchorOf(old, said)]);
    expect(move?.outcome).toBe('lost');
  });

  it('takes a sentence that always stood elsewhere for itself, not for what became of one like it', () => {
    const said = (year: number): string => `The council paid for the old bridge at Merrow in ${year}.`;
    const old = `${said(2005)} ${OLD}\n\n${said(2006)} Nobody answered.`;
    const next = `${said(2006)} ${OLD}\n\nNobody answered.`;
    const [move] = moveAnchors(old, next, [anchorOf(old, said(2005))]);
    expect(move?.outcome).toBe('lost');
  });

  it('loses one of two copies where the one that is left may be the other', () => {
    const said = 'Nobody at the ministry of transport answered.';
    const old = `Trains stood still. ${said} Buses ran as usual.\n\n${said} Wages did not rise.`;
    const next = `Trains were late. ${said} Wages did not rise.`;
    const [first] = moveAnchors(old, next, [anchorOf(old, said)]);
    expect(first?.outcome).toBe('lost');
  });

  it('gives only ranges inside the new text, and keeps only what is equal', () => {
    const words = fc.array(fc.constantFrom('border', 'truce', '12', 'Kâbul', '🏔', 'said', '\n'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, fc.nat(), fc.integer({ min: 1, max: 30 }), (a, b, at, length) => {
        const [oldText, newText] = [a.join(' '), b.join(' ')];
        if (oldText.length === 0) return;
        const start = at % oldText.length;
        const end = Math.min(oldText.length, start + length);
        const quote = quoteOf(oldText, start, end);
        const [move] = moveAnchors(oldText, newText, [{ start, end, quote }]);
        if (move === undefined || move.outcome === 'lost') return;
        expect(move.start >= 0 && move.start < move.end && move.end <= newText.length).toBe(true);
        if (move.outcome === 'kept') expect(newText.slice(move.start, move.end)).toBe(quote.exact);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps everything of a text that did not change', () => {
    const { oldText, anchors } = makeLabelledRevision(3, 30, 0.3);
    expect(moveAnchors(oldText, oldText, anchors).every(({ outcome }) => outcome === 'kept')).toBe(true);
  });
});

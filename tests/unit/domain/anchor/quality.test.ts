import { describe, expect, it } from 'vitest';
import { quoteFinder } from '../../../../src-renderer/domain/anchor/find-quote.ts';
import { moveAnchors } from '../../../../src-renderer/domain/anchor/move-anchors.ts';
import { Quality } from './quality.ts';
import { type LabelledRevision, makeLabelledRevision } from './quality-set.ts';
import { OTHER_WORDS, REPORT_WORDS, type Vocabulary } from './quality-words.ts';

/** From a report of which one sentence in seven was edited to one of which most were. */
const EDITED = [0.15, 0.3, 0.5, 0.8];

function* revisions(bases: readonly number[], words: Vocabulary, each: number): Generator<LabelledRevision> {
  for (const base of bases)
    for (let index = 0; index < each; index += 1)
      yield makeLabelledRevision(base + index, 40 + index * 15, EDITED[index % EDITED.length] ?? 0, words);
}

function tryMoving(title: string, sets: Iterable<LabelledRevision>): Quality {
  const quality = new Quality();
  for (const { oldText, newText, anchors } of sets)
    for (const [index, move] of moveAnchors(oldText, newText, anchors).entries()) {
      const anchor = anchors[index];
      if (anchor !== undefined) quality.count(anchor, move.outcome === 'lost' ? null : move);
    }
  console.log(`${title}\n${quality.table()}`);
  return quality;
}

function tryFinding(title: string, sets: Iterable<LabelledRevision>): Quality {
  const quality = new Quality();
  for (const { newText, anchors } of sets) {
    const find = quoteFinder(newText);
    for (const anchor of anchors) {
      const found = find(anchor.quote);
      quality.count(anchor, found.ok ? found : null, newText);
    }
  }
  console.log(`${title}\n${quality.table()}`);
  return quality;
}

describe('moving anchors, both texts known', () => {
  it.each([
    ['seeds that the rules were tried on', [1000, 7000]],
    ['seeds that they were never tried on', [21_000, 43_000]],
  ])('puts none in a wrong place and finds nearly all: %s', { timeout: 60_000 }, (title, bases) => {
    const quality = tryMoving(title, revisions(bases, REPORT_WORDS, 8));
    expect(quality.wrong).toBe(0);
    expect(quality.share('kept', 'light')).toBeGreaterThanOrEqual(0.98);
    expect(quality.share('heavy')).toBeGreaterThanOrEqual(0.9);
    expect(quality.share('moved')).toBeGreaterThanOrEqual(0.95);
  });

  it('finds most in reports of other words, where a sentence has few names', { timeout: 60_000 }, () => {
    const quality = tryMoving(
      'other words, seeds that no rule was tried on',
      revisions([25_000], OTHER_WORDS, 8),
    );
    // Aimed at is none, and 0.9 and 0.95: these sentences have one name or none, and are told apart by a word or two.
    expect(quality.wrong).toBeLessThanOrEqual(2);
    expect(quality.share('kept', 'light')).toBeGreaterThanOrEqual(0.98);
    expect(quality.share('heavy')).toBeGreaterThanOrEqual(0.85);
    expect(quality.share('moved')).toBeGreaterThanOrEqual(0.92);
  });
});

describe('finding quotes without the text that they come from', () => {
  it.each([
    ['seeds that the rules were tried on', [1000, 7000]],
    ['seeds that they were not tried on', [21_000, 43_000]],
  ])(
    'puts none in a wrong place and finds most that were edited: %s',
    { timeout: 60_000 },
    (title, bases) => {
      const quality = tryFinding(`without the old text, ${title}`, revisions(bases, REPORT_WORDS, 8));
      expect(quality.wrong).toBe(0);
      expect(quality.share('light', 'heavy')).toBeGreaterThanOrEqual(0.85);
    },
  );
});

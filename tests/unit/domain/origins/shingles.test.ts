import { describe, expect, it } from 'vitest';
import { FingerprintIndex } from '../../../../src-renderer/domain/origins/candidates.ts';
import {
  compareTexts,
  fingerprint,
  isOneOrigin,
  measureShared,
} from '../../../../src-renderer/domain/origins/shingles.ts';
import { threadTime } from '../../thread-time.ts';

/** Prose of made-up words: the same seed gives the same words, another seed others. */
function prose(seed: number, words: number): string {
  let state = seed;
  const parts: string[] = [];
  for (let i = 0; i < words; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    parts.push(`w${(state >>> 8) % 4000}${i % 14 === 13 ? '.' : ''}`);
  }
  return parts.join(' ');
}

const WIRE = prose(1, 220);

function areFound(a: string, b: string): boolean {
  const index = new FingerprintIndex();
  index.put('a', fingerprint(a));
  index.put('b', fingerprint(b));
  return index.candidates('a').includes('b') && isOneOrigin(measureShared(a, b));
}

describe('shared text', () => {
  it('finds a wire story within a much longer article, whichever comes first', () => {
    const longer = `${prose(2, 700)}\n\n${WIRE}\n\n${prose(3, 900)}`;
    expect(measureShared(WIRE, longer).share).toBe(1);
    expect(areFound(WIRE, longer)).toBe(true);
    expect(areFound(longer, WIRE)).toBe(true);
  });

  it('finds a story that was edited in every other sentence', () => {
    const edited = WIRE.split('. ')
      .map((sentence, index) => (index % 2 === 0 ? sentence : prose(50 + index, 14)))
      .join('. ');
    expect(measureShared(WIRE, edited).share).toBeLessThan(0.7);
    expect(areFound(WIRE, edited)).toBe(true);
  });

  it('does not take the same quotation for the same origin, however much of a short text it is', () => {
    const said = `“${prose(9, 70)}”`;
    const [a, b] = [`${prose(4, 60)}, he said: ${said}`, `${said} ${prose(5, 65)}`];
    expect(measureShared(a, b).share).toBeGreaterThan(0.4);
    expect(areFound(a, b)).toBe(false);
  });

  it('does not take the same imprint for the same origin', () => {
    const imprint = prose(6, 60);
    expect(areFound(`${prose(7, 400)}\n\n${imprint}`, `${prose(8, 400)}\n\n${imprint}`)).toBe(false);
  });

  it('does not group texts that share nothing, or have no words', () => {
    expect(compareTexts(prose(11, 500), prose(12, 500)).passages).toEqual([]);
    expect(areFound(prose(11, 500), prose(12, 500))).toBe(false);
    expect(measureShared('', WIRE).share).toBe(0);
    expect(fingerprint('Only three words')).toHaveLength(0);
  });

  it('gives passages that say the same in both texts, without regard to case, accents and line breaks', () => {
    const a = `Kabul said this. ${WIRE} The end came soon.`;
    const b = `Another lead.\n\n${WIRE.toUpperCase().replaceAll(' ', '\n')}\nNothing else.`;
    const [passage, ...rest] = compareTexts(a, b).passages;
    expect(rest).toEqual([]);
    expect(a.slice(passage?.start, passage?.end)).toBe(
      WIRE.slice(0, passage ? passage.end - passage.start : 0),
    );
    expect(b.slice(passage?.otherStart, passage?.otherEnd).toLowerCase().replaceAll('\n', ' ')).toBe(
      a.slice(passage?.start, passage?.end),
    );
  });

  it('ends a passage with its sentence, though the next one begins with the same word', () => {
    const shared = `${prose(31, 14)} ${prose(32, 14)}`;
    for (const gap of [' ', '\n']) {
      const a = `It was so. In the ${shared}${gap}The ${prose(33, 20)}`;
      const b = `It was not. In the ${shared}${gap}The ${prose(34, 20)}`;
      const { passages, sharedWords } = compareTexts(a, b);
      expect(passages.map(({ start, end }) => a.slice(start, end))).toEqual([`In the ${shared}`]);
      expect(passages.map(({ otherStart, otherEnd }) => b.slice(otherStart, otherEnd))).toEqual([
        `In the ${shared}`,
      ]);
      expect(sharedWords).toEqual([30, 30]);
    }
  });

  it('measures the same from either side, and gives each passage of one text its place in the other', () => {
    const [first, second] = [prose(21, 40), prose(22, 40)];
    const shorter = `${first} ${prose(23, 20)} ${second} ${first}`;
    const longer = `${prose(24, 200)} ${second} ${prose(25, 90)} ${first}`;
    const there = compareTexts(shorter, longer);
    const back = compareTexts(longer, shorter);
    expect(there).toMatchObject({ share: 120 / 140, words: [140, 370], sharedWords: [120, 80] });
    expect(back).toMatchObject({ share: 120 / 140, words: [370, 140], sharedWords: [80, 120] });
    for (const { passages, a, b } of [
      { ...there, a: shorter, b: longer },
      { ...back, a: longer, b: shorter },
    ]) {
      expect(passages).toHaveLength(3);
      for (const { start, end, otherStart, otherEnd } of passages)
        expect(b.slice(otherStart, otherEnd)).toBe(a.slice(start, end));
      expect(passages.map(({ start }) => start)).toEqual(
        passages.map(({ start }) => start).sort((x, y) => x - y),
      );
    }
  });

  it('takes little time on texts that repeat themselves', () => {
    const repeated = 'the same words come again and again here '.repeat(20_000);
    const started = threadTime();
    expect(measureShared(repeated, `x ${repeated}`).share).toBeGreaterThan(0.99);
    expect(threadTime() - started).toBeLessThan(10_000);
  });
});

describe('the index of fingerprints', () => {
  it('forgets a text that was removed or replaced', () => {
    const index = new FingerprintIndex();
    for (const id of ['a', 'b', 'c']) index.put(id, fingerprint(WIRE));
    index.remove('b');
    expect(index.candidates('a')).toEqual(['c']);
    index.put('c', fingerprint(prose(20, 300)));
    expect(index.candidates('a')).toEqual([]);
  });
});

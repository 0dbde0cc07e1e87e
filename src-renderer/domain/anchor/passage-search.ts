/**
 * Finds where in a text a passage like a given one stands. An index of words votes for places, by the passage's rarest
 * words; the best places are then measured word by word. Not one approximate search through the whole text for each
 * passage, whose time is the product of the two lengths: with thousands of passages that takes minutes.
 */

import type { Lexicon, Meaning, Word } from './lexicon.ts';
import { compareWords, type Likeness } from './likeness.ts';

export type Range = { start: number; end: number };
export type Place = Range & { likeness: Likeness };

/** Occurrences that may vote for one passage: bounds its time where all its words are common. */
const MOST_VOTES = 4000;
const MOST_VOTERS = 32;
/** Places that are measured. */
const MOST_PLACES = 6;
/** What a word that the passage does not have takes off a region that would hold it, against one that it has. */
const FOREIGN_WORD = 0.4;

type Vote = { bucket: number; weight: number };

export class PassageIndex {
  /** Words by their position: what they mean, and where they begin and end. An object for each would fill memory. */
  private readonly meanings: Meaning[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The range that each word lies in: a passage never spans two. */
  private readonly rangeOf: number[] = [];
  /** Positions of each word, by its number in the lexicon. */
  private readonly places = new Map<number, number[]>();

  constructor(lexicon: Lexicon, text: string, ranges: readonly Range[]) {
    for (const [index, { start, end }] of ranges.entries())
      lexicon.forEachWord(text, start, end, (from, to, meaning) => {
        const known = this.places.get(meaning.id);
        if (known === undefined) this.places.set(meaning.id, [this.meanings.length]);
        else known.push(this.meanings.length);
        this.meanings.push(meaning);
        this.starts.push(from);
        this.ends.push(to);
        this.rangeOf.push(index);
      });
  }

  /** Regions like the passage, best first, not overlapping. Each begins and ends with a word. */
  find(quote: readonly Word[]): Place[] {
    const found: Place[] = [];
    const step = Math.max(4, quote.length >> 1);
    for (const { bucket } of this.vote(quote, step)) {
      const place = this.measure(quote, bucket * step, step);
      if (place !== null) found.push(place);
    }
    found.sort((one, other) => other.likeness.score - one.likeness.score);
    return found.filter(
      (place, index) =>
        !found.slice(0, index).some((better) => better.start < place.end && place.start < better.end),
    );
  }

  private vote(quote: readonly Word[], step: number): Vote[] {
    const voters = quote
      .map((word, offset) => ({ word, offset, at: this.places.get(word.id) ?? [] }))
      .filter(({ at }) => at.length > 0)
      .sort((one, other) => one.at.length - other.at.length)
      .slice(0, MOST_VOTERS);
    const votes = new Map<number, number>();
    let cast = 0;
    for (const { word, offset, at } of voters) {
      cast += at.length;
      if (cast > MOST_VOTES && votes.size > 0) break;
      for (const position of at.slice(0, MOST_VOTES)) {
        const bucket = Math.floor((position - offset) / step);
        // Both neighbours: an insertion before the word shifts it by some words.
        for (const near of [bucket - 1, bucket, bucket + 1])
          votes.set(near, (votes.get(near) ?? 0) + word.weight * (near === bucket ? 1 : 0.5));
      }
    }
    return [...votes]
      .map(([bucket, weight]) => ({ bucket, weight }))
      .sort((one, other) => other.weight - one.weight)
      .slice(0, 3 * MOST_PLACES)
      .filter(({ bucket }, index, all) => !all.slice(0, index).some((b) => Math.abs(b.bucket - bucket) <= 1))
      .slice(0, MOST_PLACES);
  }

  /** The region around word `at` that has most of the passage's words and fewest others. */
  private measure(quote: readonly Word[], at: number, step: number): Place | null {
    const ids = new Set(quote.map(({ id }) => id));
    const from = Math.max(0, at - quote.length);
    const to = Math.min(this.meanings.length, at + 2 * quote.length + step);
    let best = { sum: 0, first: -1, last: -1 };
    let sum = 0;
    let first = from;
    for (let i = from; i < to; i += 1) {
      const word = this.meanings[i];
      if (word === undefined) break;
      if (sum <= 0 || this.rangeOf[i] !== this.rangeOf[first]) {
        sum = 0;
        first = i;
      }
      sum += ids.has(word.id) ? word.weight : -FOREIGN_WORD * word.weight;
      if (sum > best.sum) best = { sum, first, last: i };
    }
    if (best.first < 0) return null;
    return this.place(quote, best.first, best.last);
  }

  private place(quote: readonly Word[], first: number, last: number): Place | null {
    const words = this.meanings.slice(first, last + 1).map(
      (meaning, index): Word => ({
        ...meaning,
        clause: 0,
        start: this.starts[first + index] ?? 0,
        end: this.ends[first + index] ?? 0,
      }),
    );
    const start = words[0]?.start;
    const end = words.at(-1)?.end;
    if (start === undefined || end === undefined) return null;
    return { start, end, likeness: compareWords(quote, words) };
  }
}

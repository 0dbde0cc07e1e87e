/** Who writes the texts of quality-set.ts, and what an editor does to a sentence of them. */

/** A sentence as it is written. `start` and `end`: the part that is the sentence, where not all is; else the whole. */
export type Rendered = { text: string; start?: number; end?: number; mainStart: number; mainEnd: number };

/** `S`: what the author knows of a sentence. */
export type Author<S> = {
  /** How many sentences the next paragraph has, and the next of them. */
  paragraphLength(): number;
  sentence(): S;
  /** A sentence that an editor puts in. */
  fresh(): S;
  /** One that may stand in many places. */
  boilerplate(): S;
  light(sentence: S): S;
  /** Null where the sentence has too few words that can be replaced. */
  heavy(sentence: S): S | null;
  /** Another report of the same build; null where the sentence names too little to be told from it. */
  lookalike(sentence: S): S | null;
  /** The same with one name, figure or "not" changed: what may stand in another place, and is not it. */
  twin?(sentence: S): S | null;
  /** Two sentences as one. */
  join?(one: S, other: S): readonly [S, S] | null;
  render(sentence: S): Rendered;
  /** What stands between two sentences of a paragraph. */
  between(before: S, sentence: S): string;
};

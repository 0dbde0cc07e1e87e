/** A text as quotes are looked for in it. What is needed of it is prepared once, when it is asked for first. */
import { type FoldedText, foldText } from './fold-text.ts';
import { Lexicon } from './lexicon.ts';
import { PassageIndex, type Range } from './passage-search.ts';
import { splitSentences } from './sentence-edges.ts';
import { indexOf } from './sentence-index.ts';

/** Occurrences that are counted: what stands in so many places tells none. */
const MOST_COUNTED = 500;

export class QuoteText {
  readonly text: string;
  private foldedOrNone: FoldedText | null = null;
  private indexOrNone: { lexicon: Lexicon; index: PassageIndex } | null = null;
  private sentencesOrNone: readonly Range[] | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** As other programs may have written it. */
  get folded(): FoldedText {
    this.foldedOrNone ??= foldText(this.text);
    return this.foldedOrNone;
  }

  get sentences(): readonly Range[] {
    this.sentencesOrNone ??= splitSentences(this.text);
    return this.sentencesOrNone;
  }

  get lexicon(): Lexicon {
    return this.words.lexicon;
  }

  get index(): PassageIndex {
    return this.words.index;
  }

  /** Index of the sentence that holds offset `at`, or of the first after it. O(log n). */
  sentenceAt(at: number): number {
    return indexOf(this.sentences, at);
  }

  private get words(): { lexicon: Lexicon; index: PassageIndex } {
    if (this.indexOrNone !== null) return this.indexOrNone;
    const whole = { start: 0, end: this.text.length };
    const lexicon = new Lexicon();
    lexicon.add([{ text: this.text, ...whole }]);
    this.indexOrNone = { lexicon, index: new PassageIndex(lexicon, this.text, [whole]) };
    return this.indexOrNone;
  }

  /** Where offset `at` of the text is in the folded text. O(log n). */
  foldedAt(at: number): number {
    const { offsets } = this.folded;
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Offsets in the text at which `part`, which is folded, stands; at most `most`. */
  findFolded(part: string, most: number): number[] {
    const { text, offsets } = this.folded;
    const found: number[] = [];
    for (let at = text.indexOf(part); at >= 0 && found.length < most; at = text.indexOf(part, at + 1))
      found.push(offsets[at] ?? 0);
    return found;
  }

  /** How often `part`, which is folded, stands in the text, up to a bound. */
  countFolded(part: string): number {
    return this.findFolded(part, MOST_COUNTED).length;
  }

  /** How much it tells of a place that what stands so often stands there: 1 for once, 0 for in each sentence. */
  tellingOf(count: number): number {
    const all = this.sentences.length;
    return all < 2 ? 0 : Math.max(0, Math.log(all / Math.max(1, count)) / Math.log(all));
  }
}

/**
 * Sentences that stand word for word in both texts, though not where the diff carries them: what was moved, and copies of
 * which fewer are left. Only those between carried sentences count: the others are as many in both texts.
 */
import type { Range } from './passage-search.ts';

/** Old sentences `[old0, old1)` stood where the new ones `[new0, new1)` stand, between two that the diff carries. */
export type Gap = { old0: number; old1: number; new0: number; new1: number };
type Sentences = { text: string; ranges: readonly Range[] };

/** Copies compared, and sentences gone past to one that is no copy: boilerplate stands in thousands of places. */
const MOST_COPIES = 20;
const BOTH_SIDES = 2;

function textAt({ text, ranges }: Sentences, index: number): string {
  return text.slice(ranges[index]?.start, ranges[index]?.end);
}

function textsOf(sentences: Sentences, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => textAt(sentences, from + index));
}

/** The next sentence in a direction that says something else. */
function besideOf(sentences: Sentences, index: number, step: 1 | -1): string | null {
  const own = textAt(sentences, index);
  for (let apart = 1; apart <= MOST_COPIES; apart += 1) {
    const at = index + step * apart;
    if (at < 0 || at >= sentences.ranges.length) return null;
    const text = textAt(sentences, at);
    if (text !== own) return text;
  }
  return null;
}

export class SentenceCopies {
  private readonly old: Sentences;
  private readonly now: Sentences;
  /** Old sentences that are not carried, by what they say; and how many new ones are not. */
  private readonly gone = new Map<string, number[]>();
  private readonly come = new Map<string, number>();
  /** Lengths of those: most sentences are told from all of them by their length alone, which is asked of thousands. */
  private readonly lengths = new Set<number>();

  constructor(old: Sentences, now: Sentences, gaps: readonly Gap[]) {
    this.old = old;
    this.now = now;
    for (const { old0, old1, new0, new1 } of gaps) {
      for (const [index, text] of textsOf(old, old0, old1).entries()) {
        this.lengths.add(text.length);
        const known = this.gone.get(text);
        if (known === undefined) this.gone.set(text, [old0 + index]);
        else known.push(old0 + index);
      }
      for (const text of textsOf(now, new0, new1)) this.come.set(text, (this.come.get(text) ?? 0) + 1);
    }
  }

  /** For each sentence of a gap, whether it stands word for word in the other text, in another gap only. */
  movedIn({ old0, old1, new0, new1 }: Gap): { gone: boolean[]; come: boolean[] } {
    const olds = textsOf(this.old, old0, old1);
    const news = textsOf(this.now, new0, new1);
    const [here, there] = [new Set(olds), new Set(news)];
    return {
      gone: olds.map((text) => this.come.has(text) && !there.has(text)),
      come: news.map((text) => this.gone.has(text) && !here.has(text)),
    };
  }

  /**
   * True where new sentence `now`, the same as old sentence `old`, may be a copy of it instead: fewer are left, and one that
   * is gone stood beside at least as much of what stands there now.
   */
  mayBeOther(old: number, now: number, isCarried: boolean): boolean {
    const range = this.old.ranges[old];
    if (range === undefined || !this.lengths.has(range.end - range.start)) return false;
    const text = textAt(this.old, old);
    const gone = this.gone.get(text) ?? [];
    if (gone.length <= (this.come.get(text) ?? 0) || textAt(this.now, now) !== text) return false;
    const own = this.sidesLeft(old, now);
    if (own === BOTH_SIDES) return false;
    const others = gone.filter((index) => index !== old).slice(0, MOST_COPIES);
    const most = Math.max(0, ...others.map((index) => this.sidesLeft(index, now)));
    return most >= own && (most > 0 || !isCarried);
  }

  /** On how many sides of an old sentence stood what stands there of a new one. */
  private sidesLeft(old: number, now: number): number {
    return ([-1, 1] as const).filter((step) => {
      const was = besideOf(this.old, old, step);
      return was !== null && was === besideOf(this.now, now, step);
    }).length;
  }
}

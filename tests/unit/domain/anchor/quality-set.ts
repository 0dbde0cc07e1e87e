/**
 * Revisions of made-up reports in which it is known what became of each passage: to measure how well anchors are moved.
 *
 * How a report is made: paragraphs of three to six sentences; a sentence is a main clause, often with a clause before or
 * after it. With some eighteen main clauses and some hundred sentences, each sentence has many neighbours of the same
 * build, with other names and numbers: as in real reports on one affair, and worse.
 *
 * What an editor does to a sentence, and what counts as its successor:
 * - light: one of: another word for one of the same meaning; a few words put in; the clause before or after dropped; one
 *   number updated; a letter lost. One time in four, two of them.
 * - heavy: most of the words that have others of the same meaning replaced, and the clauses before and after dropped,
 *   exchanged or put at the other end, and words put in; one time in ten a number updated. The names of its main clause stay.
 * - moved: taken out and put into another paragraph, or alone as a paragraph; one time in four edited lightly.
 * - deleted: taken out; one time in three another new sentence stands there.
 * - lookalike: all names and numbers replaced by others, and about half of the meanings; the build and most words stay. Only
 *   sentences whose main clause has two facts, one of them a name. It reports something else: no successor.
 * - copied: the same sentence stood in two places, and was taken out of the passage's. No successor.
 * - original: a copy was put in elsewhere; the passage stays where it is.
 * Some authors also put twins into both texts: the same sentence elsewhere, with one name, figure or "not" changed, where the
 * passage may be deleted; and make one sentence of two.
 *
 * A passage is a sentence, its main clause, or two sentences. One that stayed in its place is labelled by what happened to
 * the passage itself (see `changedShare`): kept, where not a word changed; light, up to a fifth of its words; heavy, up to
 * three fifths; reworked, beyond that. So "heavy" never counts passages that an edit beside them left alone.
 */
import { type Quote, quoteOf } from '../../../../src-renderer/domain/anchor/anchor.ts';
import type { Author } from './quality-author.ts';
import { changedShare, Dice, Editor, MOST_HEAVY, MOST_LIGHT } from './quality-sentences.ts';
import { REPORT_WORDS, type Vocabulary } from './quality-words.ts';

export const LABELS = [
  'kept',
  'light',
  'heavy',
  'reworked',
  'moved',
  'deleted',
  'lookalike',
  'copied',
  'original',
] as const;
export type Label = (typeof LABELS)[number];

/** `truth`: what succeeded the passage in the new text; null where nothing did. */
export type LabelledAnchor = {
  start: number;
  end: number;
  quote: Quote;
  label: Label;
  truth: { start: number; end: number } | null;
};
export type LabelledRevision = { oldText: string; newText: string; anchors: LabelledAnchor[] };

/** `stayed`: in its place, edited or not. */
type Fate<S> = {
  label: 'stayed' | 'moved' | 'deleted' | 'lookalike' | 'copied' | 'original';
  /** What became of it; of a lookalike, what stands in its place. */
  now: S | null;
};
type Item<S> = { id: number; sentence: S; fate: Fate<S> };
/** A sentence of the new text; `id` is that of the old sentence whose successor it is. */
type Placed<S> = { id: number | null; sentence: S };

/** One report and what an editor makes of it. */
class Report<S> {
  private readonly dice: Dice;
  private readonly author: Author<S>;
  readonly old: Item<S>[][];

  constructor(dice: Dice, author: Author<S>, paragraphs: number, editedShare: number) {
    this.dice = dice;
    this.author = author;
    this.old = this.write(paragraphs, editedShare);
  }

  private chooseFate(sentence: S, editedShare: number): Fate<S> {
    const { dice, author } = this;
    const kept: Fate<S> = { label: 'stayed', now: sentence };
    if (!dice.chance(editedShare)) return kept;
    const which = dice.next();
    if (which < 0.3) return { label: 'stayed', now: author.light(sentence) };
    if (which < 0.55) return { label: 'stayed', now: author.heavy(sentence) ?? author.light(sentence) };
    if (which < 0.68) return { label: 'moved', now: dice.chance(0.25) ? author.light(sentence) : sentence };
    if (which < 0.8) return { label: 'deleted', now: null };
    if (which < 0.88) return { label: 'original', now: sentence };
    const now = author.lookalike(sentence);
    return now === null ? kept : { label: 'lookalike', now };
  }

  /** Some sentences stand in the old report twice: of those, the first of the two may be taken out ("copied"). */
  private write(paragraphs: number, editedShare: number): Item<S>[][] {
    const { dice, author } = this;
    let id = 0;
    const make = (sentence: S, fate: Fate<S>): Item<S> => {
      id += 1;
      return { id, sentence, fate };
    };
    const all = Array.from({ length: paragraphs }, () =>
      Array.from({ length: author.paragraphLength() }, () => {
        const sentence = author.sentence();
        return make(sentence, this.chooseFate(sentence, editedShare));
      }),
    );
    const stayOrGo = (sentence: S, share: number): Fate<S> =>
      dice.chance(share) ? { label: 'copied', now: null } : { label: 'stayed', now: sentence };
    for (let i = 0; i < paragraphs * 0.25; i += 1) {
      const [from, to] = [dice.pick(all), dice.pick(all)];
      if (from === to) continue;
      const original = dice.pick(from);
      to.splice(
        dice.below(to.length + 1),
        0,
        make(original.sentence, { label: 'stayed', now: original.sentence }),
      );
      original.fate = stayOrGo(original.sentence, 0.7);
    }
    for (const { original, twin } of this.twinsIn(all)) {
      const to = dice.pick(all);
      to.splice(dice.below(to.length + 1), 0, make(twin, { label: 'stayed', now: twin }));
      if (dice.chance(0.5)) original.fate = { label: 'deleted', now: null };
    }
    this.joinSome(all);
    for (const paragraph of all) {
      if (!dice.chance(0.15)) continue;
      const sentence = author.boilerplate();
      paragraph.push(make(sentence, stayOrGo(sentence, 0.3)));
    }
    return all;
  }

  /** Sentences that have a twin in the old report, and it. */
  private *twinsIn(all: readonly Item<S>[][]): Generator<{ original: Item<S>; twin: S }> {
    const { dice, author } = this;
    if (author.twin === undefined) return;
    for (let i = 0; i < all.length * 0.3; i += 1) {
      const original = dice.pick(dice.pick(all));
      const twin = author.twin(original.sentence);
      if (twin !== null) yield { original, twin };
    }
  }

  private joinSome(all: readonly Item<S>[][]): void {
    const { dice, author } = this;
    for (const [one, other] of all.flatMap((items) =>
      items.map((item, at) => [item, items[at + 1]] as const),
    )) {
      const [first, second] = [one.fate, other?.fate];
      if (first.label !== 'stayed' || second?.label !== 'stayed') continue;
      if (first.now === null || second.now === null || !(author.join && dice.chance(0.05))) continue;
      const joined = author.join(first.now, second.now);
      if (joined !== null) [first.now, second.now] = joined;
    }
  }

  revise(): Placed<S>[][] {
    const { dice } = this;
    const paragraphs: Placed<S>[][] = [];
    for (const paragraph of this.old) {
      paragraphs.push(paragraph.flatMap((item) => this.placeHere(item)));
      if (dice.chance(0.04)) paragraphs.push([this.newSentence(), this.newSentence()]);
    }
    for (const { id, sentence, fate } of this.old.flat()) {
      if (fate.label === 'moved' && fate.now !== null)
        this.insertAnywhere(paragraphs, { id, sentence: fate.now });
      if (fate.label === 'original') this.insertCopy(paragraphs, sentence);
    }
    return paragraphs.filter((paragraph) => paragraph.length > 0);
  }

  private newSentence(): Placed<S> {
    return { id: null, sentence: this.author.fresh() };
  }

  /** What stands where the sentence stood. */
  private placeHere({ id, fate }: Item<S>): Placed<S>[] {
    const { dice } = this;
    if (fate.label === 'moved') return [];
    if (fate.now === null) return dice.chance(0.33) ? [this.newSentence()] : [];
    const extra = dice.chance(0.03) ? [this.newSentence()] : [];
    return [{ id: fate.label === 'lookalike' ? null : id, sentence: fate.now }, ...extra];
  }

  private insertAnywhere(paragraphs: Placed<S>[][], placed: Placed<S>): void {
    const { dice } = this;
    if (dice.chance(0.4)) paragraphs.splice(dice.below(paragraphs.length + 1), 0, [placed]);
    else {
      const paragraph = dice.pick(paragraphs);
      paragraph.splice(dice.below(paragraph.length + 1), 0, placed);
    }
  }

  /** In the middle of another paragraph: of two equal sentences side by side nobody can say which is the copy. */
  private insertCopy(paragraphs: readonly Placed<S>[][], sentence: S): void {
    const { dice } = this;
    const others = paragraphs.filter(
      (paragraph) => paragraph.length > 1 && paragraph.every((placed) => placed.sentence !== sentence),
    );
    if (others.length === 0) return;
    const paragraph = dice.pick(others);
    paragraph.splice(1 + dice.below(paragraph.length - 1), 0, { id: null, sentence });
  }
}

type Spot = { start: number; end: number; mainStart: number; mainEnd: number };

function layOut<S>(
  author: Author<S>,
  paragraphs: readonly (readonly { id: number | null; sentence: S }[])[],
): {
  text: string;
  spots: Map<number, Spot>;
} {
  const spots = new Map<number, Spot>();
  let text = '';
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n';
    for (const [index, { id, sentence }] of paragraph.entries()) {
      const before = paragraph[index - 1];
      if (before !== undefined) text += author.between(before.sentence, sentence);
      const at = text.length;
      const { text: written, start = 0, end = written.length, mainStart, mainEnd } = author.render(sentence);
      text += written;
      if (id !== null)
        spots.set(id, {
          start: at + start,
          end: at + end,
          mainStart: at + mainStart,
          mainEnd: at + mainEnd,
        });
    }
  }
  return { text, spots };
}

type Piece = { start: number; end: number };
type Passage = { fate: Fate<unknown>['label']; old: Piece; now: Piece | null };

/** A sentence, its main clause, or two sentences that both stayed; null for one sentence in four. */
function choosePassage<S>(
  dice: Dice,
  [item, next]: readonly [Item<S>, Item<S> | undefined],
  before: ReadonlyMap<number, Spot>,
  after: ReadonlyMap<number, Spot>,
): Passage | null {
  const spot = before.get(item.id);
  if (spot === undefined || dice.chance(0.25)) return null;
  const fate = item.fate.label;
  const now = after.get(item.id) ?? null;
  if (next !== undefined && dice.chance(0.2) && fate === 'stayed' && next.fate.label === 'stayed') {
    const [nextSpot, nextNow] = [before.get(next.id), after.get(next.id)];
    if (now !== null && nextSpot !== undefined && nextNow !== undefined)
      return {
        fate,
        old: { start: spot.start, end: nextSpot.end },
        now: { start: now.start, end: nextNow.end },
      };
  }
  if (!dice.chance(0.25)) return { fate, old: spot, now };
  const main = (of: Spot): Piece => ({ start: of.mainStart, end: of.mainEnd });
  return { fate, old: main(spot), now: now && main(now) };
}

function labelOf(fate: Fate<unknown>['label'], passage: string, now: string): Label {
  if (fate !== 'stayed') return fate;
  const share = changedShare(passage, now);
  if (passage === now) return 'kept';
  if (share <= MOST_LIGHT) return 'light';
  return share <= MOST_HEAVY ? 'heavy' : 'reworked';
}

function isRewritten(passage: string, oldText: string, newText: string): boolean {
  return oldText.indexOf(passage) === oldText.lastIndexOf(passage) && newText.includes(passage);
}

/** One report and its revision, always the same for the same seed. About three passages in four sentences. */
export function makeLabelledRevision(
  seed: number,
  paragraphs: number,
  editedShare: number,
  words: Vocabulary = REPORT_WORDS,
): LabelledRevision {
  const dice = new Dice(seed);
  return reviseBy(dice, new Editor(dice, words), paragraphs, editedShare);
}

/** The same by any author, who must throw the same dice. */
export function reviseBy<S>(
  dice: Dice,
  author: Author<S>,
  paragraphs: number,
  editedShare: number,
): LabelledRevision {
  const report = new Report(dice, author, paragraphs, editedShare);
  const before = layOut(author, report.old);
  const after = layOut(author, report.revise());
  const anchors = report.old.flatMap((paragraph) =>
    paragraph.flatMap((item, index): LabelledAnchor[] => {
      const passage = choosePassage(dice, [item, paragraph[index + 1]], before.spots, after.spots);
      if (passage === null) return [];
      const { start, end } = passage.old;
      const truth = passage.now && { start: passage.now.start, end: passage.now.end };
      const quote = quoteOf(before.text, start, end);
      // Written anew word for word by chance: nobody can say that it was not moved there.
      if (truth === null && passage.fate !== 'copied' && isRewritten(quote.exact, before.text, after.text))
        return [];
      const now = truth === null ? '' : after.text.slice(truth.start, truth.end);
      return [{ start, end, quote, label: labelOf(passage.fate, quote.exact, now), truth }];
    }),
  );
  return { oldText: before.text, newText: after.text, anchors };
}

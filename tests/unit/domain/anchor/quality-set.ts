/**
 * Revisions of made-up reports in which it is known what became of each passage: to measure how well anchors are moved.
 *
 * How a report is made: paragraphs of three to six sentences; a sentence is a main clause, often with a clause before or
 * after it. With 18 main clauses and some hundred sentences, each sentence has many neighbours of the same build, with
 * other names and numbers: as in real reports on one affair.
 *
 * What an editor does to a sentence, and what counts as its successor:
 * - kept: nothing.
 * - light: one of: another word for one of the same meaning; a few words put in; the clause before or after dropped; one
 *   number updated; a letter lost. One time in four, two of them.
 * - heavy: most of the words that have others of the same meaning replaced, and the clauses before and after dropped,
 *   exchanged or put at the other end, and words put in; one time in ten a number updated. Its names stay.
 * - moved: taken out and put into another paragraph, or a whole paragraph put elsewhere; one time in four edited lightly.
 * - deleted: taken out; one time in three another new sentence stands there.
 * - lookalike: all names and numbers replaced by others, and about half of the meanings; the build and most words stay.
 *   It is another report: the passage has no successor.
 * - copied: the same sentence stood in two places, and was taken out of the passage's. No successor.
 * - original: a copy was put in elsewhere; the passage stays where it is.
 */
import { type Quote, quoteOf } from '../../../../src-renderer/domain/anchor/anchor.ts';
import {
  BODIES,
  BOILERPLATE,
  DAYS,
  FIRST_NAMES,
  GROUPS,
  type Group,
  INSERTIONS,
  LAST_NAMES,
  LEADS,
  MAIN,
  MONTHS,
  PLACES,
  TAILS,
} from './quality-words.ts';

export const LABELS = [
  'kept',
  'light',
  'heavy',
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

/** Random numbers that are the same for the same seed (mulberry32). */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'fact'; of: string; text: string }
  | { kind: 'meaning'; of: Group; row: number; text: string };
type Sentence = { lead: Part[]; main: Part[]; tail: Part[] };

const WHERE = ['lead', 'main', 'tail'] as const;

function isGroup(name: string): name is Group {
  return Object.hasOwn(GROUPS, name);
}

function makeFact(dice: Dice, of: string): string {
  if (of === 'person') return `${dice.pick(FIRST_NAMES)} ${dice.pick(LAST_NAMES)}`;
  if (of === 'place') return dice.pick(PLACES);
  if (of === 'body') return dice.pick(BODIES);
  if (of === 'day') return dice.pick(DAYS);
  if (of === 'month') return dice.pick(MONTHS);
  if (of === 'percent') return `${1 + dice.below(40)}.${dice.below(10)}`;
  if (of === 'small') return String(2 + dice.below(18));
  if (of === 'money')
    return dice.chance(0.4) ? `${1 + dice.below(9)},${100 + dice.below(900)}` : String(20 + dice.below(900));
  return String(11 + dice.below(4000));
}

function makeParts(dice: Dice, template: string): Part[] {
  return template.split(/[{}]/u).flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'text', text: piece }];
    if (!isGroup(piece)) return [{ kind: 'fact', of: piece, text: makeFact(dice, piece) }];
    const row = dice.below(GROUPS[piece].length);
    return [{ kind: 'meaning', of: piece, row, text: dice.pick(GROUPS[piece][row] ?? []) }];
  });
}

function makeSentence(dice: Dice): Sentence {
  return {
    lead: dice.chance(0.35) ? makeParts(dice, dice.pick(LEADS)) : [],
    main: makeParts(dice, dice.pick(MAIN)),
    tail: dice.chance(0.4) ? makeParts(dice, dice.pick(TAILS)) : [],
  };
}

function boilerplate(dice: Dice): Sentence {
  return { lead: [], main: [{ kind: 'text', text: dice.pick(BOILERPLATE).slice(0, -1) }], tail: [] };
}

/** The sentence, and where its main clause stands in it. */
function render(sentence: Sentence): { text: string; mainStart: number; mainEnd: number } {
  const [lead, main, tail] = WHERE.map((where) => sentence[where].map(({ text }) => text).join(''));
  const text = `${lead}${main}${tail}.`;
  const mainStart = lead?.length ?? 0;
  return {
    text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
    mainStart,
    mainEnd: mainStart + (main?.length ?? 0),
  };
}

function editParts(sentence: Sentence, edit: (part: Part) => Part): Sentence {
  return { lead: sentence.lead.map(edit), main: sentence.main.map(edit), tail: sentence.tail.map(edit) };
}

function partsOf(sentence: Sentence): Part[] {
  return WHERE.flatMap((where) => sentence[where]);
}

function otherWord(dice: Dice, part: Part): Part {
  if (part.kind !== 'meaning') return part;
  const others = (GROUPS[part.of][part.row] ?? []).filter((word) => word !== part.text);
  return others.length === 0 ? part : { ...part, text: dice.pick(others) };
}

function otherFact(dice: Dice, part: Part): Part {
  if (part.kind !== 'fact') return part;
  for (;;) {
    const text = makeFact(dice, part.of);
    const shares = text
      .split(' ')
      .some((word) => /^[A-Z\d]/u.test(word) && part.text.split(' ').includes(word));
    if (!shares) return { ...part, text };
  }
}

function otherMeaning(dice: Dice, part: Part): Part {
  if (part.kind !== 'meaning') return part;
  const rows = GROUPS[part.of];
  const row = (part.row + 1 + dice.below(rows.length - 1)) % rows.length;
  return { ...part, row, text: dice.pick(rows[row] ?? []) };
}

function replaceOne(
  dice: Dice,
  sentence: Sentence,
  fits: (part: Part) => boolean,
  edit: (part: Part) => Part,
): Sentence {
  const candidates = partsOf(sentence).filter(fits);
  if (candidates.length === 0) return insertWords(dice, sentence);
  const chosen = dice.pick(candidates);
  return editParts(sentence, (part) => (part === chosen ? edit(part) : part));
}

function insertWords(dice: Dice, sentence: Sentence): Sentence {
  const at = sentence.main.findIndex(({ kind, text }) => kind === 'text' && / \S+ /u.test(text));
  const words = `, ${dice.pick(INSERTIONS)}, `;
  const main = sentence.main.map((part, index) =>
    index === at ? { ...part, text: part.text.replace(/(\S) (\S+ )/u, `$1${words}$2`) } : part,
  );
  return { ...sentence, main };
}

const isNumber = (part: Part): boolean => part.kind === 'fact' && /^\d/u.test(part.text);

function loseLetter(dice: Dice, part: Part): Part {
  const at = 1 + dice.below(Math.max(1, part.text.length - 2));
  return { ...part, text: part.text.slice(0, at) + part.text.slice(at + 1) };
}

function editLightly(dice: Dice, sentence: Sentence): Sentence {
  const which = dice.below(5);
  if (which === 0)
    return replaceOne(
      dice,
      sentence,
      ({ kind }) => kind === 'meaning',
      (part) => otherWord(dice, part),
    );
  if (which === 1) return insertWords(dice, sentence);
  if (which === 2 && sentence.lead.length + sentence.tail.length > 0)
    return dice.chance(0.5) && sentence.lead.length > 0
      ? { ...sentence, lead: [] }
      : { ...sentence, tail: [] };
  if (which === 3) return replaceOne(dice, sentence, isNumber, (part) => otherFact(dice, part));
  return replaceOne(
    dice,
    sentence,
    ({ kind, text }) => kind === 'meaning' && text.length > 5,
    (part) => loseLetter(dice, part),
  );
}

function light(dice: Dice, sentence: Sentence): Sentence {
  const once = editLightly(dice, sentence);
  return dice.chance(0.25) ? editLightly(dice, once) : once;
}

function heavy(dice: Dice, sentence: Sentence): Sentence {
  const words = editParts(sentence, (part) => (dice.chance(0.8) ? otherWord(dice, part) : part));
  const clause = (templates: readonly string[]): Part[] =>
    dice.chance(0.5) ? makeParts(dice, dice.pick(templates)) : [];
  const keeps = dice.chance(0.4);
  const shape = keeps ? words : { ...words, lead: clause(LEADS), tail: clause(TAILS) };
  const put = dice.chance(0.5) ? insertWords(dice, shape) : shape;
  return dice.chance(0.1) ? replaceOne(dice, put, isNumber, (part) => otherFact(dice, part)) : put;
}

function lookalike(dice: Dice, sentence: Sentence): Sentence {
  return editParts(sentence, (part) => {
    if (part.kind === 'fact') return otherFact(dice, part);
    return dice.chance(0.5) ? otherMeaning(dice, part) : part;
  });
}

type Fate = { label: Label; now: Sentence | null };
type Item = { id: number; sentence: Sentence; fate: Fate };
/** A sentence of the new text; `id` is that of the old sentence whose successor it is. */
type Placed = { id: number | null; sentence: Sentence };

function chooseFate(dice: Dice, sentence: Sentence, editedShare: number): Fate {
  if (!dice.chance(editedShare)) return { label: 'kept', now: sentence };
  const which = dice.next();
  if (which < 0.3) return { label: 'light', now: light(dice, sentence) };
  if (which < 0.55) return { label: 'heavy', now: heavy(dice, sentence) };
  if (which < 0.68) return { label: 'moved', now: dice.chance(0.25) ? light(dice, sentence) : sentence };
  if (which < 0.8) return { label: 'deleted', now: null };
  if (which < 0.88) return { label: 'original', now: sentence };
  const facts = partsOf(sentence).filter(({ kind }) => kind === 'fact').length;
  return facts >= 2 ? { label: 'lookalike', now: null } : { label: 'kept', now: sentence };
}

/** The old report. Some sentences stand in it twice: of those, the first of the two may be taken out ("copied"). */
function makeOld(dice: Dice, paragraphs: number, editedShare: number): Item[][] {
  let id = 0;
  const make = (sentence: Sentence): Item => {
    id += 1;
    return { id, sentence, fate: chooseFate(dice, sentence, editedShare) };
  };
  const all = Array.from({ length: paragraphs }, () =>
    Array.from({ length: 3 + dice.below(4) }, () => make(makeSentence(dice))),
  );
  for (let i = 0; i < paragraphs * 0.25; i += 1) {
    const [from, to] = [dice.pick(all), dice.pick(all)];
    if (from === to) continue;
    const original = dice.pick(from);
    const copy = make(original.sentence);
    copy.fate = { label: 'kept', now: copy.sentence };
    to.splice(dice.below(to.length + 1), 0, copy);
    original.fate = dice.chance(0.7)
      ? { label: 'copied', now: null }
      : { label: 'kept', now: original.sentence };
  }
  for (const paragraph of all)
    if (dice.chance(0.15)) {
      const item = make(boilerplate(dice));
      item.fate = dice.chance(0.3) ? { label: 'copied', now: null } : { label: 'kept', now: item.sentence };
      paragraph.push(item);
    }
  return all;
}

function insertAnywhere(dice: Dice, paragraphs: Placed[][], placed: Placed): void {
  if (dice.chance(0.4)) paragraphs.splice(dice.below(paragraphs.length + 1), 0, [placed]);
  else {
    const paragraph = dice.pick(paragraphs);
    paragraph.splice(dice.below(paragraph.length + 1), 0, placed);
  }
}

/** What stands where the sentence stood. */
function placeHere(dice: Dice, { id, sentence, fate }: Item): Placed[] {
  if (fate.label === 'moved') return [];
  if (fate.label === 'lookalike') return [{ id: null, sentence: lookalike(dice, sentence) }];
  if (fate.now === null) return dice.chance(0.33) ? [{ id: null, sentence: makeSentence(dice) }] : [];
  const extra: Placed[] = dice.chance(0.03) ? [{ id: null, sentence: makeSentence(dice) }] : [];
  return [{ id, sentence: fate.now }, ...extra];
}

function makeNew(dice: Dice, old: readonly Item[][]): Placed[][] {
  const paragraphs: Placed[][] = [];
  for (const paragraph of old) {
    paragraphs.push(paragraph.flatMap((item) => placeHere(dice, item)));
    if (dice.chance(0.04))
      paragraphs.push([makeSentence(dice), makeSentence(dice)].map((sentence) => ({ id: null, sentence })));
  }
  for (const { id, sentence, fate } of old.flat()) {
    if (fate.label === 'moved' && fate.now !== null)
      insertAnywhere(dice, paragraphs, { id, sentence: fate.now });
    if (fate.label === 'original') insertAnywhere(dice, paragraphs, { id: null, sentence });
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

type Spot = { start: number; end: number; mainStart: number; mainEnd: number };

function layOut(paragraphs: readonly (readonly { id: number | null; sentence: Sentence }[])[]): {
  text: string;
  spots: Map<number, Spot>;
} {
  const spots = new Map<number, Spot>();
  let text = '';
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n';
    for (const [index, { id, sentence }] of paragraph.entries()) {
      if (index > 0) text += ' ';
      const start = text.length;
      const { text: written, mainStart, mainEnd } = render(sentence);
      text += written;
      if (id !== null)
        spots.set(id, { start, end: text.length, mainStart: start + mainStart, mainEnd: start + mainEnd });
    }
  }
  return { text, spots };
}

const SEVERITY: readonly Label[] = ['kept', 'light', 'heavy'];

/** Passages of two sentences, where both stay side by side. */
function pairLabel(one: Item, other: Item): Label | null {
  const rank = Math.max(SEVERITY.indexOf(one.fate.label), SEVERITY.indexOf(other.fate.label));
  const isPlain = [one, other].every(({ fate }) => SEVERITY.includes(fate.label));
  return isPlain ? (SEVERITY[rank] ?? null) : null;
}

/** One report and its revision, always the same for the same seed. About three passages in four sentences. */
export function makeLabelledRevision(
  seed: number,
  paragraphs: number,
  editedShare: number,
): LabelledRevision {
  const dice = new Dice(seed);
  const old = makeOld(dice, paragraphs, editedShare);
  const before = layOut(old);
  const after = layOut(makeNew(dice, old));
  const anchors: LabelledAnchor[] = [];
  const add = (label: Label, start: number, end: number, truth: LabelledAnchor['truth']): void => {
    anchors.push({ start, end, quote: quoteOf(before.text, start, end), label, truth });
  };
  for (const paragraph of old)
    for (const [index, item] of paragraph.entries()) {
      const spot = before.spots.get(item.id);
      const now = after.spots.get(item.id) ?? null;
      if (spot === undefined || dice.chance(0.25)) continue;
      const next = paragraph[index + 1];
      const label = next === undefined ? null : pairLabel(item, next);
      const nextSpot = next === undefined ? undefined : before.spots.get(next.id);
      const nextNow = next === undefined ? undefined : after.spots.get(next.id);
      if (
        dice.chance(0.2) &&
        label !== null &&
        nextSpot !== undefined &&
        nextNow !== undefined &&
        now !== null
      )
        add(label, spot.start, nextSpot.end, { start: now.start, end: nextNow.end });
      else if (dice.chance(0.25) && item.fate.label !== 'light')
        add(item.fate.label, spot.mainStart, spot.mainEnd, now && { start: now.mainStart, end: now.mainEnd });
      else add(item.fate.label, spot.start, spot.end, now && { start: now.start, end: now.end });
    }
  return { oldText: before.text, newText: after.text, anchors };
}

/**
 * Sentences of made-up reports and what editors do to them; see quality-set.ts. A sentence is a main clause, often with a
 * clause before or after it, made of text, facts (names, places, figures) and words that have others of the same meaning.
 */
import type { Author, Rendered } from './quality-author.ts';
import type { Vocabulary } from './quality-words.ts';

/** Random numbers that are the same for the same seed (mulberry32). */
export class Dice {
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
  | { kind: 'meaning'; of: string; row: number; text: string };
export type Sentence = { lead: Part[]; main: Part[]; tail: Part[] };

const WHERE = ['lead', 'main', 'tail'] as const;
const NAMES: ReadonlySet<string> = new Set(['person', 'place', 'body']);
const WORD = /[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu;

/** Words up to which an edit is light, and up to which it is heavy: shares as `changedShare` gives them. */
export const MOST_LIGHT = 0.2;
export const MOST_HEAVY = 0.6;
const LEAST_HEAVY = 0.25;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * The share of words that two texts do not have in common, 0 to 1: what is outside their longest common subsequence of
 * words, as a share of the words of both. Two words of twenty replaced: 0.1. Half of them replaced: 0.5.
 */
export function changedShare(one: string, other: string): number {
  const a = wordsOf(one);
  const b = wordsOf(other);
  let before = new Uint16Array(b.length + 1);
  for (const word of a) {
    const row = new Uint16Array(b.length + 1);
    for (const [j, there] of b.entries())
      row[j + 1] = there === word ? (before[j] ?? 0) + 1 : Math.max(before[j + 1] ?? 0, row[j] ?? 0);
    before = row;
  }
  return 1 - (2 * (before[b.length] ?? 0)) / Math.max(1, a.length + b.length);
}

function makeFact(dice: Dice, words: Vocabulary, of: string): string {
  if (of === 'person') return `${dice.pick(words.firstNames)} ${dice.pick(words.lastNames)}`;
  if (of === 'place') return dice.pick(words.places);
  if (of === 'body') return dice.pick(words.bodies);
  if (of === 'day') return dice.pick(words.days);
  if (of === 'month') return dice.pick(words.months);
  if (of === 'percent') return `${1 + dice.below(40)}.${dice.below(10)}`;
  if (of === 'small') return String(2 + dice.below(18));
  if (of === 'money')
    return dice.chance(0.4) ? `${1 + dice.below(9)},${100 + dice.below(900)}` : String(20 + dice.below(900));
  return String(11 + dice.below(4000));
}

function makeParts(dice: Dice, words: Vocabulary, template: string): Part[] {
  return template.split(/[{}]/u).flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'text', text: piece }];
    const group = words.groups[piece];
    if (group === undefined) return [{ kind: 'fact', of: piece, text: makeFact(dice, words, piece) }];
    const row = dice.below(group.length);
    return [{ kind: 'meaning', of: piece, row, text: dice.pick(group[row] ?? []) }];
  });
}

export function makeSentence(dice: Dice, words: Vocabulary): Sentence {
  return {
    lead: dice.chance(0.35) ? makeParts(dice, words, dice.pick(words.leads)) : [],
    main: makeParts(dice, words, dice.pick(words.main)),
    tail: dice.chance(0.4) ? makeParts(dice, words, dice.pick(words.tails)) : [],
  };
}

function makeBoilerplate(dice: Dice, words: Vocabulary): Sentence {
  return { lead: [], main: [{ kind: 'text', text: dice.pick(words.boilerplate).slice(0, -1) }], tail: [] };
}

/** The sentence, and where its main clause stands in it. */
export function render(sentence: Sentence): Rendered {
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

/** Writes and edits reports, always with the same dice and words. */
export class Editor implements Author<Sentence> {
  private readonly dice: Dice;
  private readonly words: Vocabulary;

  constructor(dice: Dice, words: Vocabulary) {
    this.dice = dice;
    this.words = words;
  }

  paragraphLength(): number {
    return 3 + this.dice.below(4);
  }

  sentence(): Sentence {
    return makeSentence(this.dice, this.words);
  }

  fresh(): Sentence {
    return this.sentence();
  }

  boilerplate(): Sentence {
    return makeBoilerplate(this.dice, this.words);
  }

  render(sentence: Sentence): Rendered {
    return render(sentence);
  }

  between(): string {
    return ' ';
  }

  light(sentence: Sentence): Sentence {
    const once = this.editOnce(sentence);
    return this.dice.chance(0.25) ? this.editOnce(once) : once;
  }

  /** Null where the sentence has too few words that can be replaced to be edited heavily. */
  heavy(sentence: Sentence): Sentence | null {
    const { text } = render(sentence);
    for (let tries = 0; tries < 20; tries += 1) {
      const edited = this.rework(sentence);
      const share = changedShare(text, render(edited).text);
      if (share >= LEAST_HEAVY && share <= MOST_HEAVY) return edited;
    }
    return null;
  }

  /** Null where the main clause names nothing, or nothing but one fact: its lookalike would be an update of it. */
  lookalike(sentence: Sentence): Sentence | null {
    const facts = sentence.main.filter(({ kind }) => kind === 'fact');
    if (facts.length < 2 || !facts.some((part) => part.kind === 'fact' && NAMES.has(part.of))) return null;
    return editParts(sentence, (part) => {
      if (part.kind === 'fact') return this.otherFact(part, partsOf(sentence));
      return this.dice.chance(0.5) ? this.otherMeaning(part) : part;
    });
  }

  private editOnce(sentence: Sentence): Sentence {
    const { dice } = this;
    const which = dice.below(5);
    if (which === 0)
      return this.replaceOne(
        sentence,
        ({ kind }) => kind === 'meaning',
        (part) => this.otherWord(part),
      );
    if (which === 1) return this.insertWords(sentence);
    if (which === 2 && sentence.lead.length + sentence.tail.length > 0)
      return dice.chance(0.5) && sentence.lead.length > 0
        ? { ...sentence, lead: [] }
        : { ...sentence, tail: [] };
    if (which === 3) return this.replaceOne(sentence, isNumber, (part) => this.otherFact(part));
    return this.replaceOne(
      sentence,
      ({ kind, text }) => kind === 'meaning' && text.length > 5,
      (part) => this.loseLetter(part),
    );
  }

  private rework(sentence: Sentence): Sentence {
    const { dice, words } = this;
    const same = editParts(sentence, (part) => (dice.chance(0.8) ? this.otherWord(part) : part));
    const clause = (templates: readonly string[]): Part[] =>
      dice.chance(0.5) ? makeParts(dice, words, dice.pick(templates)) : [];
    const shape = dice.chance(0.4) ? same : { ...same, lead: clause(words.leads), tail: clause(words.tails) };
    const put = dice.chance(0.5) ? this.insertWords(shape) : shape;
    return dice.chance(0.1) ? this.replaceOne(put, isNumber, (part) => this.otherFact(part)) : put;
  }

  private otherWord(part: Part): Part {
    if (part.kind !== 'meaning') return part;
    const others = (this.words.groups[part.of]?.[part.row] ?? []).filter((word) => word !== part.text);
    return others.length === 0 ? part : { ...part, text: this.dice.pick(others) };
  }

  /** A fact that shares no name and no figure with those of `parts`. */
  private otherFact(part: Part, parts: readonly Part[] = [part]): Part {
    if (part.kind !== 'fact') return part;
    const taken = new Set(parts.flatMap(({ kind, text }) => (kind === 'fact' ? text.split(' ') : [])));
    for (;;) {
      const text = makeFact(this.dice, this.words, part.of);
      if (!text.split(' ').some((word) => /^[A-Z\d]/u.test(word) && taken.has(word)))
        return { ...part, text };
    }
  }

  private otherMeaning(part: Part): Part {
    if (part.kind !== 'meaning') return part;
    const rows = this.words.groups[part.of] ?? [];
    const row = (part.row + 1 + this.dice.below(rows.length - 1)) % rows.length;
    return { ...part, row, text: this.dice.pick(rows[row] ?? []) };
  }

  private replaceOne(
    sentence: Sentence,
    fits: (part: Part) => boolean,
    edit: (part: Part) => Part,
  ): Sentence {
    const candidates = partsOf(sentence).filter(fits);
    if (candidates.length === 0) return this.insertWords(sentence);
    const chosen = this.dice.pick(candidates);
    return editParts(sentence, (part) => (part === chosen ? edit(part) : part));
  }

  private insertWords(sentence: Sentence): Sentence {
    const at = sentence.main.findIndex(({ kind, text }) => kind === 'text' && / \S+ /u.test(text));
    const words = `, ${this.dice.pick(this.words.insertions)}, `;
    const main = sentence.main.map((part, index) =>
      index === at ? { ...part, text: part.text.replace(/(\S) (\S+ )/u, `$1${words}$2`) } : part,
    );
    return { ...sentence, main };
  }

  private loseLetter(part: Part): Part {
    const at = 1 + this.dice.below(Math.max(1, part.text.length - 2));
    return { ...part, text: part.text.slice(0, at) + part.text.slice(at + 1) };
  }
}

function isNumber(part: Part): boolean {
  return part.kind === 'fact' && /^\d/u.test(part.text);
}

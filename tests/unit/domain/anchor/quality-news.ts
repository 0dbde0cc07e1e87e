/**
 * News of another kind than the reports of quality-sentences.ts: attributions and quotations with quote marks, headlines, lists,
 * French and Spanish, sentences that editors turn round, split and join. Written before the rules were changed, and read
 * once, after that: what they do with these is what they do with texts that nobody tried them on.
 */
import type { Author, Rendered } from './quality-author.ts';
import { ENGLISH, FRENCH, type NewsLanguage, SPANISH } from './quality-news-words.ts';
import { changedShare, type Dice, MOST_HEAVY } from './quality-sentences.ts';

type Slot = { kind: 'fact' | 'meaning'; of: string; row: number; text: string };
type Shape = 'prose' | 'headline' | 'item' | 'boilerplate';

/** `forms`: the ways to say it. `isSplit`: its last clause is a sentence. `joint`: where it is one half of a sentence. */
type Statement = {
  shape: Shape;
  forms: readonly string[];
  form: number;
  lead: string;
  tail: string;
  slots: Readonly<Record<string, Slot>>;
  marks: readonly [string, string];
  isNegated: boolean;
  inserted: string;
  isSplit: boolean;
  joint: 'first' | 'second' | null;
};

const SLOT = /\{(\/?[\p{L}]+)(\d?)\}/gu;
const FACTS: ReadonlySet<string> = new Set([
  'person',
  'place',
  'body',
  'day',
  'number',
  'year',
  'percent',
  'money',
]);
const NAMES: ReadonlySet<string> = new Set(['person', 'place', 'body']);
const FIGURES: ReadonlySet<string> = new Set(['number', 'year', 'percent', 'money']);
const LEAST_HEAVY = 0.25;

/** Where a sentence begins with a letter, or a quotation with one. */
function capital(text: string): string {
  return text.replace(/^[«“"‘\s¿]*\p{L}/u, (begin) => begin.toUpperCase());
}

/** True for what stands on a line of its own. */
function isLine({ shape }: Statement): boolean {
  return shape === 'headline' || shape === 'item';
}

export class NewsAuthor implements Author<Statement> {
  private readonly dice: Dice;
  private readonly language: NewsLanguage;
  private shape: Shape = 'prose';

  constructor(dice: Dice) {
    this.dice = dice;
    this.language = dice.chance(0.6) ? ENGLISH : dice.pick([FRENCH, SPANISH]);
  }

  paragraphLength(): number {
    const { dice } = this;
    const which = dice.next();
    this.shape = which < 0.15 ? 'headline' : which < 0.25 ? 'item' : 'prose';
    if (this.shape === 'headline') return 1;
    return this.shape === 'item' ? 3 + dice.below(3) : 1 + dice.below(4);
  }

  sentence(): Statement {
    return this.make(this.shape);
  }

  fresh(): Statement {
    return this.make('prose');
  }

  boilerplate(): Statement {
    return {
      ...this.make('prose'),
      shape: 'boilerplate',
      forms: [this.dice.pick(this.language.boilerplate)],
      form: 0,
    };
  }

  light(statement: Statement): Statement {
    const { dice } = this;
    const which = dice.below(6);
    if (which === 0)
      return this.change(
        statement,
        ({ kind }) => kind === 'meaning',
        (slot) => this.otherWord(slot),
      );
    if (which === 1 && statement.shape === 'prose')
      return { ...statement, inserted: dice.pick(this.language.insertions) };
    if (which === 2) return { ...statement, tail: '' };
    if (which === 3)
      return this.change(
        statement,
        ({ of }) => FIGURES.has(of),
        (slot) => this.otherFact(slot, statement),
      );
    if (which === 4) return { ...statement, marks: dice.pick(this.language.quotes) };
    return this.change(
      statement,
      ({ kind, text }) => kind === 'meaning' && text.length > 5,
      (slot) => this.misspell(slot),
    );
  }

  heavy(statement: Statement): Statement | null {
    const before = this.render(statement).text;
    for (let tries = 0; tries < 20; tries += 1) {
      const edited = this.rework(statement);
      const share = changedShare(before, this.render(edited).text);
      if (share >= LEAST_HEAVY && share <= MOST_HEAVY) return edited;
    }
    return null;
  }

  /** Others of the same build: other names, with the same figures or others; or the opposite of what was said, in other words. */
  lookalike(statement: Statement): Statement | null {
    const main = this.mainSlots(statement);
    const names = main.filter(({ of }) => NAMES.has(of));
    if (statement.shape !== 'prose') return null;
    const isOpposite = this.isTurnable(statement) && this.dice.chance(0.3);
    if (!isOpposite && (names.length === 0 || main.filter(({ kind }) => kind === 'fact').length < 2))
      return null;
    const areFiguresOther = this.dice.chance(0.7);
    const other = this.each(statement, (slot) => {
      if (slot.kind === 'meaning') return this.dice.chance(0.4) ? this.otherMeaning(slot) : slot;
      if (isOpposite) return slot;
      return NAMES.has(slot.of) || areFiguresOther ? this.otherFact(slot, statement) : slot;
    });
    return isOpposite ? { ...other, isNegated: !statement.isNegated } : other;
  }

  twin(statement: Statement): Statement | null {
    const { dice } = this;
    const facts = this.mainSlots(statement).filter(({ of }) => NAMES.has(of) || FIGURES.has(of));
    if (this.isTurnable(statement) && dice.chance(0.3))
      return { ...statement, isNegated: !statement.isNegated };
    if (facts.length === 0) return null;
    const chosen = dice.pick(facts);
    return this.each(statement, (slot) => (slot === chosen ? this.otherFact(slot, statement) : slot));
  }

  join(one: Statement, other: Statement): readonly [Statement, Statement] | null {
    const fits = ({ shape, isSplit }: Statement): boolean => shape === 'prose' && !isSplit;
    if (!fits(one) || !fits(other)) return null;
    return [
      { ...one, joint: 'first' },
      { ...other, lead: '', joint: 'second' },
    ];
  }

  between(before: Statement, statement: Statement): string {
    if (statement.joint === 'second') return '';
    return isLine(before) || isLine(statement) ? '\n' : ' ';
  }

  render(statement: Statement): Rendered {
    const { shape, joint } = statement;
    if (shape === 'boilerplate') {
      const text = statement.forms[0] ?? '';
      return { text, mainStart: 0, mainEnd: text.length };
    }
    const lead = this.fill(statement, statement.lead);
    const main = this.fill(statement, statement.forms[statement.form] ?? '');
    const opener = joint === 'second' ? this.language.joining : shape === 'item' ? '– ' : '';
    const tail = this.fill(statement, statement.tail);
    const stop = shape === 'prose' && joint !== 'first' ? '.' : '';
    const end =
      statement.isSplit && tail !== ''
        ? `. ${this.language.splitting} ${tail.replace(/^[ ,–]+/u, '')}`
        : tail;
    const whole = `${lead}${main}${end}`;
    const begun = joint === 'second' || shape === 'item' ? whole : capital(whole);
    const start = opener.length;
    const text = `${opener}${begun}${stop}`;
    const mainStart = start + lead.length;
    return { text, start, end: text.length, mainStart, mainEnd: mainStart + main.length };
  }

  private make(shape: Shape): Statement {
    const { dice, language } = this;
    const forms =
      shape === 'headline'
        ? [dice.pick(language.headlines)]
        : shape === 'item'
          ? [dice.pick(language.items)]
          : dice.pick(language.frames);
    const isProse = shape === 'prose';
    const lead = isProse && dice.chance(0.3) ? dice.pick(language.leads) : '';
    const tail = isProse && dice.chance(0.35) ? dice.pick(language.tails) : '';
    return {
      shape,
      forms,
      form: dice.below(forms.length),
      lead,
      tail,
      slots: this.slotsFor(`${forms[0]}${lead}${tail}`, {}),
      marks: dice.pick(language.quotes),
      isNegated: dice.chance(0.25),
      inserted: '',
      isSplit: false,
      joint: null,
    };
  }

  private slotsFor(template: string, known: Statement['slots']): Record<string, Slot> {
    const slots: Record<string, Slot> = { ...known };
    for (const [, of = '', number = ''] of template.matchAll(SLOT)) {
      if (of.endsWith('q') || slots[of + number] !== undefined) continue;
      slots[of + number] = this.makeSlot(of);
    }
    return slots;
  }

  private makeSlot(of: string): Slot {
    if (FACTS.has(of)) return { kind: 'fact', of, row: 0, text: this.makeFact(of) };
    const rows = this.language.groups[of] ?? [];
    const row = this.dice.below(rows.length);
    return { kind: 'meaning', of, row, text: this.dice.pick(rows[row] ?? []) };
  }

  private makeFact(of: string): string {
    const { dice, language } = this;
    if (of === 'person') return dice.pick(language.persons);
    if (of === 'place') return dice.pick(language.places);
    if (of === 'body') return dice.pick(language.bodies);
    if (of === 'day') return dice.pick(language.days);
    if (of === 'year') return String(1975 + dice.below(50));
    if (of === 'percent')
      return dice.chance(0.5) ? String(2 + dice.below(60)) : `${1 + dice.below(30)}.${1 + dice.below(9)}`;
    if (of === 'money')
      return `${dice.pick(['€', '$', '£'])}${2 + dice.below(800)}${dice.pick(['m', ' million', ',000'])}`;
    return dice.chance(0.4) ? String(2 + dice.below(30)) : String(31 + dice.below(9000));
  }

  private fill(statement: Statement, template: string): string {
    const { slots, marks, isNegated, inserted } = statement;
    const filled = template
      .replace(SLOT, (_, of: string, number: string) =>
        of === 'q' ? marks[0] : of === '/q' ? marks[1] : (slots[of + number]?.text ?? ''),
      )
      .replace('~ ', isNegated ? this.language.negation : '');
    // Once, in the main clause.
    return inserted === '' || template === statement.lead || template === statement.tail
      ? filled
      : filled.replace(/ (\S+ \S+)$/u, `, ${inserted}, $1`);
  }

  private rework(statement: Statement): Statement {
    const { dice, language } = this;
    const words = this.each(statement, (slot) =>
      slot.kind === 'meaning' && dice.chance(0.7) ? this.otherWord(slot) : slot,
    );
    const turned = dice.chance(0.5) ? { ...words, form: dice.below(words.forms.length) } : words;
    if (statement.shape !== 'prose') return turned;
    const clauses = dice.chance(0.5)
      ? {
          ...turned,
          lead: dice.chance(0.4) ? dice.pick(language.leads) : '',
          tail: dice.chance(0.4) ? dice.pick(language.tails) : '',
        }
      : turned;
    const filled = { ...clauses, slots: this.slotsFor(`${clauses.lead}${clauses.tail}`, clauses.slots) };
    const split = dice.chance(0.25) ? { ...filled, isSplit: true } : filled;
    return dice.chance(0.3) ? { ...split, inserted: dice.pick(language.insertions) } : split;
  }

  private isTurnable({ forms }: Statement): boolean {
    return forms.every((form) => form.includes('~ '));
  }

  private mainSlots({ forms, slots }: Statement): Slot[] {
    return [...(forms[0] ?? '').matchAll(SLOT)].flatMap(
      ([, of = '', number = '']) => slots[of + number] ?? [],
    );
  }

  private each(statement: Statement, edit: (slot: Slot) => Slot): Statement {
    const slots = Object.fromEntries(
      Object.entries(statement.slots).map(([name, slot]) => [name, edit(slot)]),
    );
    return { ...statement, slots };
  }

  private change(statement: Statement, fits: (slot: Slot) => boolean, edit: (slot: Slot) => Slot): Statement {
    const candidates = this.mainSlots(statement).filter(fits);
    if (candidates.length === 0) return { ...statement, lead: '' };
    const chosen = this.dice.pick(candidates);
    return this.each(statement, (slot) => (slot === chosen ? edit(slot) : slot));
  }

  private otherWord(slot: Slot): Slot {
    const others = (this.language.groups[slot.of]?.[slot.row] ?? []).filter((word) => word !== slot.text);
    return others.length === 0 ? slot : { ...slot, text: this.dice.pick(others) };
  }

  private otherMeaning(slot: Slot): Slot {
    const rows = this.language.groups[slot.of] ?? [];
    const row = (slot.row + 1 + this.dice.below(rows.length - 1)) % rows.length;
    return { ...slot, row, text: this.dice.pick(rows[row] ?? []) };
  }

  /** One that shares no word with a name or figure of the statement. */
  private otherFact(slot: Slot, { slots }: Statement): Slot {
    const taken = new Set(
      Object.values(slots).flatMap(({ kind, text }) => (kind === 'fact' ? text.split(/[\s’]/u) : [])),
    );
    for (;;) {
      const text = this.makeFact(slot.of);
      if (!text.split(/[\s’]/u).some((word) => /^[\p{Lu}\d€$£]/u.test(word) && taken.has(word)))
        return { ...slot, text };
    }
  }

  private misspell(slot: Slot): Slot {
    const at = 1 + this.dice.below(slot.text.length - 2);
    return { ...slot, text: slot.text.slice(0, at) + slot.text.slice(at + 1) };
  }
}

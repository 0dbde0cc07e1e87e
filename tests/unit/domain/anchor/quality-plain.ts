/**
 * Texts of which nothing is known but their words: articles as they are, and made-up languages. Editors exchange, put in and
 * take out words wherever they stand, as they do who know nothing of synonyms; so half of a heavily edited sentence is other
 * words altogether. Its names and figures stay.
 */
import type { Author, Rendered } from './quality-author.ts';
import { changedShare, type Dice, MOST_HEAVY } from './quality-sentences.ts';

/** Where the sentences come from: paragraphs of a text, again and again, and others that are not in it. */
export type Source = {
  paragraphs: readonly (readonly string[])[];
  others: readonly string[];
  words: readonly string[];
};

const LEAST_HEAVY = 0.25;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,'’-][\p{L}\p{N}]+)*/gu;

/** Stands in a sentence where its second clause begins, which stands for the main one: it may begin within the sentence. */
const CLAUSE = '\u0001';

function marked(sentence: string): string {
  const comma = sentence.indexOf(', ');
  return comma > 10 && comma < sentence.length - 20
    ? `${sentence.slice(0, comma + 2)}${CLAUSE}${sentence.slice(comma + 2)}`
    : sentence;
}

type Token = { text: string; isWord: boolean };

function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { index, 0: word } of sentence.matchAll(WORD)) {
    if (index > at) tokens.push({ text: sentence.slice(at, index), isWord: false });
    tokens.push({ text: word, isWord: true });
    at = index + word.length;
  }
  tokens.push({ text: sentence.slice(at), isWord: false });
  return tokens;
}

function written(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

function isFigure(text: string): boolean {
  return /^\p{N}/u.test(text);
}

/** Names, as who reads it would say: written with a capital within the sentence. In German, all nouns. */
function isName({ text, isWord }: Token, index: number): boolean {
  return isWord && index > 1 && /^\p{Lu}/u.test(text);
}

export class PlainAuthor implements Author<string> {
  private readonly dice: Dice;
  private readonly source: Source;
  private paragraph = -1;
  private at = 0;

  constructor(dice: Dice, source: Source) {
    this.dice = dice;
    this.source = source;
  }

  paragraphLength(): number {
    this.paragraph = (this.paragraph + 1) % this.source.paragraphs.length;
    this.at = 0;
    return this.source.paragraphs[this.paragraph]?.length ?? 0;
  }

  sentence(): string {
    this.at += 1;
    return marked(this.source.paragraphs[this.paragraph]?.[this.at - 1] ?? '');
  }

  fresh(): string {
    return marked(this.dice.pick(this.source.others));
  }

  boilerplate(): string {
    return 'No comment was given.';
  }

  light(sentence: string): string {
    const { dice } = this;
    const which = dice.below(5);
    if (which === 0) return this.change(sentence, isFigure, (figure) => this.otherFigure(figure));
    if (which === 1) return this.putIn(sentence);
    if (which === 2) return this.change(sentence, isLongWord, (word) => word.slice(0, 2) + word.slice(3));
    if (which === 3) return this.change(sentence, isLongWord, () => '');
    return this.change(sentence, isLongWord, () => dice.pick(this.source.words));
  }

  heavy(sentence: string): string | null {
    const { dice } = this;
    for (let tries = 0; tries < 20; tries += 1) {
      const share = 0.2 + 0.4 * dice.next();
      const tokens = tokensOf(sentence).map((token, index): Token => {
        if (!token.isWord || isName(token, index) || isFigure(token.text) || !dice.chance(share))
          return token;
        const text = dice.chance(0.3) ? '' : dice.pick(this.source.words);
        return { ...token, text: index === 0 ? begun(text) : text };
      });
      const edited = this.split(tidy(written(tokens)));
      const changed = changedShare(sentence, edited);
      if (changed >= LEAST_HEAVY && changed <= MOST_HEAVY) return edited;
    }
    return null;
  }

  lookalike(sentence: string): string | null {
    const tokens = tokensOf(sentence);
    const main = tokensOf(`${sentence.slice(0, 1)}. ${sentence.slice(sentence.indexOf(CLAUSE) + 1)}`);
    // Its first word has a capital in any case.
    const names = main.filter((token, index) => index > 2 && isName(token, index)).length;
    if (names === 0 || names + main.filter(({ text }) => isFigure(text)).length < 2) return null;
    const taken = new Set(tokens.map(({ text }) => text));
    const other = tokens.map((token, index): Token => {
      if (isFigure(token.text)) return { ...token, text: this.otherFigure(token.text) };
      if (isName(token, index)) return { ...token, text: this.otherName(taken) };
      return isLongWord(token.text) && token.isWord && this.dice.chance(0.3)
        ? { ...token, text: this.dice.pick(this.source.words) }
        : token;
    });
    return written(other);
  }

  twin(sentence: string): string | null {
    const tokens = tokensOf(sentence);
    const facts = tokens.filter((token, index) => isName(token, index) || isFigure(token.text));
    if (facts.length === 0) return null;
    const chosen = this.dice.pick(facts);
    const taken = new Set(tokens.map(({ text }) => text));
    const text = isFigure(chosen.text) ? this.otherFigure(chosen.text) : this.otherName(taken);
    return written(tokens.map((token) => (token === chosen ? { ...token, text } : token)));
  }

  render(marked: string): Rendered {
    const mark = marked.indexOf(CLAUSE);
    const text = marked.replace(CLAUSE, '');
    const mainStart = Math.max(0, mark);
    return { text, mainStart, mainEnd: /[.!?]$/u.test(text) ? text.length - 1 : text.length };
  }

  between(before: string): string {
    return /[.!?]["”]?$/u.test(before) ? ' ' : '\n';
  }

  private change(sentence: string, fits: (text: string) => boolean, edit: (text: string) => string): string {
    const tokens = tokensOf(sentence);
    const candidates = tokens.filter((token, index) => token.isWord && index > 1 && fits(token.text));
    if (candidates.length === 0) return this.putIn(sentence);
    const chosen = this.dice.pick(candidates);
    return tidy(
      written(tokens.map((token) => (token === chosen ? { ...token, text: edit(token.text) } : token))),
    );
  }

  private putIn(sentence: string): string {
    const { dice } = this;
    const spaces = [...sentence.matchAll(/ /gu)];
    if (spaces.length === 0) return sentence;
    const at = dice.pick(spaces).index;
    const words = Array.from({ length: 1 + dice.below(3) }, () => dice.pick(this.source.words)).join(' ');
    return `${sentence.slice(0, at)} ${words}${sentence.slice(at)}`;
  }

  private split(sentence: string): string {
    const at = sentence.indexOf(`, ${CLAUSE}`);
    if (at < 0 || !this.dice.chance(0.25)) return sentence;
    return `${sentence.slice(0, at)}. ${CLAUSE}${begun(sentence.slice(at + 3))}`;
  }

  private otherFigure(figure: string): string {
    for (;;) {
      const other = figure.replace(/\d/gu, () => String(1 + this.dice.below(9)));
      if (other !== figure) return other;
    }
  }

  private otherName(taken: ReadonlySet<string>): string {
    for (;;) {
      const name = begun(this.dice.pick(this.source.words)) + this.dice.pick(['', 'a', 'en', 'ov', 'is']);
      if (!taken.has(name)) return name;
    }
  }
}

function isLongWord(text: string): boolean {
  return /^\p{Ll}{4,}/u.test(text);
}

function begun(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function tidy(text: string): string {
  return begun(
    text
      .replace(/\s+/gu, ' ')
      .replace(/ ([.,;:])/gu, '$1')
      .trim(),
  );
}

/** A text's own sentences, and those of others. */
export function sourceOf(text: string, others: readonly string[]): Source {
  const split = (line: string): string[] => line.match(/\S.*?[.!?]["”]?(?=\s|$)|\S.*$/gu) ?? [];
  const paragraphs = text.split(/\n+/u).filter((line) => line.trim() !== '');
  const foreign = others.flatMap((other) => other.split(/\n+/u).flatMap(split));
  return {
    paragraphs: paragraphs.map(split),
    others: foreign.filter((sentence) => sentence.length > 40),
    words: foreign.flatMap((sentence) => sentence.match(/(?<=\s)\p{Ll}{3,}/gu) ?? []),
  };
}

const ONSETS = 'b c d f g h j k l m n p qu r s t v w z br dr gr kl pl schw sp st tr ch sh ñ ç'.split(' ');
const VOWELS = 'a e i o u ai ei ou ä ö ü é è ó í y'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 'l', 't', 'm', 'ng', 'ck', 'st'];

/**
 * A text in a language that is made up: how many words it has and how they are distributed, how many names and figures, whether it
 * writes all nouns with capitals as German does, how many sentences are of one build, how long they are: all by the dice.
 */
export function makeUpText(dice: Dice, paragraphs: number): Source {
  const syllable = (): string => dice.pick(ONSETS) + dice.pick(VOWELS) + dice.pick(CODAS);
  const word = (): string => Array.from({ length: 1 + dice.below(3) }, syllable).join('');
  const pool = <T>(size: number, make: () => T): T[] => Array.from({ length: size }, make);
  const small = pool(25, () => syllable().slice(0, 3));
  const content = pool(80 + dice.below(1500), word);
  const names = pool(20 + dice.below(150), () => begun(word()));
  const hasNouns = dice.chance(0.35);
  const nouns = pool(60 + dice.below(500), () => (hasNouns ? begun(word()) : word()));
  const share = {
    name: dice.chance(0.25) ? 0 : 0.02 + 0.12 * dice.next(),
    figure: 0.08 * dice.next(),
    small: 0.25 + 0.25 * dice.next(),
  };
  // The first are the commonest, as in any language.
  const common = (from: readonly string[]): string => from[Math.floor(from.length * dice.next() ** 2)] ?? '';
  const slot = (): string => {
    const which = dice.next();
    if (which < share.name)
      return dice.chance(0.4) ? `${dice.pick(names)} ${dice.pick(names)}` : dice.pick(names);
    if (which < share.name + share.figure) return String(2 + dice.below(dice.pick([20, 900, 40_000])));
    if (which < share.name + share.figure + share.small) return common(small);
    return dice.chance(0.4) ? common(nouns) : common(content);
  };
  const longest = 10 + dice.below(16);
  const sentenceWords = (): string[] => pool(5 + dice.below(longest), slot);
  const builds = pool(8 + dice.below(20), sentenceWords);
  const sameBuild = dice.chance(0.5) ? 0 : 0.5 * dice.next();
  const sentence = (): string => {
    const words = dice.chance(sameBuild)
      ? dice.pick(builds).map((known) => (/^\p{Ll}{1,3}$/u.test(known) || dice.chance(0.5) ? known : slot()))
      : sentenceWords();
    const text = words.map((one, index) =>
      index > 3 && index < words.length - 2 && dice.chance(0.08) ? `${one},` : one,
    );
    return `${begun(text.join(' '))}.`;
  };
  return {
    paragraphs: Array.from({ length: paragraphs }, () => pool(2 + dice.below(5), sentence)),
    others: pool(60, sentence),
    words: pool(300, () => (dice.chance(0.5) ? common(content) : word())),
  };
}

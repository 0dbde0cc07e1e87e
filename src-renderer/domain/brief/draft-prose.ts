/** Small pieces of English for drafted briefs. */
import type { RichTextNode } from '../records.ts';
import { type Attribution, formatAttribution } from '../vocabularies/attribution.ts';
import { textNode } from './document.ts';

const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "one article", "nine statements", "37 statements"; only the number where `noun` is null ("none" for 0). */
export function countOf(count: number, noun: string | null): string {
  const numeral = NUMERALS[count] ?? String(count);
  if (noun === null) return count === 0 ? 'none' : numeral;
  return `${numeral} ${noun}${count === 1 ? '' : 's'}`;
}

/** "five articles of three origins"; only "five articles" where none of them shares its text. */
export function countArticles({ sources, origins }: { sources: number; origins: number }): string {
  const articles = countOf(sources, 'article');
  return origins === sources ? articles : `${articles} of ${countOf(origins, 'origin')}`;
}

/** First letter in upper case. */
export function sentenceCase(phrase: string): string {
  const [first = ''] = phrase;
  return first.toUpperCase() + phrase.slice(first.length);
}

/** "a", "a and b", "a, b and c". */
export function joinPhrases(phrases: readonly string[]): string {
  if (phrases.length <= 1) return phrases.join('');
  return `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1) ?? ''}`;
}

/** A passage as one line. The words stay exactly as at the anchor; only white space is collapsed, as any page does. */
function quoteLine(quote: string): string {
  return quote.replace(/\s+/gu, ' ').trim();
}

/** The passage in curly quotation marks, with a full stop after them unless it ends a sentence itself. */
export function quotedSentence(quote: string): string {
  const line = quoteLine(quote);
  return `“${line}”${/[.!?…]["'”’]?$/u.test(line) ? '' : '.'}`;
}

/** Opening words of a passage, for lists that point to it: cut at a word, with an ellipsis where cut. */
export function openingWords(quote: string, words: number): string {
  const parts = quoteLine(quote).split(' ');
  if (parts.length <= words + 2) return `“${parts.join(' ')}”`;
  return `“${parts
    .slice(0, words)
    .join(' ')
    .replace(/[,;:–—-]+$/u, '')}\u00A0…”`;
}

/**
 * One statement with who says it, in one sentence: "US officials (unnamed) said: “…”." or, where the passage itself holds
 * speaker and verb, "US officials (unnamed) “have denied …”.", which quotes the passage from its verb on.
 */
export function attributedSentence(attribution: Attribution, quote: string): RichTextNode[] {
  const { who, cue } = attribution;
  const line = quoteLine(quote);
  if (who === '') return [bold('Source not named'), textNode(`: ${quotedSentence(line)}`)];
  const name = formatAttribution(attribution);
  const act = actWithin(line, who, cue);
  if (act !== null) return [bold(sentenceCase(name)), textNode(` ${quotedSentence(act)}`)];
  if (/^according to$/iu.test(cue)) {
    return [textNode('According to '), bold(name), textNode(`: ${quotedSentence(line)}`)];
  }
  const verb = readsAfterSubject(cue) && !hasWord(line, cue) ? ` ${cue}` : '';
  return [bold(sentenceCase(name)), textNode(`${verb}: ${quotedSentence(line)}`)];
}

function bold(words: string): RichTextNode {
  return { ...textNode(words), marks: [{ type: 'bold' }] };
}

/** The passage without its speaker, where the speaker or the verb begins it; null for passages of pure content. */
function actWithin(line: string, who: string, cue: string): string | null {
  const speaker = quoteLine(who);
  if (cue === '' || !hasWord(line, cue)) return null;
  if (line.toLowerCase().startsWith(`${speaker.toLowerCase()} `)) return line.slice(speaker.length + 1);
  const at = line.indexOf(cue);
  return at === 0 || line.slice(0, at).includes(speaker) ? line.slice(at) : null;
}

function hasWord(line: string, word: string): boolean {
  return word !== '' && ` ${line} `.includes(` ${word} `);
}

/** "said", "has warned", but not "adding", "told" (whom?) or nothing. */
function readsAfterSubject(cue: string): boolean {
  return cue !== '' && !/^\p{L}+ing\b|^(?:is|are|was|were|it)\b|\b(?:told|tells|tell)$/iu.test(cue);
}

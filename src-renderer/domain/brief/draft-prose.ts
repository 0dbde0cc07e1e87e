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
export function quoteLine(quote: string): string {
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
    .replace(/[,;:–—-]+$/u, '')} …”`;
}

/**
 * What leads a quoted statement: "US officials (unnamed) said:", "According to the United Nations:". Where the passage
 * itself holds the speaker and the verb, repeating the verb would say it twice.
 */
export function speakerLead(attribution: Attribution, quote: string): RichTextNode[] {
  const who = sentenceCase(formatAttribution(attribution));
  const strong = (words: string): RichTextNode => ({ ...textNode(words), marks: [{ type: 'bold' }] });
  if (attribution.speaker === 'writer') return [strong('The writer'), textNode(' states: ')];
  if (holdsItsSpeaker(attribution, quote)) return [strong(who), textNode(', as the writer reports it: ')];
  if (/^according to$/i.test(attribution.cue))
    return [textNode('According to '), strong(formatAttribution(attribution)), textNode(': ')];
  if (!isFiniteVerb(attribution.cue)) return [strong(who), textNode(': ')];
  return [strong(who), textNode(` ${attribution.cue}: `)];
}

function holdsItsSpeaker({ who, cue }: Attribution, quote: string): boolean {
  const line = quoteLine(quote).toLowerCase();
  return (
    cue !== '' &&
    line.includes(cue.toLowerCase()) &&
    (who === '' || line.includes(quoteLine(who).toLowerCase()))
  );
}

/** "said", "has warned", but not "saying" or an empty cue, which cannot follow a subject. */
function isFiniteVerb(cue: string): boolean {
  return cue !== '' && !/ing\b/i.test(cue.split(' ')[0] ?? '') && !/^(?:is|are|was|were|it)\b/i.test(cue);
}

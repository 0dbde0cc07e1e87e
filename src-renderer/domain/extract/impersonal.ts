/** Attributions that name nobody at all: "is seen as", "it is believed that", "reportedly". */
import type { Manner } from '../vocabularies/attribution.ts';
import type { Piece } from './piece.ts';
import type { Token } from './tokens.ts';

const ADVERB = '(?:widely |generally |largely |commonly |often |also |now |still |increasingly )?';
const BE = '(?:is|are|was|were|has been|have been|had been|being)';

const PATTERNS: readonly { pattern: RegExp; manner: Manner; act: Piece['act']; contentFollows: boolean }[] = [
  {
    pattern: new RegExp(
      `\\bit ${BE} ${ADVERB}(?:believed|said|reported|thought|understood|alleged|feared|expected|hoped|claimed|rumou?red|estimated|assumed|known)(?: on \\p{L}+| last \\p{L}+| this \\p{L}+)? that\\b`,
      'iu',
    ),
    manner: 'belief',
    act: null,
    contentFollows: true,
  },
  {
    pattern: new RegExp(
      `\\b${BE} ${ADVERB}(?:seen|viewed|regarded|perceived|described|interpreted|portrayed|read|hailed|considered) (?:by \\w+ )?as\\b`,
      'iu',
    ),
    manner: 'belief',
    act: 'interpretation',
    contentFollows: false,
  },
  {
    pattern: new RegExp(
      `\\b${BE} ${ADVERB}(?:believed|said|thought|reported|rumou?red|alleged|understood|feared|suspected) to\\b`,
      'iu',
    ),
    manner: 'belief',
    act: null,
    contentFollows: false,
  },
  {
    pattern: /\b(?:reportedly|allegedly|supposedly|purportedly)\b/iu,
    manner: 'communication',
    act: null,
    contentFollows: false,
  },
  {
    pattern: /\b(?:has|have) been (?:widely )?reported\b/iu,
    manner: 'communication',
    act: null,
    contentFollows: false,
  },
];

/** The one piece of a sentence whose words say that somebody unsaid says it; null for all other sentences. */
export function impersonalAttribution(text: string, tokens: readonly Token[]): Piece | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return null;
  const sentence = text.slice(first.start, last.end).replace(/\s/gu, ' ');
  for (const { pattern, manner, act, contentFollows } of PATTERNS) {
    const match = pattern.exec(sentence);
    if (match === null || tokens.some((token) => token.isQuoted && token.start === first.start + match.index))
      continue;
    const cueSpan = { start: first.start + match.index, end: first.start + match.index + match[0].length };
    return {
      start: contentFollows ? cueSpan.end : first.start,
      end: last.end,
      attribution: { speaker: 'unnamed', who: '', cue: match[0], manner },
      cueSpan,
      act,
      isQuotation: false,
    };
  }
  return null;
}

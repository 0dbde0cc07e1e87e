/** What a sentence is parted into: stretches of content, each with whoever says it. */
import type { Attribution } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';

export type Span = { start: number; end: number };

/**
 * A stretch of content, by UTF-16 offsets into the text and not yet trimmed, with whoever says it. `act` is the type where
 * the act of saying is itself the news, and `start`–`end` then holds speaker and verb.
 */
export type Piece = Span & {
  attribution: Attribution;
  cueSpan: Span | null;
  act: ClaimType | null;
  isQuotation: boolean;
};

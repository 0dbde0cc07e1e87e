/** Parts a sentence into pieces, each with whoever says it. */
import type { Attribution } from '../vocabularies/attribution.ts';
import { attributionAt, type FoundAttribution } from './attribution-at.ts';
import { isContrast, standsBeside } from './clause.ts';
import { impersonalAttribution } from './impersonal.ts';
import type { Piece } from './piece.ts';
import type { SpeakerContext } from './speaker.ts';
import type { Token } from './tokens.ts';

const WRITER: Attribution = { speaker: 'writer', who: '', cue: '', manner: null };

/** The pieces of one sentence, in text order; at least one. */
export function attributePieces(text: string, tokens: readonly Token[], context: SpeakerContext): Piece[] {
  const found = findAttributions(text, tokens, context);
  const [first] = found;
  if (first === undefined) {
    return [impersonalAttribution(text, tokens) ?? pieceOf(tokens, 0, tokens.length, WRITER)].filter(
      (piece) => piece !== null,
    );
  }
  const pieces = found.map((each) => {
    const cue = tokens.slice(each.cueFrom, each.cueTo);
    const cueSpan = { start: cue[0]?.start ?? 0, end: cue.at(-1)?.end ?? 0 };
    const attribution: Attribution = {
      ...each.name,
      cue: text.slice(cueSpan.start, cueSpan.end).replace(/\s+/gu, ' '),
      manner: each.verb?.manner ?? 'communication',
    };
    const piece = pieceOf(tokens, each.from, each.to, attribution);
    return piece === null ? null : { ...piece, cueSpan, act: each.act, isQuotation: each.isQuotation };
  });
  const start = Math.min(first.clauseFrom, first.from);
  const lead = isContrast(tokens, start - 1) ? pieceOf(tokens, 0, start - 1, WRITER) : null;
  return [lead, ...pieces].filter((piece) => piece !== null);
}

function pieceOf(tokens: readonly Token[], from: number, to: number, attribution: Attribution): Piece | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to <= from) return null;
  return { start: first.start, end: last.end, attribution, cueSpan: null, act: null, isQuotation: false };
}

/** Attributions that stand side by side; one inside another's content is left to the outer one. */
function findAttributions(
  text: string,
  tokens: readonly Token[],
  context: SpeakerContext,
): FoundAttribution[] {
  const found: FoundAttribution[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const previous = found.at(-1);
    const next = attributionAt(text, tokens, index, context, previous?.name ?? null);
    if (next === null) continue;
    if (previous === undefined) {
      found.push(next);
      continue;
    }
    const joint = Math.min(next.clauseFrom, next.from);
    if (next.before || joint <= previous.cueTo - 1 || !standsBeside(tokens, joint)) continue;
    previous.to = Math.min(
      previous.to,
      tokens[joint - 1]?.lower === ',' || isContrast(tokens, joint - 1) ? joint - 1 : joint,
    );
    found.push(next);
  }
  return found;
}

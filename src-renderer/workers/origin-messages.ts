/** What the origin worker is asked: to follow a dossier for as long as it lives, to examine it once, or to compare two texts. */
import type { DossierId, SourceId } from '../domain/ids.ts';
import type { Block } from '../domain/text/block.ts';
import type { TextRange } from '../domain/text/sentence.ts';

export type OriginRequest =
  | { kind: 'follow'; dossierId: DossierId }
  | { kind: 'examine'; dossierId: DossierId }
  | { kind: 'compare'; sourceId: SourceId; otherId: SourceId };

/**
 * One of two compared texts: `passages` are what it shares, as many as those of the other and in the same order (UTF-16
 * offsets); in the second text they may overlap and stand in another order.
 */
export type SharedSide = {
  text: string;
  blocks: Block[];
  words: number;
  sharedWords: number;
  passages: TextRange[];
};

/** `share` is the part of the shorter text that also stands in the other, from 0 to 1. */
export type SharedText = { share: number; sides: [SharedSide, SharedSide] };

/** `value` is null where a source is not there, and when a dossier was examined. */
export type OriginAnswer = { ok: true; value: SharedText | null } | { ok: false; problem: string };

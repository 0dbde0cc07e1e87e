/** What the origin worker is asked: to follow a dossier for as long as it lives, or to compare two texts once. */
import type { DossierId, SourceId } from '../domain/ids.ts';
import type { SharedPassage } from '../domain/origins/shingles.ts';

export type OriginRequest =
  | { kind: 'follow'; dossierId: DossierId }
  | { kind: 'compare'; sourceId: SourceId; otherId: SourceId };

/** Both texts and what they share, in the order of the first. */
export type SharedText = { text: string; otherText: string; share: number; passages: SharedPassage[] };

/** `value` is null where a source is not there. */
export type OriginAnswer = { ok: true; value: SharedText | null } | { ok: false; problem: string };

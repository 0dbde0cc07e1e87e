/**
 * What the origin worker is asked: to follow a dossier for as long as it lives, to say when nothing is left to examine in the
 * one that it follows, to examine one once, or to compare two texts.
 */
import type { DossierId, SourceId } from '../domain/ids.ts';
import type { SharedChunk } from '../domain/origins/shared-chunks.ts';

export type OriginRequest =
  | { kind: 'follow'; dossierId: DossierId }
  | { kind: 'settle' }
  | { kind: 'examine'; dossierId: DossierId }
  | { kind: 'compare'; sourceId: SourceId; otherId: SourceId };

/** One of two compared texts, without its chunks: those come one after the other, before this. */
export type SharedSide = { words: number; sharedWords: number };

/**
 * `share` is the part of the shorter text that also stands in the other, from 0 to 1; `passages` is how many they share: each
 * has the same number in both.
 */
export type SharedText = { share: number; passages: number; sides: [SharedSide, SharedSide] };

/** A part of one of the texts: to take megabytes out of one message would hold up the window. */
export type SharedPart = { side: 0 | 1; chunk: SharedChunk };

/** `value` is null where a source is not there, and when a dossier was examined. */
export type OriginAnswer = { ok: true; value: SharedText | null } | { ok: false; problem: string };

export type OriginMessage = OriginAnswer | { part: SharedPart };

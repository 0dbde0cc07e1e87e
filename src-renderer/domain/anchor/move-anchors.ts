/** Anchors from one revision's text to the next one's (DESIGN §4). */
import type { Quote } from './anchor.ts';

/** What an anchor has, whatever else it holds. `start` and `end` are UTF-16 offsets, end-exclusive. */
export type MovableAnchor = { start: number; end: number; quote: Quote };

/** A place in a text and how much speaks for it, 0 to 1. */
export type ScoredRange = { start: number; end: number; score: number };

/** What became of a passage; offsets are into the new text. Only `kept` may be used without being confirmed. */
export type AnchorMove =
  | { outcome: 'kept'; start: number; end: number }
  | { outcome: 'changed'; start: number; end: number; score: number }
  | { outcome: 'moved'; start: number; end: number; score: number }
  | { outcome: 'lost'; candidates: ScoredRange[] };

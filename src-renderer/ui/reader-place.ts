/** The reader's place in the address: one text, or two side by side, of which one is worked in. Pure. */
import type { AnnotationId, SourceId } from '../domain/ids.ts';

export type PaneSide = 'left' | 'right';

/**
 * `sourceId` is the text, or the left one where `besideId` is a second at its right. `active` is the side that is worked
 * in; without it, the left. There, `annotationId` is scrolled to and selected, or else the passage `[start, end)` of the
 * current revision (UTF-16). `placingId` is a lost annotation that the analyst places again. A `besideId` of null asks for
 * the text alone; without one, whoever goes there from two texts keeps them.
 */
export type ReaderPlace = {
  view: 'reader';
  sourceId: SourceId;
  annotationId?: AnnotationId;
  passage?: { start: number; end: number };
  besideId?: SourceId | null;
  active?: PaneSide;
  placingId?: AnnotationId;
};

export function isSplit(place: ReaderPlace): place is ReaderPlace & { besideId: SourceId } {
  return place.besideId !== undefined && place.besideId !== null;
}

export function activeSide(place: ReaderPlace): PaneSide {
  return isSplit(place) ? (place.active ?? 'left') : 'left';
}

export function otherSide(side: PaneSide): PaneSide {
  return side === 'left' ? 'right' : 'left';
}

export function sourceAt(place: ReaderPlace, side: PaneSide): SourceId {
  return side === 'right' && isSplit(place) ? place.besideId : place.sourceId;
}

/** The source that is worked in. */
export function activeSourceId(place: ReaderPlace): SourceId {
  return sourceAt(place, activeSide(place));
}

/** Both texts without what one of them was come for, which is not come for again. */
function pair(sourceId: SourceId, besideId: SourceId, active: PaneSide, from: ReaderPlace): ReaderPlace {
  const { placingId } = from;
  return { view: 'reader', sourceId, besideId, active, ...(placingId === undefined ? {} : { placingId }) };
}

/**
 * Where to go from `current` to show what `next` asks for: to the side that has its source already, else the side that is
 * worked in shows it, and the other text stays.
 */
export function keepBeside(current: ReaderPlace, next: ReaderPlace): ReaderPlace {
  if (next.besideId === null) {
    const { besideId: _, active: __, ...alone } = next;
    return alone;
  }
  if (next.besideId !== undefined || !isSplit(current)) return next;
  const here = activeSide(current);
  const isBeside =
    sourceAt(current, here) !== next.sourceId && sourceAt(current, otherSide(here)) === next.sourceId;
  const active = isBeside ? otherSide(here) : here;
  const sourceId = active === 'left' ? next.sourceId : current.sourceId;
  const besideId = active === 'right' ? next.sourceId : current.besideId;
  return { ...next, sourceId, besideId, active };
}

/** A second text at the other side of the one that is worked in. The keyboard goes there. */
export function openBeside(place: ReaderPlace, sourceId: SourceId): ReaderPlace {
  return activeSide(place) === 'left'
    ? pair(place.sourceId, sourceId, 'right', place)
    : pair(sourceId, sourceAt(place, 'right'), 'left', place);
}

/** The other text alone. */
export function closeSide(place: ReaderPlace, side: PaneSide): ReaderPlace {
  return { view: 'reader', sourceId: sourceAt(place, otherSide(side)), besideId: null };
}

/** Left becomes right. The text that is worked in stays the same. */
export function swapSides(place: ReaderPlace): ReaderPlace {
  return isSplit(place) ? pair(place.besideId, place.sourceId, otherSide(activeSide(place)), place) : place;
}

/** The same texts, worked in at `side`. */
export function activate(place: ReaderPlace, side: PaneSide): ReaderPlace {
  return isSplit(place) ? pair(place.sourceId, place.besideId, side, place) : place;
}

/** For when rows may have been written that nobody was told of, because who wrote them ended before it could tell. */
import { Dexie, RangeSet } from 'dexie';

/** Has every live query and every feed of this window, of any table, read again. */
export function readEverythingAgain(): void {
  Dexie.on.storagemutated.fire({ all: new RangeSet(Number.NEGATIVE_INFINITY, [[]]) });
}

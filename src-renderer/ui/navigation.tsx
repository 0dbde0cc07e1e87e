/** Where the analyst is, and the way back. The place is kept in the address, so that a reload stays there. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { BriefId, ClaimId, NoteId, RevisionId, SavedFilterId, SourceId, TagId } from '../domain/ids.ts';
import { keepBeside, type ReaderPlace } from './reader-place.ts';

export type Place =
  /** Narrowed to a saved filter, or to what carries a tag; otherwise as it was left. */
  | { view: 'sources'; filterId?: SavedFilterId; tagId?: TagId }
  | ReaderPlace
  /** What two sources share, side by side. */
  | { view: 'shared-text'; sourceId: SourceId; otherId: SourceId }
  /** What changed from one revision to the next, and what became of the annotations. Without ids: the newest two. */
  | { view: 'revisions'; sourceId: SourceId; fromId?: RevisionId; toId?: RevisionId }
  | { view: 'search'; text?: string }
  | { view: 'settings' }
  | { view: 'claims'; claimId?: ClaimId }
  /** `words` were searched for: the text opens where they stand. */
  | { view: 'notes'; noteId?: NoteId; words?: string }
  | { view: 'briefs' }
  /** `nodeIndex` is the citation or claim block to scroll to, by its index among those of the brief. */
  | { view: 'brief'; briefId: BriefId; nodeIndex?: number; words?: string };

type Navigation = {
  place: Place;
  go: (place: Place) => void;
  /** Says more exactly where the analyst is, without a step that `back` would take back. */
  refine: (place: Place) => void;
  back: () => void;
};

const NavigationContext = createContext<Navigation | null>(null);

const HOME: Place = { view: 'sources' };
const VIEWS: ReadonlySet<string> = new Set([
  'sources',
  'reader',
  'shared-text',
  'revisions',
  'search',
  'settings',
  'claims',
  'notes',
  'briefs',
  'brief',
]);

/** Reads a place from the address; anything damaged leads to the sources. */
function readPlace(hash: string): Place {
  try {
    const place: unknown = JSON.parse(decodeURIComponent(hash.slice(1)));
    if (typeof place !== 'object' || place === null || !('view' in place)) return HOME;
    return VIEWS.has(String(place.view)) ? (place as Place) : HOME;
  } catch {
    return HOME;
  }
}

/** Whoever goes from two texts side by side to a passage keeps them. */
function placeAfter(asked: Place): Place {
  const current = readPlace(location.hash);
  return asked.view === 'reader' && current.view === 'reader' ? keepBeside(current, asked) : asked;
}

function writePlace(place: Place): string {
  return `#${encodeURIComponent(JSON.stringify(place))}`;
}

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Place>(() => readPlace(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(readPlace(location.hash));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((asked: Place) => {
    const next = placeAfter(asked);
    if (writePlace(next) !== location.hash) history.pushState(null, '', writePlace(next));
    setPlace(next);
  }, []);
  const refine = useCallback((asked: Place) => {
    const next = placeAfter(asked);
    history.replaceState(null, '', writePlace(next));
    setPlace(next);
  }, []);
  const back = useCallback(() => history.back(), []);
  const value = useMemo(() => ({ place, go, refine, back }), [place, go, refine, back]);
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

/** The current place, `go` to another (one door, one click), `refine` it, and `back` (Alt+Left). */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation needs a NavigationProvider around it');
  return navigation;
}

/** One search over sources, annotations, claims, notes and briefs, as you type. */
import { useLiveQuery } from 'dexie-react-hooks';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { AnnotationId, BriefId, ClaimId, DossierId, NoteId, SourceId, TagId } from '../../domain/ids.ts';
import { countedSources } from '../../domain/origins/origins.ts';
import { subtreeOf } from '../../domain/tags/tree.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { type Place, useNavigation } from '../../ui/navigation.tsx';
import { useOrigins } from '../../ui/origins.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { validDate } from '../../ui/typed-dates.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { SearchHit, SearchResult } from '../../workers/search-messages.ts';
import { HitRow } from './hit-row.tsx';
import { HowToSearch, NothingFound } from './search-empty.tsx';
import { NO_SEARCH_FILTER, type SearchFilter, SearchFilters } from './search-filters.tsx';
import styles from './search-view.module.css';
import { useSearch, useSearchProgress } from './use-search.ts';

/** Hits that are read at first, and with each further look at the end of the list. */
const FIRST_HITS = 20;
const MORE_HITS = 60;
/** Pixels above the end at which more are read. */
const NEAR_END = 600;

export type SearchViewProps = { text?: string; onOpenDossier: (id: DossierId) => void };

export function SearchView({ text = '', onOpenDossier }: SearchViewProps) {
  const { dossierId } = useWorkspace();
  const { refine, go } = useNavigation();
  const [typed, setTyped] = useState(text);
  const [filter, setFilter] = useRememberedState<SearchFilter>(
    `search-filter:${dossierId}`,
    NO_SEARCH_FILTER,
  );
  const tagIds = useTagIds(filter.tagId);
  const [limit, setLimit] = useState(FIRST_HITS);
  const { result, problem, isAnswered, again } = useSearch({
    text: typed,
    dossierId: filter.isEverywhere ? null : dossierId,
    kinds: filter.kind === 'all' ? [] : [filter.kind],
    tagIds,
    reliability: filter.reliability === '' ? [] : [filter.reliability],
    from: validDate(filter.from),
    to: validDate(filter.to),
    limit,
  });
  // What is typed is kept with the place, so that coming back from a hit finds it as it was.
  useEffect(() => {
    const timer = setTimeout(() => refine({ view: 'search', text: typed }), 300);
    return () => clearTimeout(timer);
  }, [typed, refine]);
  const open = (hit: SearchHit): void => {
    refine({ view: 'search', text: typed });
    if (hit.dossierId !== dossierId) onOpenDossier(hit.dossierId as DossierId);
    go(placeOf(hit, typed));
  };
  const origins = useFoundOrigins(result, filter);
  const list = useHitList(result?.hits ?? [], { isAnswered, open });
  const narrow = (change: Partial<SearchFilter>): void => setFilter({ ...filter, ...change });
  return (
    <WorkArea
      label="Search"
      bar={
        <>
          <h1 className="visually-hidden">Search</h1>
          <TextField
            label="Search everything"
            isLabelHidden
            type="search"
            placeholder="Search sources, annotations, claims, notes and briefs"
            className={classNames(styles.field)}
            value={typed}
            onChange={(words) => {
              setTyped(words);
              setLimit(FIRST_HITS);
              list.beginAnew();
            }}
            onKeyDown={list.press}
            autoFocus
          />
          <Select
            label="Where"
            isLabelHidden
            className={classNames(styles.where)}
            value={filter.isEverywhere ? 'all' : 'this'}
            choices={[
              { id: 'this', label: 'This dossier' },
              { id: 'all', label: 'All dossiers' },
            ]}
            onChange={(where) => narrow({ isEverywhere: where === 'all' })}
          />
        </>
      }
    >
      <div className={styles.page}>
        <SearchFilters filter={filter} counts={result?.counts ?? null} origins={origins} onChange={narrow} />
        <Preparing />
        {problem !== null || typed.trim() === '' || result?.hits.length === 0 ? (
          <div className={styles.empty}>
            {problem !== null ? (
              <EmptyState
                icon={<CircleAlert size={22} aria-hidden />}
                title="The search stopped"
                actions={<Button onPress={again}>Search again</Button>}
              >
                {problem} Nothing is lost: what is searched is made from your dossiers, and can be made again.
              </EmptyState>
            ) : typed.trim() === '' ? (
              <HowToSearch />
            ) : (
              <NothingFound filter={filter} onShowAll={() => setFilter(NO_SEARCH_FILTER)} />
            )}
          </div>
        ) : result === null ? null : (
          <>
            <p className={styles.count} role="status">
              {describeHits(result, origins)}
            </p>
            <div
              className={styles.hits}
              role="listbox"
              aria-label="Hits"
              tabIndex={0}
              onKeyDown={list.press}
              onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
                const isNearEnd = scrollTop + clientHeight > scrollHeight - NEAR_END;
                if (isNearEnd && result.hits.length < result.total) setLimit(result.hits.length + MORE_HITS);
              }}
              ref={list.ref}
              {...(list.activeId === null ? {} : { 'aria-activedescendant': list.activeId })}
            >
              {result.hits.map((hit, index) => (
                <HitRow
                  key={`${hit.kind}:${hit.id}`}
                  id={list.idOf(index)}
                  hit={hit}
                  isActive={index === list.active}
                  onOpen={() => open(hit)}
                />
              ))}
            </div>
          </>
        )}
      </div>
    </WorkArea>
  );
}

/** "37 hits, among them 12 sources of 9 origins"; "12 sources of 9 origins" where there are no others. */
function describeHits({ total, counts }: SearchResult, origins: string | null): string {
  if (origins === null) return counted(total, 'hit');
  return total === counts.source ? origins : `${counted(total, 'hit')}, among them ${origins}`;
}

/** "12 sources of 9 origins" among the hits; null where there is nothing to say. Of other dossiers no origins are known. */
function useFoundOrigins(result: SearchResult | null, filter: SearchFilter): string | null {
  const { groups } = useOrigins();
  return useMemo(() => {
    const ids = result?.sourceIds ?? [];
    if (ids.length < 2 || filter.isEverywhere || !['all', 'source'].includes(filter.kind)) return null;
    return countedSources(ids as SourceId[], groups);
  }, [result, filter, groups]);
}

/** A tag with all below it: whoever looks for "Security" means its branches too. */
function useTagIds(tagId: string): readonly string[] {
  const { dossierId } = useWorkspace();
  const tags = useLiveQuery(() => database.tags.where({ dossierId }).toArray(), [dossierId]);
  return useMemo(
    () => (tagId === '' || tags === undefined ? [] : subtreeOf(tags, tagId as TagId)),
    [tags, tagId],
  );
}

function placeOf(hit: SearchHit, words: string): Place {
  switch (hit.kind) {
    case 'source':
      return {
        view: 'reader',
        sourceId: hit.id as SourceId,
        ...(hit.passage === null ? {} : { passage: hit.passage }),
      };
    case 'annotation':
      return { view: 'reader', sourceId: hit.sourceId as SourceId, annotationId: hit.id as AnnotationId };
    case 'claim':
      return { view: 'claims', claimId: hit.id as ClaimId };
    case 'note':
      return { view: 'notes', noteId: hit.id as NoteId, words };
    default:
      return { view: 'brief', briefId: hit.id as BriefId, words };
  }
}

type HitListOptions = {
  /** Whether the hits are those of what is typed. */
  isAnswered: boolean;
  open: (hit: SearchHit) => void;
};

/** Arrows choose a hit while the caret stays in the field; Enter opens it, once the hits are those of what is typed. */
function useHitList(hits: readonly SearchHit[], { isAnswered, open }: HitListOptions) {
  const prefix = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const [isToOpen, setToOpen] = useState(false);
  const active = Math.min(chosen, hits.length - 1);
  const hit = hits[active];
  useEffect(() => {
    if (!isToOpen || !isAnswered) return;
    setToOpen(false);
    if (hit !== undefined) open(hit);
  });
  const idOf = (index: number): string => `${prefix}-${index}`;
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(hits.length - 1, active + step));
      setChosen(next);
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    setToOpen(true);
  };
  /** For another search: what was chosen or was to be opened was of the one before. */
  const beginAnew = (): void => {
    setChosen(0);
    setToOpen(false);
  };
  return { active, activeId: hit === undefined ? null : idOf(active), idOf, press, beginAnew, ref };
}

function Preparing() {
  const progress = useSearchProgress();
  if (progress === null || progress.done >= progress.total) return null;
  return (
    <p className={styles.preparing} role="status">
      Preparing the search: {progress.done.toLocaleString('en')} of {progress.total.toLocaleString('en')}.
      What is prepared can be found already.
    </p>
  );
}

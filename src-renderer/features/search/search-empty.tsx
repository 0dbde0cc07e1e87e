/** What stands in the place of hits: how one searches, and that nothing was found. */
import { Search } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NO_SEARCH_FILTER, type SearchFilter } from './search-filters.tsx';
import styles from './search-view.module.css';

export function HowToSearch() {
  return (
    <EmptyState icon={<Search size={22} aria-hidden />} title="Search everything">
      <p>
        Type words that must all be there; the last may be the beginning of one. Put words in “quotation
        marks” to find them exactly so. Accents and capitals make no difference.
      </p>
    </EmptyState>
  );
}

export function NothingFound({ filter, onShowAll }: { filter: SearchFilter; onShowAll: () => void }) {
  const isNarrowed = JSON.stringify({ ...filter, isEverywhere: false }) !== JSON.stringify(NO_SEARCH_FILTER);
  return (
    <EmptyState icon={<Search size={22} aria-hidden />} title="Nothing found">
      {isNarrowed ? (
        <>
          <p>Nothing that passes the filters holds all of these words.</p>
          <button type="button" className={styles.door} onClick={onShowAll}>
            Search without the filters
          </button>
        </>
      ) : filter.isEverywhere ? (
        'No dossier holds all of these words.'
      ) : (
        'Nothing in this dossier holds all of these words.'
      )}
    </EmptyState>
  );
}

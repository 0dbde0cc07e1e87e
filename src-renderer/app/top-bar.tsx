/** The top bar: where the analyst is, search or command, the marking, export. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronRight, FileDown, Landmark, Search } from 'lucide-react';
import { database } from '../storage/workspace.ts';
import { MarkingBadge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { formatKeys, useCommandList, useRunCommand } from '../ui/commands.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { activeSourceId } from '../ui/reader-place.ts';
import { useWorkspace } from '../ui/workspace.tsx';
import styles from './top-bar.module.css';

const VIEW_NAMES = {
  sources: 'Sources',
  reader: 'Sources',
  'shared-text': 'Sources',
  revisions: 'Sources',
  search: 'Search',
  settings: 'Settings',
  claims: 'Claims',
  notes: 'Notes',
  briefs: 'Briefs',
  brief: 'Briefs',
} as const satisfies Record<Place['view'], string>;

/** The title of the thing that is open, or null in a list. */
async function titleOf(place: Place): Promise<string | null> {
  if (place.view === 'reader') return (await database.sources.get(activeSourceId(place)))?.title ?? null;
  if ('sourceId' in place) return (await database.sources.get(place.sourceId))?.title ?? null;
  if (place.view === 'brief') return (await database.briefs.get(place.briefId))?.title ?? null;
  return null;
}

export function TopBar({ onOpenPalette }: { onOpenPalette: () => void }) {
  const { place, go } = useNavigation();
  const { dossierId } = useWorkspace();
  const title = useLiveQuery(() => titleOf(place), [place]);
  const marking = useLiveQuery(async () => {
    const brief = place.view === 'brief' ? await database.briefs.get(place.briefId) : undefined;
    return brief?.marking ?? (await database.dossiers.get(dossierId))?.marking;
  }, [place, dossierId]);
  const runCommand = useRunCommand();
  const canExport = useCommandList().some(
    (command) => command.id === 'export-pdf' && command.isEnabled !== false,
  );
  return (
    <header className={styles.bar}>
      <div className={styles.product}>
        <Landmark size={16} aria-hidden />
        <span>Chancery</span>
      </div>
      <nav className={styles.place} aria-label="Place">
        {title === null || title === undefined ? (
          <span className={styles.current}>{VIEW_NAMES[place.view]}</span>
        ) : (
          <>
            <Button
              kind="quiet"
              className={styles.parent ?? ''}
              onPress={() => go(place.view === 'brief' ? { view: 'briefs' } : { view: 'sources' })}
            >
              {VIEW_NAMES[place.view]}
            </Button>
            <ChevronRight size={14} aria-hidden />
            <span className={styles.current} title={title}>
              <bdi>{title}</bdi>
            </span>
          </>
        )}
      </nav>
      <button type="button" className={styles.search} onClick={onOpenPalette}>
        <Search size={15} aria-hidden />
        <span>Search or run a command</span>
        <kbd>{formatKeys('Mod+K')}</kbd>
      </button>
      {marking !== undefined && <MarkingBadge marking={marking} />}
      {canExport && (
        <Button
          kind="primary"
          icon={<FileDown size={15} aria-hidden />}
          onPress={() => runCommand('export-pdf')}
        >
          Export PDF
        </Button>
      )}
    </header>
  );
}

/** The left column: which dossier, which view, and the tags. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronsUpDown, FileText, FolderOpen, Newspaper, NotebookPen, Scale } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { countedSources } from '../domain/origins/origins.ts';
import { SavedFilters } from '../features/library/saved-filters.tsx';
import { TagTree } from '../features/tags/tag-tree.tsx';
import { flushAll } from '../storage/autosave.ts';
import { removeDossierOperations } from '../storage/dossiers.ts';
import { database } from '../storage/workspace.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useCommands } from '../ui/commands.tsx';
import { Menu } from '../ui/menu.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { useOrigins } from '../ui/origins.tsx';
import { useWorkspace } from '../ui/workspace.tsx';
import { DossierDialog } from './dossier-dialog.tsx';
import styles from './navigation-column.module.css';
import { useDeletedDossiers } from './use-deleted-dossiers.ts';

type Entry = {
  place: Place;
  also: readonly Place['view'][];
  label: string;
  icon: ReactNode;
  count: number | undefined;
  /** The count in words, where it needs them. */
  hint?: string;
};

function DossierSwitcher({ onNewDossier, onOpenDossier }: NavigationColumnProps) {
  const { dossierId, change, report } = useWorkspace();
  const { go } = useNavigation();
  const [isEditing, setEditing] = useState(false);
  const deleted = useDeletedDossiers(onOpenDossier);
  useCommands([
    { id: 'edit-dossier', label: 'About this dossier', group: 'Everywhere', run: () => setEditing(true) },
    ...deleted.map(({ id, label, run }) => ({ id: `bring-back:${id}`, label, group: 'Everywhere', run })),
  ]);
  const dossiers = useLiveQuery(() => database.dossiers.toArray(), []) ?? [];
  const open = dossiers.find((dossier) => dossier.id === dossierId);
  const remove = async (): Promise<void> => {
    // What an editor still holds is stored first, so that bringing the dossier back brings that back too.
    await flushAll();
    go({ view: 'sources' });
    const operations = await removeDossierOperations(database, dossierId);
    await change(`Delete dossier “${open?.title ?? ''}”`, operations, { offerUndo: true });
  };
  return (
    <>
      <Menu
        label="Dossiers"
        trigger={
          <Button
            className={styles.switcher ?? ''}
            icon={<FolderOpen size={15} aria-hidden />}
            aria-label={`Dossier: ${open?.title ?? ''}`}
          >
            <span className={styles.dossier}>{open?.title}</span>
            <ChevronsUpDown size={14} aria-hidden />
          </Button>
        }
        entries={[
          ...dossiers.map((dossier) => ({
            id: dossier.id,
            label: dossier.id === dossierId ? `${dossier.title} (open)` : dossier.title,
            run: () => onOpenDossier(dossier.id),
          })),
          { id: 'new', label: 'New dossier…', run: onNewDossier },
          { id: 'edit', label: 'About this dossier…', run: () => setEditing(true) },
          {
            id: 'delete',
            label: 'Delete this dossier',
            isDanger: true,
            run: () => void remove().catch(report),
          },
          ...deleted,
        ]}
      />
      {isEditing && open !== undefined && (
        <DossierDialog dossier={open} onClose={() => setEditing(false)} onSaved={() => undefined} />
      )}
    </>
  );
}

type NavigationColumnProps = { onNewDossier: () => void; onOpenDossier: (id: DossierId) => void };

export function NavigationColumn(props: NavigationColumnProps) {
  const { dossierId } = useWorkspace();
  const { place, go } = useNavigation();
  const { groups } = useOrigins();
  const counts = useLiveQuery(async () => {
    const inDossier = { dossierId };
    const [sources, claims, notes, briefs] = await Promise.all([
      database.sources.where(inDossier).count(),
      database.claims.where(inDossier).count(),
      database.notes.where(inDossier).count(),
      database.briefs.where(inDossier).count(),
    ]);
    return { sources, claims, notes, briefs };
  }, [dossierId]);
  const entries: Entry[] = [
    {
      place: { view: 'sources' },
      also: ['reader', 'shared-text', 'revisions'],
      label: 'Sources',
      icon: <Newspaper size={16} aria-hidden />,
      count: counts?.sources,
      hint: countedSources(groups.keys(), groups),
    },
    {
      place: { view: 'claims' },
      also: [],
      label: 'Claims',
      icon: <Scale size={16} aria-hidden />,
      count: counts?.claims,
    },
    {
      place: { view: 'notes' },
      also: [],
      label: 'Notes',
      icon: <NotebookPen size={16} aria-hidden />,
      count: counts?.notes,
    },
    {
      place: { view: 'briefs' },
      also: ['brief'],
      label: 'Briefs',
      icon: <FileText size={16} aria-hidden />,
      count: counts?.briefs,
    },
  ];
  return (
    <div className={styles.column}>
      <DossierSwitcher {...props} />
      <nav aria-label="Views">
        <ul className={styles.views}>
          {entries.map((entry) => {
            const isCurrent = place.view === entry.place.view || entry.also.includes(place.view);
            return (
              <li key={entry.label}>
                <button
                  type="button"
                  className={classNames(styles.view, isCurrent && styles.current)}
                  title={entry.hint}
                  {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
                  onClick={() => go(entry.place)}
                >
                  {entry.icon}
                  <span className={styles.viewName}>{entry.label}</span>
                  {entry.count !== undefined && entry.count > 0 && (
                    <span className={styles.count}>{entry.count.toLocaleString('en')}</span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <TagTree />
      <SavedFilters />
    </div>
  );
}

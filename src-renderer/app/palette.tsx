/** Ctrl/Cmd+K: finds any command, source, claim, note, brief, tagged passage or dossier, and goes there. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, FolderOpen, Newspaper, NotebookPen, Quote, Scale, SquareChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DossierId } from '../domain/ids.ts';
import type { Annotation } from '../domain/records.ts';
import { annotationPages } from '../storage/annotations.ts';
import { database } from '../storage/workspace.ts';
import { classNames } from '../ui/class-names.ts';
import { type Command, formatKeys, useCommandList } from '../ui/commands.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { type SearchEntry, SearchList } from '../ui/search-list.tsx';
import { foldText } from '../ui/word-search.ts';
import { useWorkspace } from '../ui/workspace.tsx';
import styles from './palette.module.css';

type Entry = { id: string; label: string; kind: string; keys?: string; icon: ReactNode; run: () => void };

type Open = (place: Place) => void;

async function findObjects(
  dossierId: DossierId,
  open: Open,
  openDossier: (id: DossierId) => void,
): Promise<Entry[]> {
  const scope = { dossierId };
  const [sources, claims, notes, briefs, dossiers] = await Promise.all([
    database.sources.where(scope).toArray(),
    database.claims.where(scope).toArray(),
    database.notes.where(scope).toArray(),
    database.briefs.where(scope).toArray(),
    database.dossiers.toArray(),
  ]);
  return [
    ...sources.map((row) => ({
      id: row.id,
      label: row.title,
      kind: 'Source',
      icon: <Newspaper size={15} />,
      run: () => open({ view: 'reader', sourceId: row.id }),
    })),
    ...claims.map((row) => ({
      id: row.id,
      label: `${row.number}. ${row.statement}`,
      kind: 'Claim',
      icon: <Scale size={15} />,
      run: () => open({ view: 'claims', claimId: row.id }),
    })),
    ...notes.map((row) => ({
      id: row.id,
      label: row.title || row.excerpt,
      kind: 'Note',
      icon: <NotebookPen size={15} />,
      run: () => open({ view: 'notes', noteId: row.id }),
    })),
    ...briefs.map((row) => ({
      id: row.id,
      label: row.title,
      kind: 'Brief',
      icon: <FileText size={15} />,
      run: () => open({ view: 'brief', briefId: row.id }),
    })),
    ...dossiers
      .filter((row) => row.id !== dossierId)
      .map((row) => ({
        id: row.id,
        label: row.title,
        kind: 'Dossier',
        icon: <FolderOpen size={15} />,
        run: () => openDossier(row.id),
      })),
  ];
}

function passageEntry({ id, sourceId, anchor }: Annotation, open: Open): Entry {
  return {
    id,
    label: anchor.quote.exact.slice(0, 200),
    kind: 'Passage',
    icon: <Quote size={15} />,
    run: () => open({ view: 'reader', sourceId, annotationId: id }),
  };
}

/** Those of the dossier as they come: of thousands, the first can be found while the others are read. */
function usePassages(dossierId: DossierId, open: Open): readonly SearchableEntry[] {
  const { report } = useWorkspace();
  const [passages, setPassages] = useState<readonly SearchableEntry[]>([]);
  useEffect(() => {
    let isOpen = true;
    const read = async (): Promise<void> => {
      const found: SearchableEntry[] = [];
      let shown = 0;
      for await (const page of annotationPages(database, dossierId)) {
        if (!isOpen) return;
        found.push(...page.map((row) => searchable(passageEntry(row, open))));
        // The list is drawn again with each of these: as often as they double.
        if (found.length < shown * 2) continue;
        shown = found.length;
        setPassages([...found]);
      }
      if (isOpen) setPassages(found);
    };
    setPassages([]);
    read().catch(report);
    return () => {
      isOpen = false;
    };
  }, [dossierId, open, report]);
  return passages;
}

type SearchableEntry = SearchEntry & { run: () => void };

function searchable(entry: Entry): SearchableEntry {
  return {
    id: entry.id,
    text: entry.label,
    search: foldText(`${entry.label} ${entry.kind}`),
    draw: () => <EntryRow entry={entry} />,
    run: entry.run,
  };
}

function commandEntries(commands: readonly Command[]): Entry[] {
  return commands
    .filter(
      (command) =>
        command.isEnabled !== false && command.isListedOnly !== true && command.id !== 'open-palette',
    )
    .map((command) => ({
      id: `command:${command.id}`,
      label: command.label,
      kind: 'Command',
      ...(command.keys === undefined ? {} : { keys: formatKeys(command.keys) }),
      icon: <SquareChevronRight size={15} />,
      run: command.run,
    }));
}

const LABEL = 'Search or run a command';

type PaletteProps = { isOpen: boolean; onClose: () => void; onOpenDossier: (id: DossierId) => void };

export function Palette(props: PaletteProps) {
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
    >
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label={LABEL} className={classNames(styles.dialog)}>
          <PaletteList {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteList({ onClose, onOpenDossier }: PaletteProps) {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const commands = useCommandList();
  const objects = useLiveQuery(
    () => findObjects(dossierId, go, onOpenDossier),
    [dossierId, go, onOpenDossier],
  );
  const passages = usePassages(dossierId, go);
  const runnable = useMemo(() => commandEntries(commands).map(searchable), [commands]);
  const known = useMemo(() => objects?.map(searchable) ?? [], [objects]);
  const entries = useMemo(() => [...runnable, ...known, ...passages], [runnable, known, passages]);
  const run = (id: string): void => {
    onClose();
    // After the dialog has given the focus back, so that the command finds the page as it was.
    requestAnimationFrame(() => entries.find((entry) => entry.id === id)?.run());
  };
  return (
    <SearchList
      label={LABEL}
      placeholder={LABEL}
      entries={entries}
      empty="Nothing to choose from."
      onChoose={run}
    />
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  return (
    <span className={styles.entry}>
      {entry.icon}
      <span className={styles.label}>{entry.label}</span>
      <span className={styles.kind}>{entry.keys ?? entry.kind}</span>
    </span>
  );
}

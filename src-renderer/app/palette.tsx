/** Ctrl/Cmd+K: finds any command, source, claim, note, brief, tagged passage or dossier, and goes there. */
import type { Table } from 'dexie';
import { FileText, FolderOpen, Newspaper, NotebookPen, Quote, Scale, SquareChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DossierId } from '../domain/ids.ts';
import { pagesOfDossier } from '../storage/rows-by-key.ts';
import { database } from '../storage/workspace.ts';
import { classNames } from '../ui/class-names.ts';
import { type Command, formatKeys, useCommandList } from '../ui/commands.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { OpenModal } from '../ui/open-modal.tsx';
import { type SearchEntry, SearchList } from '../ui/search-list.tsx';
import { foldText } from '../ui/word-search.ts';
import { useWorkspace } from '../ui/workspace.tsx';
import styles from './palette.module.css';

type Entry = { id: string; label: string; kind: string; keys?: string; icon: ReactNode; run: () => void };

type Open = (place: Place) => void;

/** A dossier's rows of one kind as entries, a page at a time. */
async function* entriesOf<Row extends { dossierId: DossierId }>(
  table: Table<Row, string>,
  dossierId: DossierId,
  draw: (row: Row) => Entry,
): AsyncGenerator<readonly Entry[]> {
  for await (const page of pagesOfDossier(table, dossierId)) yield page.map(draw);
}

/** What can be gone to in a dossier, in the order that it is listed in, a page of rows at a time. */
async function* findObjects(
  dossierId: DossierId,
  open: Open,
  openDossier: (id: DossierId) => void,
): AsyncGenerator<readonly Entry[]> {
  yield* entriesOf(database.sources, dossierId, (row) => ({
    id: row.id,
    label: row.title,
    kind: 'Source',
    icon: <Newspaper size={15} />,
    run: () => open({ view: 'reader', sourceId: row.id }),
  }));
  yield* entriesOf(database.claims, dossierId, (row) => ({
    id: row.id,
    label: `${row.number}. ${row.statement}`,
    kind: 'Claim',
    icon: <Scale size={15} />,
    run: () => open({ view: 'claims', claimId: row.id }),
  }));
  yield* entriesOf(database.notes, dossierId, (row) => ({
    id: row.id,
    label: row.title || row.excerpt,
    kind: 'Note',
    icon: <NotebookPen size={15} />,
    run: () => open({ view: 'notes', noteId: row.id }),
  }));
  yield* entriesOf(database.briefs, dossierId, (row) => ({
    id: row.id,
    label: row.title,
    kind: 'Brief',
    icon: <FileText size={15} />,
    run: () => open({ view: 'brief', briefId: row.id }),
  }));
  yield (await database.dossiers.toArray())
    .filter((row) => row.id !== dossierId)
    .map((row) => ({
      id: row.id,
      label: row.title,
      kind: 'Dossier',
      icon: <FolderOpen size={15} />,
      run: () => openDossier(row.id),
    }));
  yield* entriesOf(database.annotations, dossierId, ({ id, sourceId, anchor }) => ({
    id,
    label: anchor.quote.exact.slice(0, 200),
    kind: 'Passage',
    icon: <Quote size={15} />,
    run: () => open({ view: 'reader', sourceId, annotationId: id }),
  }));
}

/**
 * The dossier's objects as they come: of thousands, the first can be found while the others are read. Read once something is
 * typed: without a word, the commands alone are more than the list shows.
 */
function useObjects(
  isWanted: boolean,
  dossierId: DossierId,
  open: Open,
  openDossier: (id: DossierId) => void,
): { objects: readonly SearchableEntry[]; isComplete: boolean } {
  const { report } = useWorkspace();
  const [objects, setObjects] = useState<readonly SearchableEntry[]>([]);
  const [isComplete, setComplete] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOpen = true;
    const read = async (): Promise<void> => {
      const found: SearchableEntry[] = [];
      let shown = 0;
      for await (const page of findObjects(dossierId, open, openDossier)) {
        if (!isOpen) return;
        found.push(...page.map(searchable));
        // The list is searched again with each of these: as often as they double.
        if (found.length < shown * 2) continue;
        shown = found.length;
        setObjects([...found]);
      }
      if (!isOpen) return;
      setObjects(found);
      setComplete(true);
    };
    setObjects([]);
    setComplete(false);
    read().catch(report);
    return () => {
      isOpen = false;
    };
  }, [isWanted, dossierId, open, openDossier, report]);
  return { objects, isComplete };
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
        <OpenModal />
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
  const [isTyped, setTyped] = useState(false);
  const { objects, isComplete } = useObjects(isTyped, dossierId, go, onOpenDossier);
  const runnable = useMemo(() => commandEntries(commands).map(searchable), [commands]);
  const entries = useMemo(() => [...runnable, ...objects], [runnable, objects]);
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
      isIncomplete={!isComplete}
      onType={() => setTyped(true)}
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

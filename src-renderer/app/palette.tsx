/** Ctrl/Cmd+K: finds any command, source, claim, note, brief, tagged passage or dossier, and goes there. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, FolderOpen, Newspaper, NotebookPen, Quote, Scale, SquareChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DossierId } from '../domain/ids.ts';
import { database } from '../storage/workspace.ts';
import { classNames } from '../ui/class-names.ts';
import { type Command, formatKeys, useCommandList } from '../ui/commands.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { SearchList } from '../ui/search-list.tsx';
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
  const [sources, claims, notes, briefs, annotations, dossiers] = await Promise.all([
    database.sources.where(scope).toArray(),
    database.claims.where(scope).toArray(),
    database.notes.where(scope).toArray(),
    database.briefs.where(scope).toArray(),
    database.annotations.where(scope).toArray(),
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
    ...annotations.map((row) => ({
      id: row.id,
      label: row.anchor.quote.exact.slice(0, 200),
      kind: 'Passage',
      icon: <Quote size={15} />,
      run: () => open({ view: 'reader', sourceId: row.sourceId, annotationId: row.id }),
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
  const entries = useMemo(() => [...commandEntries(commands), ...(objects ?? [])], [commands, objects]);
  const searched = useMemo(
    () =>
      entries.map((entry) => ({
        id: entry.id,
        text: entry.label,
        search: foldText(`${entry.label} ${entry.kind}`),
        draw: () => <EntryRow entry={entry} />,
      })),
    [entries],
  );
  const run = (id: string): void => {
    onClose();
    // After the dialog has given the focus back, so that the command finds the page as it was.
    requestAnimationFrame(() => entries.find((entry) => entry.id === id)?.run());
  };
  return (
    <SearchList
      label={LABEL}
      placeholder={LABEL}
      entries={searched}
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

/** Ctrl/Cmd+K: finds any command, source, claim, note, brief, tagged passage or dossier, and goes there. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, FolderOpen, Newspaper, NotebookPen, Quote, Scale, SquareChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import type { DossierId } from '../domain/ids.ts';
import { database } from '../storage/workspace.ts';
import { classNames } from '../ui/class-names.ts';
import { type Command, formatKeys, useCommandList } from '../ui/commands.tsx';
import { type Place, useNavigation } from '../ui/navigation.tsx';
import { useWorkspace } from '../ui/workspace.tsx';
import styles from './palette.module.css';

type Entry = { id: string; label: string; kind: string; keys?: string; icon: ReactNode; run: () => void };

/** Objects and commands beyond this many are found by typing more. */
const MOST_SHOWN = 60;

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
        <Dialog aria-label="Search or run a command" className={classNames(styles.dialog)}>
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
  const [query, setQuery] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const objects =
    useLiveQuery(() => findObjects(dossierId, go, onOpenDossier), [dossierId, go, onOpenDossier]) ?? [];
  const entries = [...commandEntries(commands), ...objects];
  const words = query.trim().split(/\s+/);
  const matching = entries.filter((entry) =>
    words.every((word) => contains(`${entry.label} ${entry.kind}`, word)),
  );
  const shown = matching.slice(0, MOST_SHOWN);
  const run = (id: string): void => {
    onClose();
    // After the dialog has given the focus back, so that the command finds the page as it was.
    requestAnimationFrame(() => entries.find((entry) => entry.id === id)?.run());
  };
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery} disableAutoFocusFirst={false}>
      <SearchField aria-label="Search or run a command" autoFocus className={classNames(styles.field)}>
        <Input className={classNames(styles.input)} placeholder="Search or run a command" />
      </SearchField>
      <Menu
        aria-label="Results"
        className={classNames(styles.list)}
        items={shown}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={styles.none}>Nothing matches. Try fewer letters.</p>}
      >
        {(entry) => (
          <MenuItem id={entry.id} textValue={entry.label} className={classNames(styles.entry)}>
            {entry.icon}
            <Text slot="label" className={classNames(styles.label)}>
              {entry.label}
            </Text>
            <span className={styles.kind}>{entry.keys ?? entry.kind}</span>
          </MenuItem>
        )}
      </Menu>
      {matching.length > shown.length && (
        <p className={styles.more}>{matching.length - shown.length} more: type to narrow them down</p>
      )}
    </Autocomplete>
  );
}

/** What a note is on: a door to it, and a searchable list to put the note on something else. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowRight, FolderOpen, Newspaper, Pencil, Scale } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import type { Note, NoteTarget } from '../../domain/records.ts';
import { moveNoteOperations } from '../../storage/notes.ts';
import { database } from '../../storage/workspace.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { describeTarget, useTargetNames } from '../../ui/note-targets.ts';
import { Picker } from '../../ui/rich-text/picker.tsx';
import type { SearchEntry } from '../../ui/search-list.tsx';
import { foldText } from '../../ui/word-search.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './notes-view.module.css';

const ICONS: Record<NoteTarget['kind'], ReactNode> = {
  dossier: <FolderOpen size={14} aria-hidden />,
  source: <Newspaper size={14} aria-hidden />,
  claim: <Scale size={14} aria-hidden />,
};

export function NoteTargetPicker({ note }: { note: Note }) {
  const { go } = useNavigation();
  const { change } = useWorkspace();
  const place = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const name = useTargetNames([note.target]).get(note.targetId) ?? '';
  const { target } = note;
  const open = (): void => {
    if (target.kind === 'source') go({ view: 'reader', sourceId: target.id });
    if (target.kind === 'claim') go({ view: 'claims', claimId: target.id });
  };
  const choose = async (chosen: NoteTarget): Promise<void> => {
    setChoosing(false);
    const words = await describeTarget(chosen);
    await change(`Put note on “${words}”`, moveNoteOperations(note.id, chosen));
  };
  return (
    <div className={styles.on} ref={place}>
      {target.kind === 'dossier' ? (
        <span className={styles.onWords}>{ICONS.dossier} On the dossier</span>
      ) : (
        <Button
          kind="quiet"
          size="small"
          icon={ICONS[target.kind]}
          className={styles.onDoor ?? ''}
          onPress={open}
        >
          <bdi className={styles.onName}>{name}</bdi>
          <ArrowRight size={13} aria-hidden />
        </Button>
      )}
      <IconButton
        label="Put the note on something else"
        icon={<Pencil size={13} />}
        onPress={() => setChoosing(true)}
      />
      {isChoosing && (
        <TargetList
          dossierId={note.dossierId}
          caret={place.current?.getBoundingClientRect() ?? { left: 0, top: 0, bottom: 0 }}
          onChoose={(chosen) => void choose(chosen)}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

type Choice = { target: NoteTarget; words: string };

function TargetList(props: {
  dossierId: DossierId;
  caret: { left: number; top: number; bottom: number };
  onChoose: (target: NoteTarget) => void;
  onClose: () => void;
}) {
  const { dossierId } = props;
  const choices = useLiveQuery(async (): Promise<Choice[]> => {
    const [sources, claims] = await Promise.all([
      database.sources.where({ dossierId }).toArray(),
      database.claims.where({ dossierId }).sortBy('number'),
    ]);
    return [
      { target: { kind: 'dossier', id: dossierId }, words: 'The dossier' },
      ...sources.map(({ id, title }): Choice => ({ target: { kind: 'source', id }, words: title })),
      ...claims.map(
        ({ id, number, statement }): Choice => ({
          target: { kind: 'claim', id },
          words: `Claim ${number}: ${statement}`,
        }),
      ),
    ];
  }, [dossierId]);
  const entries = (choices ?? []).map(
    ({ target, words }): SearchEntry => ({
      id: target.id,
      text: words,
      search: foldText(`${target.kind} ${words}`),
      draw: () => (
        <span className={styles.choice}>
          {ICONS[target.kind]}
          <bdi>{words}</bdi>
        </span>
      ),
    }),
  );
  return (
    <Picker
      label="What the note is on"
      placeholder="Search sources and claims"
      empty="Reading…"
      entries={entries}
      caret={props.caret}
      onClose={props.onClose}
      onChoose={(id) => {
        const choice = choices?.find(({ target }) => target.id === id);
        if (choice !== undefined) props.onChoose(choice.target);
      }}
    />
  );
}

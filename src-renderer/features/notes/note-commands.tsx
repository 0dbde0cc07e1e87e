/** The command for notes that works from every view: the new note is on what is open there. */
import type { DossierId } from '../../domain/ids.ts';
import type { NoteTarget } from '../../domain/records.ts';
import { useCommands } from '../../ui/commands.tsx';
import { type Place, useNavigation } from '../../ui/navigation.tsx';
import { useNewNote } from '../../ui/note-targets.ts';
import { activeSourceId } from '../../ui/reader-place.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

/** What a note is on that is begun at a place. */
export function targetAt(place: Place, dossierId: DossierId): NoteTarget {
  if (place.view === 'reader') return { kind: 'source', id: activeSourceId(place) };
  if (place.view === 'claims' && place.claimId !== undefined) return { kind: 'claim', id: place.claimId };
  return { kind: 'dossier', id: dossierId };
}

/** Mounted once, by the shell. */
export function NoteCommands() {
  const { dossierId } = useWorkspace();
  const { place } = useNavigation();
  const newNote = useNewNote();
  useCommands([
    {
      id: 'new-note',
      label: 'New note',
      keys: 'Mod+Alt+N',
      group: 'Notes',
      worksInText: true,
      run: () => void newNote(targetAt(place, dossierId)),
    },
  ]);
  return null;
}

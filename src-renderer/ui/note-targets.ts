/** What notes are on, in words, and making a new one there. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import { documentNode } from '../domain/brief/document.ts';
import type { NoteTarget } from '../domain/records.ts';
import { addNoteOperations } from '../storage/notes.ts';
import { database, makeId } from '../storage/workspace.ts';
import { useNavigation } from './navigation.tsx';
import { useWorkspace } from './workspace.tsx';

/** "The dossier", "Source: Kabul denies it", "Claim 9: Attacks were launched from Afghan territory". */
export async function describeTarget(target: NoteTarget): Promise<string> {
  if (target.kind === 'dossier') return 'The dossier';
  if (target.kind === 'source') {
    const source = await database.sources.get(target.id);
    return source === undefined ? 'A source that was deleted' : `Source: ${source.title}`;
  }
  const claim = await database.claims.get(target.id);
  return claim === undefined ? 'A claim that was deleted' : `Claim ${claim.number}: ${claim.statement}`;
}

/** What each of some notes is on, live, by the target's id. */
export function useTargetNames(targets: readonly NoteTarget[]): ReadonlyMap<string, string> {
  const key = [...new Set(targets.map(({ id }) => id))].join(' ');
  const names = useLiveQuery(async () => {
    const entries = targets.map(async (target) => [target.id, await describeTarget(target)] as const);
    return new Map<string, string>(await Promise.all(entries));
  }, [key]);
  return names ?? new Map();
}

/** Makes an empty note on something and opens it. */
export function useNewNote(): (target: NoteTarget) => Promise<void> {
  const { dossierId, change } = useWorkspace();
  const { go } = useNavigation();
  return useCallback(
    async (target) => {
      const context = { dossierId, makeId, now: Date.now() };
      const { note, operations } = addNoteOperations(context, { target, title: '', content: documentNode() });
      if (await change('New note', operations)) go({ view: 'notes', noteId: note.id });
    },
    [dossierId, change, go],
  );
}

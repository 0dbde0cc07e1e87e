/** New revisions of the source that is open: from a file, from the clipboard, from its address. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import { type Result, succeed } from '../../domain/result.ts';
import { database } from '../../storage/workspace.ts';
import { AddressDialog } from '../../ui/address-dialog.tsx';
import { type ChosenFile, chooseFiles, fileOfClipboard } from '../../ui/chosen-files.ts';
import { useCommands } from '../../ui/commands.tsx';
import { type Place, useNavigation } from '../../ui/navigation.tsx';
import { activeSourceId } from '../../ui/reader-place.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import { importInWorker } from '../../workers/import-client.ts';
import { type NewText, useNewRevision } from './use-new-revision.ts';

async function readChosen(file: ChosenFile): Promise<Result<NewText>> {
  const { name, address = '' } = file;
  const bytes = await file.read();
  if (!bytes.ok) return bytes;
  const article = await importInWorker({ name, bytes: bytes.value });
  return article.ok ? succeed({ article: article.value, fileName: name, address }) : article;
}

async function readFile(): Promise<Result<NewText> | null> {
  const chosen = await chooseFiles('files', 'articles');
  if (!chosen.ok) return chosen;
  const [file, ...more] = chosen.value.files;
  if (file === undefined) return null;
  return more.length === 0
    ? readChosen(file)
    : { ok: false, problem: 'Choose one file: it becomes one revision.' };
}

async function readClipboard(): Promise<Result<NewText>> {
  const file = await fileOfClipboard();
  return file.ok ? readChosen(file.value) : file;
}

function sourceOpenAt(place: Place): SourceId | null {
  if (place.view === 'reader') return activeSourceId(place);
  return place.view === 'revisions' ? place.sourceId : null;
}

/** Mounted once by the shell. The commands are there while a source is open. */
export function RevisionCommands() {
  const { place, go } = useNavigation();
  const { report } = useWorkspace();
  const revise = useNewRevision();
  const [fetchingFor, setFetchingFor] = useState<SourceId | null>(null);
  const sourceId = sourceOpenAt(place);
  const isEnabled = sourceId !== null;
  const start = (id: SourceId | null, read: () => Promise<Result<NewText> | null>): void => {
    if (id !== null) void revise(id, read).catch(report);
  };
  useCommands([
    {
      id: 'new-revision-from-file',
      label: 'New revision from a file…',
      group: 'Sources',
      isEnabled,
      run: () => start(sourceId, readFile),
    },
    {
      id: 'new-revision-from-clipboard',
      label: 'New revision from clipboard',
      group: 'Sources',
      isEnabled,
      run: () => start(sourceId, readClipboard),
    },
    {
      id: 'new-revision-from-address',
      label: 'New revision from its address…',
      group: 'Sources',
      isEnabled,
      run: () => setFetchingFor(sourceId),
    },
    {
      id: 'show-revisions',
      label: 'Show what the revision changed',
      group: 'Sources',
      isEnabled,
      run: () => {
        if (sourceId !== null) go({ view: 'revisions', sourceId });
      },
    },
  ]);
  if (fetchingFor === null) return null;
  return (
    <RevisionAddress
      sourceId={fetchingFor}
      onFetched={(file) => start(fetchingFor, () => readChosen(file))}
      onClose={() => setFetchingFor(null)}
    />
  );
}

type RevisionAddressProps = {
  sourceId: SourceId;
  onFetched: (file: ChosenFile) => void;
  onClose: () => void;
};

function RevisionAddress({ sourceId, onFetched, onClose }: RevisionAddressProps) {
  const source = useLiveQuery(() => database.sources.get(sourceId), [sourceId]);
  if (source === undefined) return null;
  return <AddressDialog title="New revision" address={source.url} onFetched={onFetched} onClose={onClose} />;
}

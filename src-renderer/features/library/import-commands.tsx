/** Importing from everywhere in the workspace: by command, by dropping files on the window, by pasting. */
import { useEffect, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { AddressDialog } from '../../ui/address-dialog.tsx';
import { chooseFiles, fileOfClipboard, fileOfText } from '../../ui/chosen-files.ts';
import { useCommands } from '../../ui/commands.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { DropTarget } from './drop-target.tsx';
import { filesOf, holdsFiles } from './dropped-files.ts';
import { ImportProgressCard } from './import-progress.tsx';
import { ImportReportDialog } from './import-report.tsx';
import { withoutFiles } from './import-run.ts';
import { useImportOutcome } from './use-import-outcome.ts';
import { useImporter } from './use-importer.ts';

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null;
}

/** Mounted once by the shell, so that importing goes on while the analyst moves from view to view. */
export function ImportCommands() {
  const { dossierId } = useWorkspace();
  const { place, go } = useNavigation();
  const showToast = useToast();
  const [isFetching, setFetching] = useState(false);
  const { shown, tell, close } = useImportOutcome(dossierId);
  const importer = useImporter(dossierId, tell);
  const { add } = importer;

  const importChosen = async (kind: 'files' | 'folder'): Promise<void> => {
    const chosen = await chooseFiles(kind, 'any');
    if (!chosen.ok) {
      showToast({ tone: 'bad', message: `No files were opened. ${chosen.problem}` });
      return;
    }
    const { isCanceled, files, skipped, isCut } = chosen.value;
    if (isCanceled) return;
    if (files.length === 0) {
      const others = skipped === 0 ? '' : ` Its ${counted(skipped, 'file')} are of other types.`;
      showToast({ tone: 'bad', message: `The folder holds no file that can be imported.${others}` });
      return;
    }
    if (isCut)
      showToast({
        tone: 'bad',
        message: `The folder holds more files than are imported at once: these are its first ${files.length}.`,
      });
    add(files, { skipped });
  };

  const importClipboard = async (): Promise<void> => {
    const file = await fileOfClipboard();
    if (file.ok) add([file.value]);
    else showToast({ message: file.problem });
  };

  useCommands([
    {
      id: 'import-sources',
      label: 'Import articles…',
      keys: 'Mod+O',
      group: 'Sources',
      worksInText: true,
      run: () => void importChosen('files'),
    },
    {
      id: 'import-folder',
      label: 'Import a folder…',
      keys: 'Mod+Shift+O',
      group: 'Sources',
      worksInText: true,
      run: () => void importChosen('folder'),
    },
    {
      id: 'fetch-address',
      label: 'Fetch an article by its address…',
      keys: 'Mod+Shift+L',
      group: 'Sources',
      worksInText: true,
      run: () => setFetching(true),
    },
    {
      id: 'new-source-from-clipboard',
      label: 'New source from clipboard',
      keys: 'Mod+Shift+V',
      group: 'Sources',
      run: () => void importClipboard(),
    },
  ]);

  const takesPaste = place.view === 'sources';
  useEffect(() => {
    if (!takesPaste) return undefined;
    const paste = (event: ClipboardEvent): void => {
      if (isEditable(event.target) || event.clipboardData === null) return;
      const text = event.clipboardData.getData('text/plain');
      const holds = holdsFiles(event.clipboardData);
      if (!holds && text.trim() === '') return;
      event.preventDefault();
      if (holds) void filesOf(event.clipboardData).then(({ files, skipped }) => add(files, { skipped }));
      else add([fileOfText(text)]);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [takesPaste, add]);

  return (
    <>
      <DropTarget onFiles={({ files, skipped }) => add(files, { skipped })} />
      {importer.progress !== null && (
        <ImportProgressCard progress={importer.progress} onCancel={importer.cancel} />
      )}
      {isFetching && (
        <AddressDialog
          title="Fetch an article"
          onFetched={(file) => add([file])}
          onClose={() => setFetching(false)}
        />
      )}
      {shown !== null && (
        <ImportReportDialog
          {...shown}
          onOpen={(sourceId) => {
            close();
            go({ view: 'reader', sourceId });
          }}
          onCompare={(sourceId, otherId) => {
            close();
            go({ view: 'shared-text', sourceId, otherId });
          }}
          onUnlock={(files) => {
            close();
            add(files, withoutFiles(shown.report, files));
          }}
          onClose={close}
        />
      )}
    </>
  );
}

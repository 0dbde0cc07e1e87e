/** Importing from everywhere in the workspace: by command, by dropping files on the window, by pasting. */
import { useEffect, useState } from 'react';
import { useCommands } from '../../ui/commands.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { DropTarget } from './drop-target.tsx';
import { filesOf } from './dropped-files.ts';
import { ImportProgressCard } from './import-progress.tsx';
import { ImportReportDialog } from './import-report.tsx';
import { type ImportFile, type ImportReport, needsReport } from './import-run.ts';
import { useImporter } from './use-importer.ts';

/** What pasted text is called as a file: it is kept as the original. */
const PASTED_NAME = 'Pasted text.txt';

function memoryFile(name: string, bytes: Uint8Array): ImportFile {
  return { name, read: () => Promise.resolve({ ok: true, value: bytes }) };
}

function textFile(text: string): ImportFile {
  return memoryFile(PASTED_NAME, new TextEncoder().encode(text));
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null;
}

/** Mounted once by the shell, so that importing goes on while the analyst moves from view to view. */
export function ImportCommands() {
  const { dossierId } = useWorkspace();
  const { place, go } = useNavigation();
  const showToast = useToast();
  const [report, setReport] = useState<ImportReport | null>(null);
  const importer = useImporter(dossierId, (finished) => {
    const [first, ...more] = finished.imported;
    if (needsReport(finished)) setReport(finished);
    else if (first !== undefined && more.length === 0) go({ view: 'reader', sourceId: first.id });
    else if (first !== undefined) showToast({ message: `Imported ${finished.imported.length} sources` });
  });
  const { add } = importer;

  const importChosen = async (): Promise<void> => {
    const chosen = await window.desktop.openArticles();
    if (!chosen.ok) {
      showToast({ tone: 'bad', message: `No files were opened. ${chosen.problem}` });
      return;
    }
    const { files, failed } = chosen.value;
    if (files.length + failed.length === 0) return;
    add(
      files.map(({ name, bytes }) => memoryFile(name, bytes)),
      failed,
    );
  };

  const importClipboard = async (): Promise<void> => {
    const text = await window.desktop.readClipboard();
    if (!text.ok) showToast({ tone: 'bad', message: `The clipboard could not be read. ${text.problem}` });
    else if (text.value.trim() === '') showToast({ message: 'The clipboard holds no text.' });
    else add([textFile(text.value)]);
  };

  useCommands([
    {
      id: 'import-sources',
      label: 'Import articles…',
      keys: 'Mod+O',
      group: 'Sources',
      worksInText: true,
      run: () => void importChosen(),
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
      const files = filesOf(event.clipboardData);
      const text = event.clipboardData.getData('text/plain');
      if (files.length === 0 && text.trim() === '') return;
      event.preventDefault();
      add(files.length > 0 ? files : [textFile(text)]);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [takesPaste, add]);

  return (
    <>
      <DropTarget onFiles={add} />
      {importer.progress !== null && (
        <ImportProgressCard progress={importer.progress} onCancel={importer.cancel} />
      )}
      {report !== null && (
        <ImportReportDialog
          report={report}
          onOpen={(sourceId) => {
            setReport(null);
            go({ view: 'reader', sourceId });
          }}
          onClose={() => setReport(null)}
        />
      )}
    </>
  );
}

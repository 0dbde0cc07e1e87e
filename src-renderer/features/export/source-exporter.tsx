/** Exports annotated sources for every view: offers the doors to it, shows the running one, and says what came of it. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { fail } from '../../domain/result.ts';
import { fileNameOf } from '../../ui/file-name.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { ProgressCard } from '../../ui/progress-card.tsx';
import { type ExportSource, SourceExportProvider, useExportCommands } from '../../ui/source-export.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type ExportProgress, runExport, stepsOf } from './export-run.ts';

export function SourceExporter({ children }: { children: ReactNode }) {
  const { progress, start, cancel } = useSourceExporter();
  return (
    <SourceExportProvider value={start}>
      <ReaderExportCommands />
      {children}
      {progress !== null && (
        <ProgressCard label={progress.title} {...progress} step={`${progress.step}…`} onCancel={cancel} />
      )}
    </SourceExportProvider>
  );
}

/** In the reader, the open source is what is exported. */
function ReaderExportCommands() {
  const { place } = useNavigation();
  return place.view === 'reader' ? <CommandsFor key={place.sourceId} sourceId={place.sourceId} /> : null;
}

function CommandsFor({ sourceId }: { sourceId: Parameters<ExportSource>[0] }) {
  useExportCommands(sourceId, true);
  return null;
}

/** One export at a time. */
function useSourceExporter(): { progress: ExportProgress | null; start: ExportSource; cancel: () => void } {
  const showToast = useToast();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const running = useRef<AbortController | null>(null);

  const start = useCallback<ExportSource>(
    (sourceId, format) => {
      if (running.current !== null) {
        showToast({ message: 'Another source is being exported. Cancel that, or wait for it.' });
        return;
      }
      const stop = new AbortController();
      running.current = stop;
      const steps = stepsOf(format);
      const onStep = (step: string, words = step, note?: string): void =>
        setProgress({
          title: 'Exporting the annotated source',
          step: words,
          note,
          done: steps.indexOf(step),
          total: steps.length,
        });
      const exportIt = async (): Promise<void> => {
        const done = await runExport(sourceId, format, { signal: stop.signal, onStep }).catch(
          (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
        );
        running.current = null;
        setProgress(null);
        // Cancelled while the file was being saved, it is saved all the same: that is said then.
        if (!done.ok && stop.signal.aborted) showToast({ message: 'Export cancelled. Nothing was written.' });
        else if (!done.ok)
          showToast({ tone: 'bad', message: `Not exported. ${done.problem} The source itself is stored.` });
        else if (done.value.path !== null) {
          const { path, pages } = done.value;
          const length = pages === null ? '' : `, ${counted(pages, 'page')}`;
          showToast({
            message: `Exported ${fileNameOf(path)}${length}.`,
            action: { label: 'Show in folder', run: () => void window.desktop.showInFolder({ path }) },
          });
        }
      };
      void exportIt();
    },
    [showToast],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  return { progress, start, cancel };
}

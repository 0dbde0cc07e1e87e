/** The running import of this window: progress, cancelling, and the report at the end. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { DossierId } from '../../domain/ids.ts';
import { applyBibliography, referenceOnly } from '../../importers/bibliography.ts';
import type { ImportedArticle } from '../../importers/import-article.ts';
import { ImportQueue } from '../../storage/import-queue.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { importReferences } from '../../storage/references.ts';
import { describeSaveFailure, markUnsaved } from '../../storage/save-status.ts';
import { database, makeId } from '../../storage/workspace.ts';
import type { ChosenFile } from '../../ui/chosen-files.ts';
import { importInWorker, readBibliographyInWorker } from '../../workers/import-client.ts';
import {
  EMPTY_REPORT,
  type ImportProgress,
  type ImportReport,
  type ImportSteps,
  mergeReports,
  runImport,
} from './import-run.ts';

const queue = new ImportQueue(database);

function stepsFor(dossierId: DossierId): ImportSteps {
  const context = (file: { name: string; address?: string }) => ({
    dossierId,
    makeId,
    now: Date.now(),
    fileName: file.name,
    ...(file.address === undefined ? {} : { address: file.address }),
  });
  const stored = async <Value>(write: Promise<Value>): Promise<Value> => {
    try {
      return await write;
    } catch (error) {
      throw new Error(`It could not be stored. ${describeSaveFailure(error)}`);
    }
  };
  return {
    readArticle: ({ name, password }, bytes, signal) => {
      const file = { name, bytes, besideBibliographies: true };
      return importInWorker(password === undefined ? file : { ...file, password }, { signal });
    },
    readBibliography: (name, bytes, signal) => readBibliographyInWorker({ name, bytes }, { signal }),
    store(file, article, entry) {
      const known = entry === undefined ? article : applyBibliography(article, entry);
      return stored(queue.store({ imported: withAddress(known, file.address), context: context(file) }));
    },
    async storeReferences(name, entries) {
      const articles: ImportedArticle[] = [];
      for (const entry of entries) articles.push(await referenceOnly(entry));
      const label = `Import ${counted(articles.length, 'reference')} of ${quoteInLabel(name)}`;
      return stored(importReferences(database, articles, context({ name }), label));
    },
  };
}

/** An article that was fetched has the address where it was found, unless it states another as its own. */
function withAddress(article: ImportedArticle, address: string | undefined): ImportedArticle {
  if (address === undefined || article.url !== '') return article;
  return { ...article, url: address, statedBy: { ...article.statedBy, url: 'address' } };
}

/** Milliseconds between two drawings of the progress: of small files, dozens are read in a second. */
const PROGRESS_PACE = 100;

/** Tells the newest of what it is told, at most once in each such time. `end` forgets what was not told yet. */
function paced<Value>(tell: (value: Value) => void): { tell: (value: Value) => void; end: () => void } {
  let newest: Value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    tell(value) {
      newest = value;
      timer ??= setTimeout(() => {
        timer = undefined;
        tell(newest);
      }, PROGRESS_PACE);
    },
    end: () => clearTimeout(timer),
  };
}

export type Importer = {
  progress: ImportProgress | null;
  /** Imports files; those added while an import runs join it. `before` is what the report tells besides. */
  add: (files: readonly ChosenFile[], before?: Partial<ImportReport>) => void;
  cancel: () => void;
};

/** @param onDone is called once for each run, also when it was cancelled or the dossier was left meanwhile */
export function useImporter(dossierId: DossierId, onDone: (report: ImportReport) => void): Importer {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<{ files: ChosenFile[]; before: ImportReport; stop: AbortController } | null>(null);
  const done = useRef(onDone);
  done.current = onDone;

  const add = useCallback<Importer['add']>(
    (files, told = {}) => {
      const before = { ...EMPTY_REPORT, ...told };
      if (running.current !== null) {
        running.current.files.push(...files);
        running.current.before = mergeReports(running.current.before, before);
        return;
      }
      const run = { files: [...files], before, stop: new AbortController() };
      running.current = run;
      const owner = `import:${dossierId}`;
      markUnsaved(owner, true, 'Files are still being imported.');
      const shown = paced(setProgress);
      void runImport(run.files, stepsFor(dossierId), {
        onProgress: shown.tell,
        signal: run.stop.signal,
      }).then((report) => {
        running.current = null;
        markUnsaved(owner, false);
        shown.end();
        setProgress(null);
        done.current(mergeReports(run.before, report));
        // What came between the end of the run and this: nobody took it.
        const late = run.files.slice(report.told);
        if (late.length > 0) add(late);
      });
    },
    [dossierId],
  );
  const cancel = useCallback(() => running.current?.stop.abort(), []);
  useEffect(() => cancel, [cancel]);
  return { progress, add, cancel };
}

/** The running import of this window: progress, cancelling, and the report at the end. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { fail, succeed } from '../../domain/result.ts';
import { importArticle } from '../../importers/import-article.ts';
import { describeSaveFailure, markUnsaved } from '../../storage/save-status.ts';
import { type ImportOutcome, importSource } from '../../storage/sources.ts';
import { database, makeId } from '../../storage/workspace.ts';
import {
  EMPTY_REPORT,
  type ImportFile,
  type ImportProgress,
  type ImportReport,
  mergeReports,
  runImport,
} from './import-run.ts';

async function importOne(
  dossierId: DossierId,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<ImportOutcome>> {
  const article = await importArticle({ name: fileName, bytes });
  if (!article.ok) return article;
  try {
    return succeed(
      await importSource(database, article.value, { dossierId, makeId, now: Date.now(), fileName }),
    );
  } catch (error) {
    return fail(`It could not be stored. ${describeSaveFailure(error)}`);
  }
}

export type Importer = {
  progress: ImportProgress | null;
  /** Imports files; those added while an import runs join it. `failed` are those that could not even be read. */
  add: (files: readonly ImportFile[], failed?: ImportReport['failed']) => void;
  cancel: () => void;
};

/** @param onDone is called once for each run, also when it was cancelled or the dossier was left meanwhile */
export function useImporter(dossierId: DossierId, onDone: (report: ImportReport) => void): Importer {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<{ files: ImportFile[]; failed: ImportReport; stop: AbortController } | null>(null);
  const done = useRef(onDone);
  done.current = onDone;

  const add = useCallback<Importer['add']>(
    (files, failed = []) => {
      const before = { ...EMPTY_REPORT, failed };
      if (running.current !== null) {
        running.current.files.push(...files);
        running.current.failed = mergeReports(running.current.failed, before);
        return;
      }
      const run = { files: [...files], failed: before, stop: new AbortController() };
      running.current = run;
      const owner = `import:${dossierId}`;
      markUnsaved(owner, true, 'Files are still being imported.');
      void runImport(run.files, (name, bytes) => importOne(dossierId, name, bytes), {
        onProgress: setProgress,
        signal: run.stop.signal,
      }).then((report) => {
        running.current = null;
        markUnsaved(owner, false);
        setProgress(null);
        done.current(mergeReports(report, run.failed));
      });
    },
    [dossierId],
  );
  const cancel = useCallback(() => running.current?.stop.abort(), []);
  useEffect(() => cancel, [cancel]);
  return { progress, add, cancel };
}

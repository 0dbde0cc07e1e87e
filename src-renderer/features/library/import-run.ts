/** Importing some files one after the other: what fails or is there already never keeps the rest from being imported. */
import type { Source } from '../../domain/records.ts';
import type { Result } from '../../domain/result.ts';
import type { ImportOutcome } from '../../storage/sources.ts';

/** A file to import. A dropped one is read only when its turn comes; those of the open dialog have been read by main. */
export type ImportFile = { name: string; read: () => Promise<Result<Uint8Array>> };

export type ImportReport = {
  imported: readonly Source[];
  /** `source` is the one that has the same text. */
  duplicates: readonly { name: string; source: Source }[];
  failed: readonly { name: string; problem: string }[];
  /** How many files were left when the analyst cancelled. */
  left: number;
};

export type ImportProgress = { done: number; total: number; name: string };

export const EMPTY_REPORT: ImportReport = { imported: [], duplicates: [], failed: [], left: 0 };

/**
 * Imports files until they are done or `signal` is aborted; each is stored whole or not at all.
 * @param files may grow while it runs: what is dropped meanwhile joins the queue
 * @param importOne stores one file; throwing counts as failing, since the database can refuse
 */
export async function runImport(
  files: readonly ImportFile[],
  importOne: (name: string, bytes: Uint8Array) => Promise<Result<ImportOutcome>>,
  { onProgress, signal }: { onProgress: (progress: ImportProgress) => void; signal: AbortSignal },
): Promise<ImportReport> {
  const imported: Source[] = [];
  const duplicates: { name: string; source: Source }[] = [];
  const failed: { name: string; problem: string }[] = [];
  let done = 0;
  for (const file of files) {
    if (signal.aborted) break;
    onProgress({ done, total: files.length, name: file.name });
    const outcome = await attempt(file, importOne);
    if (!outcome.ok) failed.push({ name: file.name, problem: outcome.problem });
    else if (outcome.value.kind === 'duplicate')
      duplicates.push({ name: file.name, source: outcome.value.source });
    else imported.push(outcome.value.source);
    done += 1;
  }
  return { imported, duplicates, failed, left: files.length - done };
}

async function attempt(
  file: ImportFile,
  importOne: (name: string, bytes: Uint8Array) => Promise<Result<ImportOutcome>>,
): Promise<Result<ImportOutcome>> {
  try {
    const bytes = await file.read();
    return bytes.ok ? await importOne(file.name, bytes.value) : bytes;
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Puts the report of an earlier run and of what failed before it together. */
export function mergeReports(first: ImportReport, second: ImportReport): ImportReport {
  return {
    imported: [...first.imported, ...second.imported],
    duplicates: [...first.duplicates, ...second.duplicates],
    failed: [...first.failed, ...second.failed],
    left: first.left + second.left,
  };
}

/** True when the analyst must be told: something was not imported. */
export function needsReport(report: ImportReport): boolean {
  return report.duplicates.length + report.failed.length + report.left > 0;
}

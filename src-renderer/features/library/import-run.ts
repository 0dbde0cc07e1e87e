/** Importing some files, two at a time: what fails or is there already never keeps the rest from being imported. */
import type { Source } from '../../domain/records.ts';
import type { Failure, Result } from '../../domain/result.ts';
import { isBibliography } from '../../importers/bibliography.ts';
import { matchAttachments } from '../../importers/bibliography-attachments.ts';
import type { BibliographyEntry } from '../../importers/bibliography-entry.ts';
import type { ImportedArticle } from '../../importers/import-article.ts';
import type { ReferencesOutcome } from '../../storage/references.ts';
import type { ImportOutcome } from '../../storage/sources.ts';
import type { ChosenFile } from '../../ui/chosen-files.ts';

/** `file` is there where it can be tried again, with the password that it needs. */
export type FailedFile = {
  name: string;
  problem: string;
  locked?: { needs: NonNullable<Failure['needs']>; file: ChosenFile };
};

export type ImportReport = {
  imported: readonly Source[];
  /** `source` is the one that has the same text, or is the same reference. */
  duplicates: readonly { name: string; source: Source }[];
  failed: readonly FailedFile[];
  /** Files of a folder that were left out for their type. */
  skipped: number;
  /** How many files were left when the analyst cancelled. */
  left: number;
};

export type ImportPhase = 'Reading' | 'Storing';
export type ImportProgress = { done: number; total: number; name: string; phase: ImportPhase };

export const EMPTY_REPORT: ImportReport = { imported: [], duplicates: [], failed: [], skipped: 0, left: 0 };

/** What importing is made of; each step may throw, which fails the file that it was for. */
export type ImportSteps = {
  readArticle: (
    file: Pick<ChosenFile, 'name' | 'password'>,
    bytes: Uint8Array,
    signal: AbortSignal,
  ) => Promise<Result<ImportedArticle>>;
  readBibliography: (
    name: string,
    bytes: Uint8Array,
    signal: AbortSignal,
  ) => Promise<Result<BibliographyEntry[]>>;
  /** Stores one article; `entry` is what a bibliography of the same import states about it. */
  store: (
    file: Pick<ChosenFile, 'name' | 'address'>,
    article: ImportedArticle,
    entry: BibliographyEntry | undefined,
  ) => Promise<ImportOutcome>;
  storeReferences: (name: string, entries: readonly BibliographyEntry[]) => Promise<ReferencesOutcome>;
};

/** Files that are read and stored at the same time: while one is stored, the next is read. */
const LANES = 2;

/** A run in progress. `started` and `done` count by file, since files may be added while it goes on. */
type Run = {
  files: readonly ChosenFile[];
  steps: ImportSteps;
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
  imported: Source[];
  duplicates: { name: string; source: Source }[];
  failed: FailedFile[];
  started: Set<ChosenFile>;
  done: number;
  /** Which bibliography entry speaks of which file, by name. */
  entries: Map<string, BibliographyEntry>;
};

/**
 * Imports files until they are done or `signal` is aborted; each is stored whole or not at all. Bibliographies come first:
 * what they state goes to the files that they name; entries without a file become references.
 * @param files may grow while it runs: what is dropped meanwhile joins the queue
 */
export async function runImport(
  files: readonly ChosenFile[],
  steps: ImportSteps,
  { onProgress, signal }: { onProgress: (progress: ImportProgress) => void; signal: AbortSignal },
): Promise<ImportReport> {
  const [imported, duplicates, failed]: [Run['imported'], Run['duplicates'], Run['failed']] = [[], [], []];
  const started = new Set<ChosenFile>();
  const run = {
    files,
    steps,
    signal,
    onProgress,
    imported,
    duplicates,
    failed,
    started,
    done: 0,
    entries: new Map(),
  };
  for (const file of files.filter(({ name }) => isBibliography(name))) await take(run, file);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next]; file !== undefined; file = files[next]) {
      next += 1;
      await take(run, file);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...EMPTY_REPORT, imported, duplicates, failed, left: files.length - run.done };
}

/** Imports one file, unless it was taken already or the analyst cancelled: then it is one of those left. */
async function take(run: Run, file: ChosenFile): Promise<void> {
  if (run.signal.aborted || run.started.has(file)) return;
  run.started.add(file);
  try {
    const failure = await importOne(run, file);
    if (failure !== null) run.failed.push(describeFailure(file, failure));
    run.done += 1;
  } catch (error) {
    if (run.signal.aborted) return;
    run.failed.push({ name: file.name, problem: error instanceof Error ? error.message : String(error) });
    run.done += 1;
  }
}

function describeFailure(file: ChosenFile, { problem, needs }: Failure): FailedFile {
  return { name: file.name, problem, ...(needs === undefined ? {} : { locked: { needs, file } }) };
}

/** Null, or what kept it from being imported. */
async function importOne(run: Run, file: ChosenFile): Promise<Failure | null> {
  const { steps, signal } = run;
  const { name } = file;
  const tell = (phase: ImportPhase): void =>
    run.onProgress({ done: run.done, total: run.files.length, name, phase });
  tell('Reading');
  const bytes = await file.read();
  if (!bytes.ok) return bytes;
  if (isBibliography(name)) return importBibliography(run, name, bytes.value, tell);
  const article = await steps.readArticle(file, bytes.value, signal);
  if (!article.ok) return article;
  signal.throwIfAborted();
  tell('Storing');
  const outcome = await steps.store(file, article.value, run.entries.get(name));
  if (outcome.kind === 'duplicate') run.duplicates.push({ name, source: outcome.source });
  else run.imported.push(outcome.source);
  return null;
}

async function importBibliography(
  run: Run,
  name: string,
  bytes: Uint8Array,
  tell: (phase: ImportPhase) => void,
): Promise<Failure | null> {
  const read = await run.steps.readBibliography(name, bytes, run.signal);
  if (!read.ok) return read;
  run.signal.throwIfAborted();
  tell('Storing');
  const names = run.files.filter((file) => !run.started.has(file)).map((file) => file.name);
  const attached = matchAttachments(read.value, names);
  const references: BibliographyEntry[] = [];
  for (const [index, entry] of read.value.entries()) {
    const fileName = attached[index];
    if (entry.problem !== undefined) run.failed.push({ name: titleOf(name, entry), problem: entry.problem });
    if (fileName !== null && fileName !== undefined) run.entries.set(fileName, entry);
    // Of an entry that could not be read nothing is left that names a publication.
    else if (entry.problem === undefined || entry.metadata.title !== undefined) references.push(entry);
  }
  const outcome = await run.steps.storeReferences(name, references);
  run.imported.push(...outcome.imported);
  run.duplicates.push(...outcome.duplicates.map((source) => ({ name: `${name}: ${source.title}`, source })));
  return null;
}

function titleOf(name: string, entry: BibliographyEntry): string {
  const title = entry.metadata.title?.value;
  return title === undefined ? name : `${name}: ${title}`;
}

/** Puts the report of an earlier run and of what failed before it together. */
export function mergeReports(first: ImportReport, second: ImportReport): ImportReport {
  return {
    imported: [...first.imported, ...second.imported],
    duplicates: [...first.duplicates, ...second.duplicates],
    failed: [...first.failed, ...second.failed],
    skipped: first.skipped + second.skipped,
    left: first.left + second.left,
  };
}

/** True when the analyst must be told: something was not imported. */
export function needsReport(report: ImportReport): boolean {
  return report.duplicates.length + report.failed.length + report.skipped + report.left > 0;
}

/** What a report tells of all but these files, which are tried again. */
export function withoutFiles(report: ImportReport, files: readonly ChosenFile[]): ImportReport {
  const names = new Set(files.map(({ name }) => name));
  return {
    ...report,
    failed: report.failed.filter(({ name, locked }) => locked === undefined || !names.has(name)),
  };
}

/** Importing some files, a few at a time: what fails or is there already never keeps the rest from being imported. */
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

/** Files that are read at the same time: two by the workers, and the next is fetched from the disk meanwhile. */
const LANES = 3;
/** What was read and is not stored yet is in memory: no more is read while it is so many files, or so many bytes. */
const MOST_UNSTORED = 24;
const MOST_UNSTORED_BYTES = 32 * 2 ** 20;

/** What the report says of a file; it is told in the order in which the files came, whichever was done first. */
type Told<Value> = { file: ChosenFile; value: Value };

/** A run in progress. `started` and `done` count by file, since files may be added while it goes on. */
type Run = {
  files: readonly ChosenFile[];
  steps: ImportSteps;
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
  imported: Source[];
  duplicates: Told<{ name: string; source: Source }>[];
  failed: Told<FailedFile>[];
  started: Set<ChosenFile>;
  done: number;
  /** Files that are being read or stored, and how many bytes of them were read and are not stored yet. */
  taken: Set<Promise<void>>;
  unstoredBytes: number;
  /** Which bibliography entry speaks of which file, by name. */
  entries: Map<string, BibliographyEntry>;
  /** Settles when the bibliographies among the first `searched` files were taken. */
  bibliographies: Promise<void>;
  searched: number;
  /** What was last told of a file. */
  doing: Pick<ImportProgress, 'name' | 'phase'>;
};

/**
 * Imports files until they are done or `signal` is aborted; each is stored whole or not at all. Bibliographies come first:
 * what they state goes to the files that they name; entries without a file become references.
 * @param files may grow while it runs: what is dropped meanwhile joins the queue
 * @returns the report, and of how many of the files it tells: all that were there when the last was done
 */
export async function runImport(
  files: readonly ChosenFile[],
  steps: ImportSteps,
  { onProgress, signal }: { onProgress: (progress: ImportProgress) => void; signal: AbortSignal },
): Promise<ImportReport & { told: number }> {
  const [imported, duplicates, failed]: [Run['imported'], Run['duplicates'], Run['failed']] = [[], [], []];
  const started = new Set<ChosenFile>();
  const run: Run = {
    files,
    steps,
    signal,
    onProgress,
    imported,
    duplicates,
    failed,
    started,
    done: 0,
    taken: new Set(),
    unstoredBytes: 0,
    entries: new Map(),
    bibliographies: Promise.resolve(),
    searched: 0,
    doing: { name: '', phase: 'Reading' },
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next]; file !== undefined; file = files[next]) {
      next += 1;
      await takeBibliographies(run);
      await takeUntilRead(run, file);
    }
  };
  // What is dropped while the last files are stored finds no lane at work any more.
  while (next < files.length) {
    await Promise.all(Array.from({ length: LANES }, lane));
    await Promise.all(run.taken);
  }
  return {
    ...EMPTY_REPORT,
    imported,
    duplicates: inOrder(run, duplicates),
    failed: inOrder(run, failed),
    left: files.length - run.done,
    told: files.length,
  };
}

/** Takes the bibliographies of all files that are there by now, once, whoever asks: what is dropped may be named by them. */
function takeBibliographies(run: Run): Promise<void> {
  run.bibliographies = run.bibliographies.then(async () => {
    for (; run.searched < run.files.length; run.searched += 1) {
      const file = run.files[run.searched];
      if (file !== undefined && isBibliography(file.name)) await take(run, file);
    }
  });
  return run.bibliographies;
}

function inOrder<Value>({ files }: Run, told: readonly Told<Value>[]): Value[] {
  const places = new Map(files.map((file, place) => [file, place]));
  const placeOf = ({ file }: Told<Value>): number => places.get(file) ?? 0;
  return told.toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ value }) => value);
}

/** Begins to import one file; resolves once the next can be read: while one is stored, others are. */
async function takeUntilRead(run: Run, file: ChosenFile): Promise<void> {
  const { promise: isRead, resolve: onRead } = Promise.withResolvers<void>();
  const taking: Promise<void> = take(run, file, onRead).finally(() => run.taken.delete(taking));
  run.taken.add(taking);
  await Promise.race([isRead, taking]);
  while (run.taken.size > MOST_UNSTORED || run.unstoredBytes > MOST_UNSTORED_BYTES)
    await Promise.race(run.taken);
}

/** Imports one file, unless it was taken already or the analyst cancelled: then it is one of those left. Never rejects. */
async function take(run: Run, file: ChosenFile, onRead: () => void = () => undefined): Promise<void> {
  if (run.signal.aborted || run.started.has(file)) return;
  run.started.add(file);
  try {
    const failure = await importOne(run, file, onRead);
    if (failure !== null) run.failed.push({ file, value: describeFailure(file, failure) });
  } catch (error) {
    if (run.signal.aborted) return;
    const problem = error instanceof Error ? error.message : String(error);
    run.failed.push({ file, value: { name: file.name, problem } });
  }
  run.done += 1;
  tellProgress(run);
}

function tellProgress({ onProgress, done, files, doing }: Run): void {
  onProgress({ done, total: files.length, ...doing });
}

function describeFailure(file: ChosenFile, { problem, needs }: Failure): FailedFile {
  return { name: file.name, problem, ...(needs === undefined ? {} : { locked: { needs, file } }) };
}

/** Null, or what kept it from being imported. */
async function importOne(run: Run, file: ChosenFile, onRead: () => void): Promise<Failure | null> {
  const { steps, signal } = run;
  const { name } = file;
  const tell = (phase: ImportPhase): void => {
    run.doing = { name, phase };
    tellProgress(run);
  };
  tell('Reading');
  const bytes = await file.read();
  if (!bytes.ok) return bytes;
  if (isBibliography(name)) return importBibliography(run, file, bytes.value, tell);
  // Read now: the bytes are handed over.
  const size = bytes.value.length;
  const article = await steps.readArticle(file, bytes.value, signal);
  if (!article.ok) return article;
  signal.throwIfAborted();
  tell('Storing');
  const outcome = await storeOne(run, { file, article: article.value, size }, onRead);
  if (outcome.kind === 'duplicate') run.duplicates.push({ file, value: { name, source: outcome.source } });
  else run.imported.push(outcome.source);
  return null;
}

async function storeOne(
  run: Run,
  { file, article, size }: { file: ChosenFile; article: ImportedArticle; size: number },
  onRead: () => void,
): Promise<ImportOutcome> {
  run.unstoredBytes += size;
  try {
    const storing = run.steps.store(file, article, run.entries.get(file.name));
    onRead();
    return await storing;
  } finally {
    run.unstoredBytes -= size;
  }
}

async function importBibliography(
  run: Run,
  file: ChosenFile,
  bytes: Uint8Array,
  tell: (phase: ImportPhase) => void,
): Promise<Failure | null> {
  const { name } = file;
  const read = await run.steps.readBibliography(name, bytes, run.signal);
  if (!read.ok) return read;
  run.signal.throwIfAborted();
  tell('Storing');
  const names = run.files.filter((other) => !run.started.has(other)).map((other) => other.name);
  const attached = matchAttachments(read.value, names);
  const references: BibliographyEntry[] = [];
  for (const [index, entry] of read.value.entries()) {
    const fileName = attached[index];
    if (entry.problem !== undefined)
      run.failed.push({ file, value: { name: titleOf(name, entry), problem: entry.problem } });
    if (fileName !== null && fileName !== undefined) run.entries.set(fileName, entry);
    // Of an entry that could not be read nothing is left that names a publication.
    else if (entry.problem === undefined || entry.metadata.title !== undefined) references.push(entry);
  }
  const outcome = await run.steps.storeReferences(name, references);
  run.imported.push(...outcome.imported);
  for (const source of outcome.duplicates)
    run.duplicates.push({ file, value: { name: `${name}: ${source.title}`, source } });
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

/** The headless import: one line of JSON for each file, in the order given. Nothing is stored. */
import { counted } from '../domain/count.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { isBibliography } from '../importers/bibliography.ts';
import type { ImportedArticle } from '../importers/import-article.ts';
import { importInWorker } from '../workers/import-client.ts';

export type ImportCounts = { read: number; failed: number };

/** Files that are read at the same time; their lines wait for those of earlier files. */
const LANES = 2;

async function readFile(name: string, index: number): Promise<Result<ImportedArticle>> {
  if (isBibliography(name))
    return fail('It is a bibliography, which holds references and no text. Import it in the workspace.');
  const bytes = await window.desktop.readJobFile({ index });
  if (!bytes.ok) return fail(withoutName(bytes.problem, name));
  return importInWorker({ name, bytes: new Uint8Array(bytes.value) });
}

/** Main's problems begin with the file's name, which the line has already. */
function withoutName(problem: string, name: string): string {
  const base = name.replace(/[/\\]+$/u, '').replace(/^.*[/\\]/su, '');
  return problem.startsWith(`${base}: `) ? problem.slice(base.length + 2) : problem;
}

function lineOf(file: string, result: Result<ImportedArticle>): string {
  if (!result.ok) return JSON.stringify({ file, error: result.problem });
  const { title, author, issued, text, blocks } = result.value;
  return JSON.stringify({ file, title, author, date: issued, text, blocks });
}

/**
 * Reads `files` and hands their lines to main.
 * @returns a problem as soon as a line could not be written
 */
export async function importFiles(
  files: readonly string[],
  report: (line: string) => Promise<unknown>,
): Promise<Result<ImportCounts>> {
  const counts: ImportCounts = { read: 0, failed: 0 };
  const write = async (index: number, result: Result<ImportedArticle>): Promise<void> => {
    if (refused !== null) return;
    const file = files[index] ?? '';
    counts[result.ok ? 'read' : 'failed'] += 1;
    const line = await window.desktop.writeJobLine({ line: lineOf(file, result) });
    if (!line.ok) refused ??= line;
    if (!result.ok) await report(`${file}: ${result.problem}`);
    const done = counts.read + counts.failed;
    if (done % 100 === 0) await report(`Read ${done} of ${counted(files.length, 'file')}`);
  };
  let refused: { ok: false; problem: string } | null = null;
  let written = Promise.resolve();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next; index < files.length && refused === null; index = next) {
      next += 1;
      const before = written;
      const result = readFile(files[index] ?? '', index);
      written = Promise.all([before, result]).then(([, read]) => write(index, read));
      // A slow file holds up the lines after it, and no more than one of them is waiting for each lane.
      await written;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return refused ?? succeed(counts);
}

/** `chancery import`: files in, one line of JSON a file out, in the order given. */
import type { ImportCommand } from './command-line.ts';
import { counted, runPage, shownPath } from './headless.ts';
import type { Answer } from './ipc/contract.ts';
import { describeFileProblem, findOutProblem, type GrowingFile, openWhole, readArticle } from './ipc/disk.ts';

/** Imports the command's files and writes their lines as they come. Gives the closing line; a problem if any file failed. */
export async function importFiles(outFolder: string, command: ImportCommand): Promise<Answer<string>> {
  const paths = command.files.map(({ path }) => path);
  const refused = await findOutProblem(command.out, paths);
  if (refused !== null) return { ok: false, problem: refused };
  let file: GrowingFile | null = null;
  try {
    const growing = await openWhole(command.out);
    file = growing;
    const result = await runPage(outFolder, {
      job: { kind: 'import', files: command.files.map(({ given }) => given) },
      readFile: (index) => readFile(command, index),
      writeLine: (line) => writeLine(growing, command.out, line),
    });
    if (result.kind !== 'import') {
      await growing.abandon();
      return {
        ok: false,
        problem: result.kind === 'failed' ? result.problem : 'The page ended another job.',
      };
    }
    await growing.finish();
    const { read, failed } = result;
    const line = `Wrote ${shownPath(command.out)}: ${counted(read + failed, 'file')}, ${failed} with an error`;
    return failed === 0 ? { ok: true, value: line } : { ok: false, problem: `${line}.` };
  } catch (error) {
    await file?.abandon();
    return { ok: false, problem: describeFileProblem(error, command.out) };
  }
}

/** A line that cannot be written ends the work: the file would have a gap. */
async function writeLine(file: GrowingFile, out: string, line: string): Promise<Answer<undefined>> {
  try {
    await file.write(`${line}\n`);
    return { ok: true, value: undefined };
  } catch (error) {
    return { ok: false, problem: describeFileProblem(error, out) };
  }
}

async function readFile(command: ImportCommand, index: number): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const path = command.files[index]?.path;
  if (path === undefined) return { ok: false, problem: 'There is no such file in the job.' };
  const read = await readArticle(path);
  return read.ok ? { ok: true, value: read.value.bytes } : read;
}

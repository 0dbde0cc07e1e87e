/** `chancery import`: files in, one line of JSON a file out, in the order given. */
import type { ImportCommand } from './command-line.ts';
import { counted, runPage, shownPath } from './headless.ts';
import type { Answer } from './ipc/contract.ts';
import { describeFileProblem, findWriteProblem, openWhole, readArticle } from './ipc/disk.ts';

/** Imports the command's files and writes their lines as they come. Gives the closing line; a problem if any file failed. */
export async function importFiles(outFolder: string, command: ImportCommand): Promise<Answer<string>> {
  const refused = await findWriteProblem(command.out);
  if (refused !== null) return { ok: false, problem: refused };
  try {
    const file = await openWhole(command.out);
    const result = await runPage(outFolder, {
      job: { kind: 'import', files: command.files.map(({ given }) => given) },
      readFile: (index) => readFile(command, index),
      writeLine: (line) => file.write(`${line}\n`),
    });
    if (result.kind !== 'import') {
      await file.abandon();
      return {
        ok: false,
        problem: result.kind === 'failed' ? result.problem : 'The page ended another job.',
      };
    }
    await file.finish();
    const { read, failed } = result;
    const line = `Wrote ${shownPath(command.out)}: ${counted(read + failed, 'file')}, ${failed} with an error`;
    return failed === 0 ? { ok: true, value: line } : { ok: false, problem: `${line}.` };
  } catch (error) {
    return { ok: false, problem: describeFileProblem(error, command.out) };
  }
}

async function readFile(command: ImportCommand, index: number): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const path = command.files[index]?.path;
  if (path === undefined) return { ok: false, problem: 'There is no such file in the job.' };
  const read = await readArticle(path);
  return read.ok ? { ok: true, value: read.value.bytes } : read;
}

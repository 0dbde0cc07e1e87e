/** Runs one headless command. */
import { app } from 'electron';
import { makeBrief } from './brief-command.ts';
import type { HeadlessCommand } from './command-line.ts';
import { importFiles } from './import-command.ts';

/** Runs one command and ends the program: exit code 0 and a closing line, or 1 and one line on stderr. */
export async function runCommand(outFolder: string, command: HeadlessCommand): Promise<void> {
  const result = await (command.kind === 'brief'
    ? makeBrief(outFolder, command)
    : importFiles(outFolder, command));
  if (result.ok) console.log(result.value);
  else console.error(`chancery: ${result.problem}`);
  app.exit(result.ok ? 0 : 1);
}

/** Handing addresses and files to the desktop. Programs are started without a shell: an address is never code. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Shell } from 'electron';
import { supported, unsupported } from '../supported.ts';

type Api = Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;

function open(target: string): Promise<void> {
  if (process.platform === 'darwin') return run('open', [target]);
  if (process.platform === 'win32') return run('rundll32', ['url.dll,FileProtocolHandler', target]);
  return run('xdg-open', [target]);
}

/** Resolves when the program has been started and has not failed at once. */
function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.on('error', (error) => reject(new Error(`Failed to open: ${error.message}`)));
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Failed to open: ${program} ended with ${code}`)),
    );
    child.unref();
  });
}

export const shell = supported('shell', {
  openExternal: (url: string) => open(new URL(url).href),
  openPath: (file: string) =>
    open(path.resolve(file)).then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder(file: string) {
    const target = path.resolve(file);
    const shown =
      process.platform === 'darwin'
        ? run('open', ['-R', target])
        : process.platform === 'win32'
          ? run('explorer', [`/select,${target}`])
          : run('xdg-open', [path.dirname(target)]);
    shown.catch((error: Error) => process.stderr.write(`chromium-host: ${error.message}\n`));
  },
  trashItem: () => Promise.reject(unsupported('shell.trashItem')),
} satisfies Api & Pick<Shell, 'trashItem'>);

/** `npm run chancery -- …`: the headless commands. Only they write to stdout; relative paths start where the user is. */
import { downloadElectron } from './electron-download.ts';
import { runApp } from './launch.ts';
import { findElectron, findHost, hasDisplay, onElectron, type Runtime } from './runtime.ts';

/** Electron needs a display even for windows that nobody sees; the host does not. */
async function findRuntime(): Promise<{ ok: true; runtime: Runtime } | { ok: false; problem: string }> {
  const electron = hasDisplay() ? findElectron() : null;
  if (electron !== null) return { ok: true, runtime: onElectron(electron) };
  const host = await findHost({ headless: true });
  if (host.ok || !hasDisplay() || !(await downloadElectron())) return host;
  const downloaded = findElectron();
  return downloaded === null ? host : { ok: true, runtime: onElectron(downloaded) };
}

// Also for a host that ELECTRON_OVERRIDE_DIST_PATH names: whatever runs this, no window is shown.
process.env.CHANCERY_HEADLESS = '1';
const args = process.argv.slice(2);
const found = await findRuntime();
if (!found.ok) {
  process.stderr.write(`chancery: ${found.problem}\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await runApp(found.runtime, args.length === 0 ? ['--help'] : args, {
    quiet: process.env.CHANCERY_DEBUG !== '1',
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
}

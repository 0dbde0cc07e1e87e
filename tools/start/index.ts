/** `npm start`: opens the workspace, in Electron where it can be had, else in an installed browser through the host. */
import { downloadElectron } from './electron-download.ts';
import { runApp } from './launch.ts';
import { findElectron, findHost, hasDisplay, onElectron, type Runtime } from './runtime.ts';

const NO_DISPLAY = `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened. Instead:
  npm run chancery -- brief ARTICLE --out FILE.pdf     drafts a brief without a window
  xvfb-run -a npm start                                opens the window on a virtual display`;

async function findRuntime(): Promise<{ ok: true; runtime: Runtime } | { ok: false; problem: string }> {
  if (!hasDisplay()) return { ok: false, problem: NO_DISPLAY };
  const electron = findElectron() ?? ((await downloadElectron()) ? findElectron() : null);
  if (electron !== null) return { ok: true, runtime: onElectron(electron) };
  const host = await findHost({ headless: false });
  const missing = "Electron's binary could not be downloaded here";
  if (!host.ok)
    return { ok: false, problem: `${missing}, and there is no browser to use instead. ${host.problem}` };
  process.stderr.write(`${missing}; using the Chromium host with ${host.chromium.description}\n`);
  return host;
}

const found = await findRuntime();
if (found.ok) {
  const args = process.argv.slice(2);
  process.exitCode = await runApp(found.runtime, args, {
    quiet: false,
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
} else {
  process.stderr.write(`${found.problem}\n`);
  process.exitCode = 1;
}

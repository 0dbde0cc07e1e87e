/** Starts an Electron app on Node and Chromium: `electron [switches] APP [arguments]`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, appHost } from './api/app.ts';
import { electron } from './api/electron.ts';
import { defineRoles } from './api/roles.ts';
import { findChromium, isHeadless } from './chromium.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import { platform } from './platform.ts';
import { runChromium } from './run.ts';

const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const MODULE = Symbol.for('chromium-host.electron');

type PackageJson = {
  main?: string;
  name?: string;
  productName?: string;
  version?: string;
  desktopName?: string;
};

function readJson(file: string): PackageJson {
  return JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
}

function fail(problem: string): never {
  process.stderr.write(`chromium-host: ${problem}\n`);
  process.exit(1);
}

/** A folder is an app by its package.json; a file is its own main script, as in Electron. */
function locateApp(given: string): { main: string; folder: string; description: PackageJson } {
  const target = path.resolve(given);
  if (!existsSync(target)) fail(`there is no app at ${target}`);
  if (statSync(target).isFile()) return { main: target, folder: path.dirname(target), description: {} };
  const file = path.join(target, 'package.json');
  if (!existsSync(file)) fail(`there is no package.json in ${target}`);
  const description = readJson(file);
  return { main: path.resolve(target, description.main ?? 'index.js'), folder: target, description };
}

/** Both kinds of import find the same object; only the ESM one needs its names spelled out. */
function provideElectron(): void {
  Object.defineProperty(globalThis, MODULE, { value: electron });
  const names = Object.keys(electron);
  const source = `const e = globalThis[Symbol.for('chromium-host.electron')]; export default e;
${names.map((name) => `export const ${name} = e.${name};`).join('\n')}`;
  const module = `data:text/javascript,${encodeURIComponent(source)}`;
  const commonjs = pathToFileURL(path.join(import.meta.dirname, 'electron.cjs')).href;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (specifier !== 'electron' && specifier !== 'electron/main' && specifier !== 'electron/common')
        return nextResolve(specifier, context);
      const required = context.conditions.includes('require');
      return required
        ? { url: commonjs, format: 'commonjs', shortCircuit: true }
        : { url: module, format: 'module', shortCircuit: true };
    },
  });
}

function dressProcess(line: CommandLine): void {
  const executable = path.join(import.meta.dirname, 'electron');
  platform.electronVersion =
    readJson(path.join(PROJECT, 'node_modules', 'electron', 'package.json')).version ?? '0.0.0';
  const versions = { ...process.versions, electron: platform.electronVersion, chrome: '' };
  const shown = { versions, type: 'browser', defaultApp: true, execPath: executable };
  for (const [name, value] of Object.entries(shown))
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  process.argv = [executable, ...line.all];
}

/** Node prints its "Debugger listening" line, which Playwright waits for. */
function openInspector(line: CommandLine): void {
  const given = line.switches.get('inspect') ?? line.switches.get('inspect-brk');
  if (given === undefined) return;
  const [host, port] = given.includes(':') ? given.split(':') : ['127.0.0.1', given];
  inspector.open(port ? Number(port) : 9229, host);
  if (line.switches.has('inspect-brk')) inspector.waitForDebugger();
}

async function start(): Promise<void> {
  const line = parseCommandLine(process.argv.slice(2));
  if (line.switches.has('version')) {
    process.stdout.write(
      `v${readJson(path.join(PROJECT, 'node_modules', 'electron', 'package.json')).version}\n`,
    );
    return;
  }
  if (line.app === undefined) fail('no app was given: electron [switches] APP [arguments]');
  const { main, folder, description } = locateApp(line.app);
  dressProcess(line);
  platform.headless = isHeadless();
  platform.driven = line.switches.has('remote-debugging-port');
  for (const [name, value] of line.switches) {
    if (line.forBrowser.has(name)) app.commandLine.appendSwitch(name, value);
    else appHost.noteSwitch(name, value);
  }
  appHost.describe({
    name: description.productName ?? description.name,
    version: description.version,
    appPath: folder,
  });
  defineRoles();
  provideElectron();
  openInspector(line);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  // As in Electron: a promise that nobody watches does not end the app.
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? String(reason)) : String(reason);
    process.stderr.write(`UnhandledPromiseRejectionWarning: ${text}\n`);
  });
  const found = findChromium({ headless: platform.headless });
  const require = createRequire(path.join(folder, 'noop.js'));
  for (const preload of line.preloads) require(preload);
  await import(pathToFileURL(main).href);
  // The app may have quit already, for example because another instance has the lock.
  if (appHost.isShuttingDown()) return;
  await runChromium({
    found,
    profile: path.join(path.resolve(app.getPath('userData')), 'chromium-host'),
    switches: appHost.browserSwitches(),
    onLost: (problem) => {
      if (!appHost.isShuttingDown()) fail(problem);
    },
  }).catch((error: Error) => fail(error.message));
  if (!appHost.isShuttingDown()) appHost.announceReady();
}

await start();

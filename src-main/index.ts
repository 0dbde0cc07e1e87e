/** Start-up order, nothing else. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, protocol, session } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import { handleAppProtocol, registerAppScheme } from './app-protocol.ts';
import { readCommandLine } from './command-line.ts';
import { denyPermissions, guardAllPages, keepOffline } from './guards.ts';
import { takeThrowAwayProfile } from './headless.ts';
import { openGate, sendEvent } from './ipc/gate.ts';
import { createHandlers } from './ipc/handlers.ts';
import { setMenu } from './menu.ts';
import { originOf } from './origin.ts';
import { runCommand } from './run-command.ts';
import { openWorkspace, workspaceWindow } from './window.ts';

const outFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const rendererFolder = join(outFolder, 'renderer');
/** Set by `npm run dev` only: Vite's server, for hot reload. A packaged app never reads it. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const trusted = devServer === undefined ? [APP_ORIGIN] : [APP_ORIGIN, originOf(devServer)];

function prepare(): void {
  handleAppProtocol(protocol, rendererFolder);
  denyPermissions(session.defaultSession);
  keepOffline(session.defaultSession, trusted);
  openGate(createHandlers(rendererFolder), trusted);
}

function startWorkspace(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const open = (): void => void openWorkspace(outFolder, devServer ?? `${APP_ORIGIN}/`);
  app.on('second-instance', open);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(() => {
    prepare();
    setMenu((command) => {
      const window = workspaceWindow();
      if (window !== null) sendEvent(window.webContents, 'onMenuCommand', { command });
    });
    open();
    app.on('activate', open);
  });
}

app.enableSandbox();
registerAppScheme();
guardAllPages(trusted);
const command = readCommandLine(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
if (command.kind === 'workspace') startWorkspace();
else if (command.kind === 'help') {
  console.log(command.text);
  app.exit(0);
} else if (command.kind === 'wrong') {
  console.error(`chancery: ${command.problem}`);
  app.exit(1);
} else {
  takeThrowAwayProfile();
  void app.whenReady().then(() => {
    prepare();
    return runCommand(outFolder, command);
  });
}

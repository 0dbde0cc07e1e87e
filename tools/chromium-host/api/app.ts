/** Electron's app: names, places, and the order in which everything ends. */
import path from 'node:path';
import type { App } from 'electron';
import { type FolderName, systemFolder } from '../folders.ts';
import { InstanceLock } from '../instance-lock.ts';
import { closeBrowsers } from '../platform.ts';
import { createEvent, HostEmitter, supported, unsupported } from '../supported.ts';
import { BrowserWindow, hasNoWindows, windowKeeper } from './browser-window.ts';
import { freezeSchemes } from './protocol.ts';

const EVENTS = [
  ...['ready', 'will-finish-launching', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'activate'],
  ...['second-instance', 'web-contents-created', 'browser-window-created', 'open-file', 'open-url'],
];
const FOLDERS: readonly string[] = ['home', 'appData', 'temp', 'desktop', 'documents', 'downloads'];

type Api = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'isPackaged'
  | 'name'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'disableHardwareAcceleration'
>;

class AppHost extends HostEmitter implements Api {
  readonly isPackaged = false;
  name = 'Electron';
  readonly commandLine = supported('app.commandLine', {
    appendSwitch: (name: string, value = '') => {
      this.switches.set(name.replace(/^--/, ''), String(value));
      this.appOnly.delete(name.replace(/^--/, ''));
    },
    removeSwitch: (name: string) => void this.switches.delete(name),
    hasSwitch: (name: string) => this.switches.has(name),
    getSwitchValue: (name: string) => this.switches.get(name) ?? '',
  });
  private readonly switches = new Map<string, string>();
  private readonly appOnly = new Set<string>();
  private readonly paths = new Map<string, string>();
  private version = process.versions.node;
  private appPath = process.cwd();
  private ready = false;
  private resolveReady: () => void = () => {};
  private readonly readyPromise = new Promise<void>((resolve) => {
    this.resolveReady = resolve;
  });
  private lock: InstanceLock | undefined;
  private quitting = false;
  private exiting = false;
  private shuttingDown = false;
  private exitCode = 0;

  constructor() {
    super('app', EVENTS);
    windowKeeper.onCreated = (window, contents) => {
      app.emit('web-contents-created', createEvent({}), contents);
      app.emit('browser-window-created', createEvent({}), window);
    };
    windowKeeper.onCloseCancelled = () => {
      this.quitting = false;
    };
    windowKeeper.onAllClosed = () => this.windowsAllClosed();
  }

  isReady(): boolean {
    return this.ready;
  }
  whenReady(): Promise<void> {
    return this.readyPromise;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = !this.ask('before-quit');
    if (!this.quitting) return;
    if (hasNoWindows()) this.askAndShutDown();
    else for (const window of BrowserWindow.getAllWindows()) window.close();
  }

  exit(code = 0): void {
    this.exitCode = code;
    this.quitting = true;
    this.exiting = true;
    if (hasNoWindows()) this.shutDown();
    else for (const window of BrowserWindow.getAllWindows()) window.destroy();
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    this.lock ??= new InstanceLock(this.getPath('userData'), (second) => {
      app.emit(
        'second-instance',
        createEvent({}),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      );
    });
    return this.lock.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }
  hasSingleInstanceLock(): boolean {
    return this.lock?.held ?? false;
  }
  releaseSingleInstanceLock(): void {
    this.lock?.release();
  }

  getPath(name: string): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    if (name === 'userData' || name === 'sessionData')
      return this.switches.get('user-data-dir') || path.join(this.getPath('appData'), this.name);
    if (name === 'exe') return process.execPath;
    if (FOLDERS.includes(name)) return systemFolder(name as FolderName);
    throw unsupported(`app.getPath('${name}')`);
  }
  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    if (name === 'userData' && this.ready) throw unsupported("app.setPath('userData') after ready");
    this.paths.set(name, value);
  }

  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return this.version;
  }
  getAppPath(): string {
    return this.appPath;
  }
  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  /** Always so in the host. */
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {
    this.switches.set('disable-gpu', '');
  }
  /** Windows' taskbar groups by it; the host's windows are the browser's. */
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {
    throw unsupported('app.showAboutPanel');
  }

  /** What package.json says of the app. */
  describe(description: { name: string | undefined; version: string | undefined; appPath: string }): void {
    this.name = description.name ?? this.name;
    this.version = description.version ?? this.version;
    this.appPath = description.appPath;
  }
  /** A switch behind the app: the app can ask for it, the browser does not get it. */
  noteSwitch(name: string, value: string): void {
    this.switches.set(name, value);
    this.appOnly.add(name);
  }
  browserSwitches(): ReadonlyMap<string, string> {
    return new Map([...this.switches].filter(([name]) => !this.appOnly.has(name)));
  }
  isShuttingDown(): boolean {
    return this.shuttingDown;
  }

  /** Playwright's loader replaces `app.emit` and holds this very event back until it is attached. */
  announceReady(): void {
    freezeSchemes();
    this.ready = true;
    app.emit('will-finish-launching');
    app.emit('ready', createEvent({}), {});
    this.resolveReady();
  }

  private windowsAllClosed(): void {
    if (this.exiting) this.shutDown();
    else if (this.quitting) this.askAndShutDown();
    else if (app.listenerCount('window-all-closed') === 0) app.quit();
    else app.emit('window-all-closed');
  }

  /** Emits an event that listeners may prevent; true if one did. */
  private ask(event: string): boolean {
    const asked = createEvent({});
    app.emit(event, asked);
    return asked.defaultPrevented;
  }

  private askAndShutDown(): void {
    if (this.shuttingDown) return;
    if (this.ask('will-quit')) this.quitting = false;
    else this.shutDown();
  }

  private shutDown(): void {
    if (this.shuttingDown) return;
    this.shuttingDown = true;
    app.emit('quit', createEvent({}), this.exitCode);
    void closeBrowsers().finally(() => process.exit(this.exitCode));
  }
}

export const appHost = new AppHost();
export const app = supported('app', appHost);

process.on('exit', () => appHost.releaseSingleInstanceLock());

/** Electron's BrowserWindow: its life, its place on the screen, and the page in it. */
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  Rectangle,
} from 'electron';
import { platform } from '../platform.ts';
import { checkOptions, createEvent, HostEmitter, supported, unsupported } from '../supported.ts';
import { applicationShortcuts, menuChanges, runShortcut } from './menu.ts';
import { fromPartition, type Session } from './session.ts';
import { WebContents } from './web-contents.ts';

const EVENTS = [
  ...['close', 'closed', 'ready-to-show', 'show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'maximize'],
  ...['unmaximize', 'resize', 'resized', 'move', 'moved', 'page-title-updated'],
  ...['enter-full-screen', 'leave-full-screen'],
];
/** Those that the host acts on, and those that have no meaning without a native window. */
const OPTIONS = new Set([
  ...['width', 'height', 'x', 'y', 'show', 'title', 'webPreferences', 'minWidth', 'minHeight', 'center'],
  ...['backgroundColor', 'icon', 'autoHideMenuBar', 'paintWhenInitiallyHidden', 'useContentSize'],
]);
const PREFERENCES = new Set([
  ...['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'javascript', 'partition', 'session'],
  ...['spellcheck', 'webSecurity', 'devTools', 'zoomFactor', 'backgroundThrottling', 'images', 'webviewTag'],
  ...[
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'navigateOnDragDrop',
    'safeDialogs',
    'plugins',
    'webgl',
  ],
  ...['allowRunningInsecureContent', 'experimentalFeatures'],
]);
/** Settings of which the host can only do one: the safe one. */
const FIXED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
} as const;

type Api = Pick<
  ElectronBrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setBounds'
  | 'getNormalBounds'
  | 'getTitle'
  | 'setTitle'
  | 'setMenuBarVisibility'
>;
type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const ENTERING = {
  normal: '',
  minimized: 'minimize',
  maximized: 'maximize',
  fullscreen: 'enter-full-screen',
};
const LEAVING = {
  normal: '',
  minimized: 'restore',
  maximized: 'unmaximize',
  fullscreen: 'leave-full-screen',
};

/** What the app does when windows close; it sets this, so that windows need not know it. */
export const windowKeeper = {
  onCreated: (_window: BrowserWindow, _contents: WebContents): void => {},
  onCloseCancelled: (): void => {},
  onAllClosed: (): void => {},
};

const windows = new Map<number, BrowserWindow>();
let lastId = 0;
let focused: BrowserWindow | null = null;

export class BrowserWindow extends HostEmitter implements Api {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly self: BrowserWindow;
  private bounds: Rectangle;
  private state: State = 'normal';
  private visible: boolean;
  private destroyed = false;
  private closing = false;
  private painted = false;
  private title: string;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    const preferences = options.webPreferences ?? {};
    checkOptions('BrowserWindow', options, OPTIONS);
    checkOptions('webPreferences', preferences, PREFERENCES);
    for (const [name, only] of Object.entries(FIXED)) {
      const wanted = preferences[name as keyof typeof FIXED];
      if (wanted !== undefined && wanted !== only) throw unsupported(`webPreferences.${name}: ${wanted}`);
    }
    lastId += 1;
    this.id = lastId;
    this.self = supported('BrowserWindow', this);
    const { width = 800, height = 600 } = options;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height };
    this.visible = options.show ?? true;
    this.title = options.title ?? 'Electron';
    const javascript = preferences.javascript ?? true;
    const hiddenForGood = !this.visible && !javascript;
    this.webContents = new WebContents({
      page: { width, height, left: options.x, top: options.y, visible: this.visible, hiddenForGood },
      session: (preferences.session as unknown as Session) ?? fromPartition(preferences.partition ?? ''),
      preload: preferences.preload,
      javascript,
      zoomFactor: preferences.zoomFactor ?? 1,
      owner: {
        onCloseWanted: () => this.close(),
        onClosedByHand: () => this.agreeToClose(),
        onGone: () => this.finish(),
        onFirstPaint: () => this.readyToShow(),
        onTitle: (title) => this.retitle(title),
        onShortcut: (index) => runShortcut(index, this.self),
      },
    });
    windows.set(this.id, this.self);
    if (this.visible) this.takeFocus();
    // Listeners of the window's creation see a complete window, and may still set its handlers before it loads.
    windowKeeper.onCreated(this.self, this.webContents);
    // biome-ignore lint/correctness/noConstructorReturn: reading what the host does not have must throw
    return this.self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  loadURL(url: string, options?: object): Promise<void> {
    return this.webContents.loadURL(url, options);
  }

  show(): void {
    if (!this.visible) {
      this.visible = true;
      if (this.state === 'minimized') this.state = 'normal';
      this.apply({ windowState: this.state });
      this.emit('show');
    }
    this.takeFocus();
  }
  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.apply({ windowState: 'minimized' });
    this.loseFocus();
    this.emit('hide');
  }
  focus(): void {
    if (!this.visible) return;
    this.webContents.withPage(({ page }) => page.session.attempt('Page.bringToFront'));
    this.takeFocus();
  }
  isVisible(): boolean {
    return this.visible;
  }
  isFocused(): boolean {
    return focused === this.self;
  }

  minimize(): void {
    this.enter('minimized');
    this.loseFocus();
  }
  maximize(): void {
    this.visible = true;
    this.enter('maximized');
  }
  unmaximize(): void {
    if (this.state === 'maximized') this.enter('normal');
  }
  restore(): void {
    if (this.state !== 'normal') this.enter('normal');
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  setFullScreen(flag: boolean): void {
    if (flag !== this.isFullScreen()) this.enter(flag ? 'fullscreen' : 'normal');
  }
  isFullScreen(): boolean {
    return this.state === 'fullscreen';
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    const { x: left, y: top, width, height } = this.bounds;
    this.apply({ left, top, width, height });
    this.emit('resize');
    this.emit('move');
  }
  getTitle(): string {
    return this.title;
  }
  /** Kept for getTitle: what the window's bar shows is the page's title. */
  setTitle(title: string): void {
    this.title = title;
  }
  /** The host draws no menu bar. */
  setMenuBarVisibility(): void {}

  close(): void {
    if (this.destroyed || this.closing || !this.agreeToClose()) return;
    this.webContents.leave().then(
      (left) => {
        this.closing = left;
        if (!left) windowKeeper.onCloseCancelled();
      },
      () => this.finish(),
    );
  }
  destroy(): void {
    if (this.destroyed) return;
    this.webContents.destroy().catch(() => {});
    this.finish();
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Asks the app's listeners. */
  private agreeToClose(): boolean {
    const event = createEvent({ sender: this.self });
    this.emit('close', event);
    this.closing = !event.defaultPrevented;
    if (!this.closing) windowKeeper.onCloseCancelled();
    return this.closing;
  }

  private enter(state: State): void {
    if (this.state === state) return;
    const before = this.state;
    this.state = state;
    this.apply({ windowState: state });
    this.emit(state === 'normal' ? LEAVING[before] : ENTERING[state]);
  }

  /** Headless windows have no state but their size. */
  private apply(bounds: {
    left?: number;
    top?: number;
    width?: number;
    height?: number;
    windowState?: State;
  }): void {
    if (platform.headless && bounds.windowState !== undefined) return;
    this.webContents.withPage(({ page: { root, targetId } }) => {
      root.send('Browser.getWindowForTarget', { targetId }).then(
        ({ windowId }) => root.attempt('Browser.setWindowBounds', { windowId, bounds }),
        () => {},
      );
    });
  }

  private takeFocus(): void {
    if (focused === this.self) return;
    focused?.emit('blur');
    focused = this.self;
    this.emit('focus');
  }
  private loseFocus(): void {
    if (focused !== this.self) return;
    focused = null;
    this.emit('blur');
  }

  private readyToShow(): void {
    if (this.painted) return;
    this.painted = true;
    this.emit('ready-to-show');
  }

  private retitle(title: string): void {
    const event = createEvent({});
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
  }

  /** The page is gone, by whomever: the window is, too. */
  private finish(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this.id);
    if (focused === this.self) focused = null;
    this.emit('closed');
    if (windows.size === 0) windowKeeper.onAllClosed();
  }
}

menuChanges.on('changed', () => {
  const list = applicationShortcuts();
  for (const window of windows.values())
    window.webContents.withPage(({ messages }) => messages.tell({ kind: 'shortcuts', list }));
});

/** Whether the app has no window any more. */
export function hasNoWindows(): boolean {
  return windows.size === 0;
}

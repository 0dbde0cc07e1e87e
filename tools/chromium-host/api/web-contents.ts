/** Electron's webContents on one Chromium page. */
import type { WebContents as ElectronWebContents, HandlerDetails, PrintToPDFOptions } from 'electron';
import { toApp, toChromium } from '../addresses.ts';
import type { Session as CdpSession } from '../cdp.ts';
import { createCodec } from '../clone.ts';
import { evaluate } from '../evaluate.ts';
import { FrameTree } from '../frames.ts';
import { Loading } from '../loading.ts';
import { Messages } from '../messages.ts';
import { loadError } from '../net-errors.ts';
import type { Judge } from '../network.ts';
import { preparePage } from '../page-setup.ts';
import { platform, printing, running } from '../platform.ts';
import { printPage } from '../print.ts';
import { createEvent, HostEmitter, supported, unsupported } from '../supported.ts';
import type { Page, PageOptions } from '../targets.ts';
import { applicationShortcuts } from './menu.ts';
import type { Session } from './session.ts';

const EVENTS = [
  ...['will-navigate', 'will-frame-navigate', 'will-redirect', 'did-navigate', 'did-navigate-in-page'],
  ...['did-start-loading', 'did-stop-loading', 'did-finish-load', 'did-fail-load', 'dom-ready'],
  ...['page-title-updated', 'console-message', 'render-process-gone', 'destroyed'],
  ...['will-prevent-unload', 'will-attach-webview'],
];

export type ContentsOptions = {
  page: Omit<PageOptions, 'contextId'>;
  session: Session;
  preload: string | undefined;
  javascript: boolean;
  zoomFactor: number;
  owner: ContentsOwner;
};
/** What the window of a page does about it. */
export type ContentsOwner = {
  onCloseWanted: () => void;
  /** A person closes the window at its frame. False keeps it. */
  onClosedByHand: () => boolean;
  onGone: () => void;
  onFirstPaint: () => void;
  onTitle: (title: string) => void;
  onShortcut: (index: number) => void;
};
type OpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0];
type Api = Pick<
  ElectronWebContents,
  | 'id'
  | 'send'
  | 'loadURL'
  | 'reload'
  | 'close'
  | 'isDestroyed'
  | 'isLoading'
  | 'getURL'
  | 'getTitle'
  | 'setWindowOpenHandler'
  | 'printToPDF'
  | 'executeJavaScript'
  | 'setZoomFactor'
  | 'getZoomFactor'
>;

const all = new Map<number, WebContents>();
const codec = createCodec();
let lastId = 0;

export class WebContents extends HostEmitter implements Api {
  readonly id: number;
  readonly session: Session;
  private readonly options: ContentsOptions;
  private readonly frames: FrameTree;
  private readonly self: WebContents;
  private readonly page: Promise<Page>;
  private live: { page: Page; loading: Loading; messages: Messages } | undefined;
  private openHandler: OpenHandler | undefined;
  private destroyed = false;
  private title = '';
  private zoom: number;
  /** The page itself has started to go elsewhere. */
  private leaving = false;
  /** Answers the question whether the page may be left, while it is being closed. */
  private closing: ((left: boolean) => void) | undefined;

  constructor(options: ContentsOptions) {
    super('webContents', EVENTS);
    lastId += 1;
    this.id = lastId;
    this.options = options;
    this.session = options.session;
    this.zoom = options.zoomFactor;
    this.frames = new FrameTree(this.id);
    this.self = supported('webContents', this);
    all.set(this.id, this.self);
    this.page = this.open();
    // Every use of the page reports this failure; alone it must not end the process.
    this.page.catch(() => {});
    // biome-ignore lint/correctness/noConstructorReturn: reading what the host does not have must throw
    return this.self;
  }

  get mainFrame(): FrameTree['main'] {
    return this.frames.main;
  }

  send(channel: string, ...args: unknown[]): void {
    const message = { kind: 'message', channel, args: codec.encode(args) };
    if (this.live !== undefined) this.live.messages.tell(message);
    else this.page.then(() => this.live?.messages.tell(message)).catch(() => {});
  }

  async loadURL(url: string, options: object = {}): Promise<void> {
    for (const name of Object.keys(options)) throw unsupported(`loadURL option ${name}`);
    await this.page;
    this.askBeforeUnload(false);
    const problem = this.live === undefined ? undefined : await this.live.loading.load(toChromium(url));
    if (problem === undefined) return;
    this.emit('did-fail-load', createEvent({}), problem.errno, problem.code, url, true);
    throw loadError(problem, url);
  }

  reload(): void {
    this.withPage(({ loading, page }) => {
      loading.begin();
      this.askBeforeUnload(false);
      page.session.attempt('Page.reload');
    });
  }

  close(): void {
    this.options.owner.onCloseWanted();
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isLoading(): boolean {
    return this.live?.loading.isLoading ?? false;
  }
  getURL(): string {
    const { url } = this.frames.main;
    return url === 'about:blank' ? '' : url;
  }
  getTitle(): string {
    return this.title;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    return printPage((await this.page).session, options);
  }

  /** Waits for the page to be loaded first, as Electron does. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.page;
    if (this.isLoading())
      await new Promise<void>((resolve) => this.once('did-stop-loading', () => resolve()));
    return evaluate(session, code, userGesture);
  }

  /** Chromium's zoom cannot be set from outside; CSS zoom on the document comes closest. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoom = factor;
    this.live?.messages.tell({ kind: 'zoom', factor });
  }
  getZoomFactor(): number {
    return this.zoom;
  }

  /** The DevTools protocol session, for the other parts of the host. */
  async protocolSession(): Promise<Page> {
    return this.page;
  }
  /** Runs something on the page once it is there. Nothing happens if it never is, or has gone. */
  withPage(use: (live: { page: Page; loading: Loading; messages: Messages }) => void): void {
    this.page.then(() => this.live && !this.destroyed && use(this.live)).catch(() => {});
  }
  targetId(): string | undefined {
    return this.live?.page.targetId;
  }

  /** Closes the page, asking its beforeunload listeners. Resolves to false if it stays. */
  async leave(): Promise<boolean> {
    const { session } = await this.page;
    this.askBeforeUnload(false);
    return new Promise((resolve) => {
      this.closing = resolve;
      session.attempt('Page.close');
    });
  }
  /** Chromium asks before an unload only if somebody has used the page; the evaluation counts as such a use. */
  private askBeforeUnload(ask: boolean): void {
    if (platform.headless) return;
    this.live?.messages.tell({ kind: 'ask-before-unload', ask });
    if (ask) this.live?.page.session.attempt('Runtime.evaluate', { expression: '0', userGesture: true });
  }

  /** Closes the page without asking. */
  async destroy(): Promise<void> {
    const { root, targetId } = await this.page;
    root.attempt('Target.closeTarget', { targetId });
  }

  private async open(): Promise<Page> {
    const { options } = this;
    const { root, targets } = await (options.page.hiddenForGood ? printing() : running);
    const contextId = await this.session.browserContext(root);
    const watcher = { onTitle: (title: string) => this.retitle(title), onEnd: () => this.end() };
    const page = await targets.open({ ...options.page, contextId }, watcher);
    const loading = new Loading(page.session, this.frames, {
      onStart: () => this.emit('did-start-loading'),
      onDomReady: () => this.emit('dom-ready', createEvent({})),
      beforeLoad: () => this.readTitle(page),
      onLoad: () => this.emit('did-finish-load'),
      onStop: () => this.emit('did-stop-loading'),
      onFirstPaint: () => options.owner.onFirstPaint(),
    });
    const messages: Messages = new Messages(page.session, this.frames, this.self, {
      onDocument: () => {
        this.leaving = false;
        messages.tell({ kind: 'shortcuts', list: applicationShortcuts() });
        this.askBeforeUnload(true);
        if (this.zoom !== 1) messages.tell({ kind: 'zoom', factor: this.zoom });
      },
      onShortcut: (index) => options.owner.onShortcut(index),
      onClose: () => options.owner.onCloseWanted(),
      onOpen: (request) => this.askToOpen(request),
    });
    this.live = { page, loading, messages };
    this.follow(page);
    await preparePage(page, this.frames, this.judge(loading, root), messages, options);
    return page;
  }

  private judge(loading: Loading, root: CdpSession): Judge {
    return {
      handlerFor: (scheme) => this.session.handlerFor(scheme),
      beforeRequest: (request) => this.session.judgeRequest(this.id, request),
      mayNavigate: ({ url, frameId, redirect }) => {
        const isMainFrame = this.frames.isMain(frameId);
        if (!redirect && loading.takeOwn(frameId)) return true;
        const frame = this.frames.get(frameId);
        const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
        if (redirect) this.emit('will-redirect', event, url, false, isMainFrame);
        else {
          this.emit('will-frame-navigate', event);
          if (isMainFrame) this.emit('will-navigate', event, url, false, true);
        }
        if (event.defaultPrevented && isMainFrame) this.leaving = false;
        return !event.defaultPrevented;
      },
      prepareDocument: (url) =>
        this.session.decidePermissions(root, this.self as unknown as ElectronWebContents, url),
    };
  }

  private follow({ session }: Page): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.emit('did-navigate', createEvent({}), toApp(frame.url), 200, 'OK');
      // Chromium forgets that a page is to be closed when another document comes in between.
      if (this.closing !== undefined) session.attempt('Page.close');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (this.frames.isMain(frameId)) this.leaving = false;
      this.emit('did-navigate-in-page', createEvent({}), toApp(url), this.frames.isMain(frameId));
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.askToOpen({ url, frameName: windowName, features: windowFeatures.join(',') });
    });
    session.on('Page.frameRequestedNavigation', ({ frameId }) => {
      if (this.frames.isMain(frameId)) this.leaving = true;
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type === 'beforeunload')
        session.attempt('Page.handleJavaScriptDialog', { accept: this.mayUnload() });
    });
    session.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 });
    });
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const place = stackTrace?.callFrames[0];
      const message = args
        .map((one) => String(one.value ?? one.unserializableValue ?? one.description ?? ''))
        .join(' ');
      this.log(CONSOLE_LEVELS.get(type) ?? 'info', message, place?.url, place?.lineNumber);
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, url, lineNumber } }) => {
      this.log('error', `${text} ${exception?.description ?? ''}`.trim(), url, lineNumber);
    });
    session.on('Log.entryAdded', ({ entry }) => {
      this.log(CONSOLE_LEVELS.get(entry.level) ?? 'info', entry.text, entry.url, entry.lineNumber);
    });
  }

  /** The page asks not to be left, or the host's own question in it (see page/preload-world.ts) has come up. */
  private mayUnload(): boolean {
    if (!platform.headless && this.closing === undefined && this.live?.loading.isOwn === false)
      return this.leaving || this.options.owner.onClosedByHand();
    const event = createEvent({});
    this.emit('will-prevent-unload', event);
    // In Electron preventing this event means to ignore the page's wish and to leave.
    if (!event.defaultPrevented) this.settleClosing(false);
    return event.defaultPrevented;
  }

  private log(level: string, message: string, url = '', line = 0): void {
    const place = { lineNumber: line + 1, sourceId: toApp(url), frame: this.frames.main };
    this.emit('console-message', createEvent({ level, message, ...place }));
  }

  /** A page wants a new window. The host can only refuse: a window that the app wants it opens itself. */
  private askToOpen({
    url,
    frameName,
    features,
  }: {
    url: string;
    frameName: string;
    features: string;
  }): void {
    const referrer = { url: this.frames.main.url, policy: 'strict-origin-when-cross-origin' } as const;
    const details: HandlerDetails = {
      url: toApp(url),
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer,
    };
    const answer = this.openHandler?.(details);
    if (answer?.action === 'deny') return;
    const reason = answer === undefined ? 'no handler was set' : 'the handler allowed it';
    process.stderr.write(
      `not supported by the Chromium host: opening ${details.url} in a new window (${reason})\n`,
    );
  }

  /** The browser hears of a title some time after the page has it; when a page is complete it must be known. */
  private async readTitle({ session }: Page): Promise<void> {
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.title' });
    if (typeof result.value === 'string') this.retitle(result.value);
  }

  private retitle(title: string): void {
    // Until a document has a title, Chromium gives its address in place of one.
    if (title === this.title || title === '' || toChromium(this.frames.main.url).endsWith(`//${title}`))
      return;
    if (this.frames.main.url === 'about:blank') return;
    this.title = title;
    this.options.owner.onTitle(title);
    this.emit('page-title-updated', createEvent({}), title, true);
  }

  private settleClosing(left: boolean): void {
    this.closing?.(left);
    this.closing = undefined;
  }

  private end(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    this.live?.loading.leave();
    this.frames.leave();
    this.settleClosing(true);
    this.emit('destroyed');
    this.options.owner.onGone();
  }
}

const CONSOLE_LEVELS = new Map([
  ['verbose', 'debug'],
  ['debug', 'debug'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['assert', 'error'],
]);

export const webContents = supported('webContents', {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: (targetId: string) => [...all.values()].find((one) => one.targetId() === targetId),
});

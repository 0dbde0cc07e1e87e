/** Electron's webContents on one Chromium page. */
import type { WebContents as ElectronWebContents, HandlerDetails, PrintToPDFOptions } from 'electron';
import { toApp, toChromium } from '../addresses.ts';
import { createCodec } from '../clone.ts';
import { evaluate } from '../evaluate.ts';
import { FrameTree } from '../frames.ts';
import { type ContentsOptions, type Live, type OpenRequest, openLivePage } from '../live-page.ts';
import { loadError } from '../net-errors.ts';
import { printPage } from '../print.ts';
import { createEvent, HostEmitter, supported, unsupported } from '../supported.ts';
import type { Page } from '../targets.ts';
import type { Session } from './session.ts';

const EVENTS = [
  ...['will-navigate', 'will-frame-navigate', 'will-redirect', 'did-navigate', 'did-navigate-in-page'],
  ...['did-start-loading', 'did-stop-loading', 'did-finish-load', 'did-fail-load', 'dom-ready'],
  ...['page-title-updated', 'console-message', 'render-process-gone', 'destroyed'],
  ...['will-prevent-unload', 'will-attach-webview'],
];

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
  private live: Live | undefined;
  private openHandler: OpenHandler | undefined;
  private destroyed = false;
  private title = '';
  private zoom: number;

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
    this.live?.leaving.askFirst(false);
    const problem = this.live === undefined ? undefined : await this.live.loading.load(toChromium(url));
    if (problem === undefined) return;
    this.emit('did-fail-load', createEvent({}), problem.errno, problem.code, url, true);
    throw loadError(problem, url);
  }

  reload(): void {
    this.withPage(({ loading, leaving, page }) => {
      loading.begin();
      leaving.askFirst(false);
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
  withPage(use: (live: Live) => void): void {
    this.page.then(() => this.live && !this.destroyed && use(this.live)).catch(() => {});
  }
  targetId(): string | undefined {
    return this.live?.page.targetId;
  }

  /** Closes the page, asking its beforeunload listeners. Resolves to false if it stays. */
  async leave(): Promise<boolean> {
    await this.page;
    return this.live?.leaving.close() ?? true;
  }
  /** Closes the page without asking. */
  async destroy(): Promise<void> {
    const { root, targetId } = await this.page;
    root.attempt('Target.closeTarget', { targetId });
  }

  private async open(): Promise<Page> {
    this.live = await openLivePage({
      contents: this.self as unknown as ElectronWebContents,
      options: this.options,
      frames: this.frames,
      emit: (event, ...args) => this.emit(event, ...args),
      zoom: () => this.zoom,
      onOpen: (request) => this.askToOpen(request),
      onTitle: (title) => this.retitle(title),
      onEnd: () => this.end(),
    });
    await this.live.prepared;
    return this.live.page;
  }

  /** A page wants a new window. The host can only refuse: a window that the app wants it opens itself. */
  private askToOpen({ url, frameName, features }: OpenRequest): void {
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

  private retitle(title: string): void {
    // Until a document has a title, Chromium gives its address in place of one.
    if (title === this.title || title === '' || toChromium(this.frames.main.url).endsWith(`//${title}`))
      return;
    if (this.frames.main.url === 'about:blank') return;
    this.title = title;
    this.options.owner.onTitle(title);
    this.emit('page-title-updated', createEvent({}), title, true);
  }

  private end(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    this.live?.loading.leave();
    this.frames.leave();
    this.live?.leaving.settle(true);
    this.emit('destroyed');
    this.options.owner.onGone();
  }
}

export const webContents = supported('webContents', {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: (targetId: string) => [...all.values()].find((one) => one.targetId() === targetId),
});

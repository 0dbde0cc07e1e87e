/** Opens and watches Chromium's pages. Every page is held until the host has prepared it; strangers are sent away. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Connection, Session } from './cdp.ts';
import type { Protocol } from './protocol-types.ts';

/** `root` is the session of the browser that the page lives in. */
export type Page = { targetId: string; session: Session; root: Session };
export type PageWatcher = { onTitle: (title: string) => void; onEnd: () => void };
export type PageOptions = {
  width: number;
  height: number;
  left: number | undefined;
  top: number | undefined;
  visible: boolean;
  /** Never to be shown: a surface to print from. */
  hiddenForGood: boolean;
  contextId: string | undefined;
};
type TargetInfo = Protocol.Target.TargetInfo;

/** Opens an app-like window (no address bar) in the running browser, see `openAppWindow`. */
export type WindowCommand = { path: string; args: string[]; env: Record<string, string> };

export class Targets {
  private readonly connection: Connection;
  private readonly windowCommand: WindowCommand | undefined;
  private readonly attached = new Map<string, Session>();
  private readonly expected = new Map<string, (page: Page) => void>();
  private readonly awaited = new Map<string, (session: Session) => void>();
  /** Pages whose creation Chromium has not confirmed yet, though it may have attached them. */
  private creating = 0;
  private readonly watchers = new Map<string, PageWatcher>();

  /** `windowCommand` is given where windows are visible; without it all pages are headless. */
  constructor(connection: Connection, windowCommand: WindowCommand | undefined) {
    this.connection = connection;
    this.windowCommand = windowCommand;
  }

  async watch(): Promise<void> {
    const { root } = this.connection;
    root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => this.attach(sessionId, targetInfo));
    root.on('Target.targetDestroyed', ({ targetId }) => this.end(targetId));
    root.on('Target.targetInfoChanged', ({ targetInfo }) => {
      this.watchers.get(targetInfo.targetId)?.onTitle(targetInfo.title);
    });
    root.on('Target.detachedFromTarget', ({ sessionId }) => {
      for (const [targetId, session] of this.attached) if (session.id === sessionId) this.end(targetId);
    });
    await root.send('Target.setDiscoverTargets', { discover: true });
    await root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    });
  }

  /** Opens an empty page and hands it over before anything is loaded in it. */
  async open(options: PageOptions, watcher: PageWatcher): Promise<Page> {
    // Chromium opens app windows in its own profile only: a partition's window is an ordinary one.
    const own = this.windowCommand !== undefined && options.contextId === undefined;
    const page = await (own ? this.openAppWindow(options) : this.createTarget(options));
    this.watchers.set(page.targetId, watcher);
    return page;
  }

  private async createTarget(options: PageOptions): Promise<Page> {
    this.creating += 1;
    const { targetId } = await this.connection.root
      .send('Target.createTarget', {
        url: 'about:blank',
        width: options.width,
        height: options.height,
        ...(options.left !== undefined && { left: options.left }),
        ...(options.top !== undefined && { top: options.top }),
        newWindow: true,
        ...(options.contextId !== undefined && { browserContextId: options.contextId }),
      })
      .finally(() => {
        this.creating -= 1;
      });
    const session = this.attached.get(targetId);
    if (session) return { targetId, session, root: this.connection.root };
    return new Promise((resolve) =>
      this.awaited.set(targetId, (late) => resolve({ targetId, session: late, root: this.connection.root })),
    );
  }

  /**
   * A window without tabs and address bar can only be had by `--app=`, and only a second start of the browser opens
   * one in a running browser. Its first address carries a token by which it is known again.
   */
  private async openAppWindow(options: PageOptions): Promise<Page> {
    const token = randomUUID();
    const command = this.windowCommand;
    if (command === undefined) throw new Error('no visible browser');
    const opened = new Promise<Page>((resolve) => this.expected.set(token, resolve));
    const args = [...command.args, `--app=data:text/html,${token}`];
    const child = spawn(command.path, args, { stdio: 'ignore', env: { ...process.env, ...command.env } });
    child.on('error', (error) => process.stderr.write(`chromium-host: no window: ${error.message}\n`));
    const page = await opened;
    await this.place(page.targetId, options);
    return page;
  }

  /** A running browser gives a new window the size of its last one. */
  private async place(targetId: string, { left, top, width, height }: PageOptions): Promise<void> {
    const { root } = this.connection;
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId });
    const corner = left !== undefined && top !== undefined ? { left, top } : {};
    await root.send('Browser.setWindowBounds', { windowId, bounds: { ...corner, width, height } });
  }

  private attach(sessionId: string, { targetId, url, openerId }: TargetInfo): void {
    const session = this.hold(targetId, sessionId);
    const token = [...this.expected.keys()].find((one) => url.endsWith(one));
    if (token !== undefined) {
      this.expected.get(token)?.({ targetId, session, root: this.connection.root });
      this.expected.delete(token);
      return;
    }
    const awaited = this.awaited.get(targetId);
    this.awaited.delete(targetId);
    if (awaited !== undefined) awaited(session);
    // A page that a page opened, in spite of being refused, or a person with the browser's own keys: it is not the app's.
    else if (openerId !== undefined || this.creating === 0)
      this.connection.root.attempt('Target.closeTarget', { targetId });
  }

  private hold(targetId: string, sessionId: string): Session {
    const session = this.connection.session(sessionId);
    this.attached.set(targetId, session);
    return session;
  }

  private end(targetId: string): void {
    const session = this.attached.get(targetId);
    this.attached.delete(targetId);
    if (session?.id !== undefined) this.connection.forget(session.id);
    const watcher = this.watchers.get(targetId);
    this.watchers.delete(targetId);
    watcher?.onEnd();
  }
}

/** Opens and watches Chromium's pages. Every page is held until the host has prepared it; strangers are sent away. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Connection, Session } from './cdp.ts';
import type { Protocol } from './protocol-types.ts';

export type Page = { targetId: string; session: Session };
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
    const page = await (this.windowCommand !== undefined &&
    !options.hiddenForGood &&
    options.contextId === undefined
      ? this.openAppWindow(options)
      : this.createTarget(options));
    this.watchers.set(page.targetId, watcher);
    return page;
  }

  private async createTarget(options: PageOptions): Promise<Page> {
    const visible = this.windowCommand !== undefined;
    const hidden = visible && options.hiddenForGood;
    const { targetId } = await this.connection.root.send('Target.createTarget', {
      url: 'about:blank',
      width: options.width,
      height: options.height,
      ...(options.left !== undefined && { left: options.left }),
      ...(options.top !== undefined && { top: options.top }),
      ...(hidden ? { hidden: true } : { newWindow: true }),
      ...(options.contextId !== undefined && { browserContextId: options.contextId }),
    });
    const session = this.attached.get(targetId);
    if (session) return { targetId, session };
    return new Promise((resolve) =>
      this.awaited.set(targetId, (late) => resolve({ targetId, session: late })),
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
    const place =
      options.left !== undefined && options.top !== undefined ? [options.left, options.top] : undefined;
    const args = [
      ...command.args,
      `--app=data:text/html,${token}`,
      `--window-size=${options.width},${options.height}`,
      ...(place ? [`--window-position=${place.join(',')}`] : []),
    ];
    const child = spawn(command.path, args, { stdio: 'ignore', env: { ...process.env, ...command.env } });
    child.on('error', (error) => process.stderr.write(`chromium-host: no window: ${error.message}\n`));
    return opened;
  }

  private attach(sessionId: string, info: TargetInfo): void {
    const session = this.connection.session(sessionId);
    this.attached.set(info.targetId, session);
    const token = [...this.expected.keys()].find((one) => info.url.endsWith(one));
    if (token !== undefined) {
      this.expected.get(token)?.({ targetId: info.targetId, session });
      this.expected.delete(token);
      return;
    }
    // A page that a page opened: every way of opening was refused already, this is what is left of it.
    if (info.openerId !== undefined) {
      this.connection.root.attempt('Target.closeTarget', { targetId: info.targetId });
      return;
    }
    this.awaited.get(info.targetId)?.(session);
    this.awaited.delete(info.targetId);
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

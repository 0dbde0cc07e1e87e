/** One page's loading: what the app asked to load, what the page wants to load, and when it is there. */
import type { Session } from './cdp.ts';
import type { FrameTree } from './frames.ts';
import { type LoadProblem, loadProblem } from './net-errors.ts';

export type LoadWatcher = {
  onStart: () => void;
  onDomReady: () => void;
  /** Is awaited between the page's load and `onLoad`. */
  beforeLoad: () => Promise<void>;
  onLoad: () => void;
  onFirstPaint: () => void;
  onStop: () => void;
};
type Waiter = { loaderId: string; settle: (problem: LoadProblem | undefined) => void };

const SUPERSEDED: LoadProblem = { code: 'ERR_ABORTED', errno: -3 };

export class Loading {
  isLoading = false;
  private readonly session: Session;
  private readonly frames: FrameTree;
  private waiter: Waiter | undefined;
  private loaded = '';
  /** The app itself asked for the next document: it is not asked again by will-navigate. */
  private own = false;
  private begun = false;

  constructor(session: Session, frames: FrameTree, watcher: LoadWatcher) {
    this.session = session;
    this.frames = frames;
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (!frames.isMain(frameId) || !this.begun) return;
      this.isLoading = true;
      watcher.onStart();
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (!frames.isMain(frameId) || !this.begun) return;
      this.isLoading = false;
      watcher.onStop();
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frames.isMain(frame.id) && this.waiter !== undefined && this.waiter.loaderId !== frame.loaderId)
        this.settle(SUPERSEDED);
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      // The empty page that a window starts with is none of the app's.
      if (!frames.isMain(frameId) || !this.begun) return;
      if (name === 'DOMContentLoaded') watcher.onDomReady();
      if (name === 'firstPaint') watcher.onFirstPaint();
      if (name !== 'load') return;
      const complete = () => {
        this.loaded = loaderId;
        watcher.onLoad();
        watcher.onFirstPaint();
        if (this.waiter?.loaderId === loaderId) this.settle(undefined);
      };
      void watcher.beforeLoad().then(complete, complete);
    });
  }

  /** Loads an address as Chromium knows it. Resolves to the problem, if there is one, when the page is complete. */
  async load(url: string): Promise<LoadProblem | undefined> {
    this.begin();
    const result = await this.session.send('Page.navigate', { url }).finally(() => {
      this.own = false;
    });
    if (result.errorText) return loadProblem(result.errorText);
    const { loaderId } = result;
    if (loaderId === undefined || this.loaded === loaderId) return undefined;
    this.settle(SUPERSEDED);
    return new Promise((resolve) => {
      this.waiter = { loaderId, settle: resolve };
    });
  }

  /** To be called before a load that the app asks for in another way than `load`. */
  begin(): void {
    this.begun = true;
    this.own = true;
  }

  /** Whether the app itself has asked for the next document. */
  get isOwn(): boolean {
    return this.own;
  }

  /** True once for the app's own load: it needs no permission. */
  takeOwn(frameId: string): boolean {
    if (!this.frames.isMain(frameId)) return false;
    const { own } = this;
    this.own = false;
    return own;
  }

  /** The page is gone: whoever waits for it must not wait for ever. */
  leave(): void {
    this.settle(SUPERSEDED);
  }

  private settle(problem: LoadProblem | undefined): void {
    const { waiter } = this;
    this.waiter = undefined;
    waiter?.settle(problem);
  }
}

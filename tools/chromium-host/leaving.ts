/**
 * How a page is left: by the app, which has asked its own listeners before; by the page, which goes elsewhere; or, in a
 * visible browser, by a person who closes the window at its frame. The last one reaches the host only as the question
 * that a beforeunload listener brings up, so the preload world has one (see page/keys.ts).
 */
import type { FrameTree } from './frames.ts';
import type { Messages } from './messages.ts';
import { platform } from './platform.ts';
import type { Page } from './targets.ts';

/** Longer than any page of ours takes to answer, shorter than a person waits. */
const PATIENCE_MS = 3000;

export type LeavingOptions = {
  page: Page;
  frames: FrameTree;
  messages: Messages;
  /** The app itself has asked for another document. */
  isLoadedByApp: () => boolean;
  /** The page does not want to be left. True leaves it all the same. */
  onWishToStay: () => boolean;
  /** A person closes the window. False keeps it. */
  onClosedByHand: () => boolean;
};

export class Leaving {
  private readonly options: LeavingOptions;
  /** Answers whether the page was left, while the app closes it. */
  private closing: ((left: boolean) => void) | undefined;
  private patience: NodeJS.Timeout | undefined;
  /** The page has started to go elsewhere. */
  private departing = false;

  constructor(options: LeavingOptions) {
    this.options = options;
    const { frames } = options;
    const { session } = options.page;
    session.on('Page.frameRequestedNavigation', ({ frameId }) => {
      if (frames.isMain(frameId)) this.departing = true;
    });
    session.on('Page.navigatedWithinDocument', ({ frameId }) => {
      if (frames.isMain(frameId)) this.departing = false;
    });
    // Chromium forgets that a page is to be closed when another document comes in between.
    session.on('Page.loadEventFired', () => this.insist());
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.insist();
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type === 'beforeunload') session.attempt('Page.handleJavaScriptDialog', { accept: this.answer() });
    });
  }

  /** A new document is there, or the page stays where it is after all. */
  arrive(): void {
    this.departing = false;
  }

  /**
   * Switches the question on for a new document, and off before the app itself leaves it. Chromium asks only if
   * somebody has used the page; the evaluation counts as such a use.
   */
  askFirst(ask: boolean): void {
    if (platform.headless) return;
    this.options.messages.tell({ kind: 'ask-before-unload', ask });
    if (ask) this.options.page.session.attempt('Runtime.evaluate', { expression: '0', userGesture: true });
  }

  /** Closes the page, asking its beforeunload listeners. Resolves to false if it stays. */
  close(): Promise<boolean> {
    this.askFirst(false);
    const { session, root, targetId } = this.options.page;
    return new Promise((resolve) => {
      this.closing = resolve;
      session.attempt('Page.close');
      // A page that neither goes nor says that it wants to stay must not keep the app from quitting.
      this.patience = setTimeout(() => root.attempt('Target.closeTarget', { targetId }), PATIENCE_MS);
    });
  }

  settle(left: boolean): void {
    clearTimeout(this.patience);
    this.closing?.(left);
    this.closing = undefined;
  }

  private insist(): void {
    if (this.closing !== undefined) this.options.page.session.attempt('Page.close');
  }

  private answer(): boolean {
    const { isLoadedByApp, onWishToStay, onClosedByHand } = this.options;
    if (!platform.headless && this.closing === undefined && !isLoadedByApp())
      return this.departing || onClosedByHand();
    const leave = onWishToStay();
    if (!leave) this.settle(false);
    return leave;
  }
}

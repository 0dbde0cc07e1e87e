/** One Chromium page with everything that Electron's webContents needs of it, put together. */
import type { WebContents as ElectronWebContents } from 'electron';
import { toApp, toChromium } from './addresses.ts';
import { applicationShortcuts } from './api/menu.ts';
import type { Session } from './api/session.ts';
import type { FrameTree } from './frames.ts';
import { Leaving } from './leaving.ts';
import { Loading } from './loading.ts';
import { Messages } from './messages.ts';
import type { Judge } from './network.ts';
import { followLog } from './page-log.ts';
import { preparePage } from './page-setup.ts';
import { printing, running } from './platform.ts';
import { createEvent } from './supported.ts';
import type { Page, PageOptions } from './targets.ts';

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
export type OpenRequest = { url: string; frameName: string; features: string };
export type Live = {
  page: Page;
  loading: Loading;
  messages: Messages;
  leaving: Leaving;
  /** Nothing may be loaded before. */
  prepared: Promise<void>;
};
/** The webContents that the page belongs to. */
export type Contents = {
  contents: ElectronWebContents;
  options: ContentsOptions;
  frames: FrameTree;
  emit: (event: string, ...args: unknown[]) => boolean;
  zoom: () => number;
  onOpen: (request: OpenRequest) => void;
  onTitle: (title: string) => void;
  onEnd: () => void;
};

/** Opens a page in the session's browser. Rejects when the browser is gone. */
export async function openLivePage(owner: Contents): Promise<Live> {
  const { options, frames, emit, onTitle, onEnd } = owner;
  const { root, targets } = await (options.page.hiddenForGood ? printing() : running);
  const contextId = await options.session.browserContext(root);
  const page = await targets.open({ ...options.page, contextId }, { onTitle, onEnd });
  const loading = new Loading(page.session, frames, {
    onStart: () => emit('did-start-loading'),
    onDomReady: () => emit('dom-ready', createEvent({})),
    beforeLoad: () => readTitle(page, onTitle),
    onLoad: () => emit('did-finish-load'),
    onStop: () => emit('did-stop-loading'),
    onFirstPaint: () => options.owner.onFirstPaint(),
  });
  const messages: Messages = new Messages(page.session, frames, owner.contents, {
    onDocument: () => greet(owner, messages, leaving),
    onShortcut: (index) => options.owner.onShortcut(index),
    onClose: () => options.owner.onCloseWanted(),
    onOpen: owner.onOpen,
    onNavigate: (url) => navigateForPage(owner, loading, leaving, page, url),
  });
  const leaving: Leaving = new Leaving({
    page,
    frames,
    messages,
    isLoadedByApp: () => loading.isOwn,
    onWishToStay: () => {
      const event = createEvent({});
      emit('will-prevent-unload', event);
      // In Electron preventing this event means to ignore the page's wish and to leave.
      return event.defaultPrevented;
    },
    onClosedByHand: () => options.owner.onClosedByHand(),
  });
  followPage(owner, page);
  const prepared = preparePage(page, frames, judge(owner, page, loading, leaving), messages, options);
  return { page, loading, messages, leaving, prepared };
}

/** A new document is there: it is told what it cannot know. */
function greet({ zoom }: Contents, messages: Messages, leaving: Leaving): void {
  messages.tell({ kind: 'shortcuts', list: applicationShortcuts() });
  leaving.arrive();
  leaving.askFirst(true);
  if (zoom() !== 1) messages.tell({ kind: 'zoom', factor: zoom() });
}

/** The browser hears of a title some time after the page has it; when a page is complete it must be known. */
async function readTitle({ session }: Page, onTitle: (title: string) => void): Promise<void> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.title' });
  if (typeof result.value === 'string') onTitle(result.value);
}

function judge({ contents, ...owner }: Contents, page: Page, loading: Loading, leaving: Leaving): Judge {
  const { session } = owner.options;
  return {
    handlerFor: (scheme) => session.handlerFor(scheme),
    beforeRequest: (request) => session.judgeRequest(contents.id, request),
    mayNavigate: ({ url, frameId, redirect }) => {
      if (!redirect && loading.takeOwn(frameId)) return true;
      const allowed = mayNavigate(owner, url, frameId, redirect);
      if (!allowed && owner.frames.isMain(frameId)) leaving.arrive();
      return allowed;
    },
    prepareDocument: (url) => session.decidePermissions(page.root, contents, url),
  };
}

/** Asks the app's listeners whether a page may go somewhere. */
function mayNavigate(
  { frames, emit }: Pick<Contents, 'frames' | 'emit'>,
  url: string,
  frameId: string,
  redirect: boolean,
): boolean {
  const isMainFrame = frames.isMain(frameId);
  const frame = frames.get(frameId);
  const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
  if (redirect) emit('will-redirect', event, url, false, isMainFrame);
  else {
    emit('will-frame-navigate', event);
    if (isMainFrame) emit('will-navigate', event, url, false, true);
  }
  return !event.defaultPrevented;
}

/** Addresses that make no request the host could stop (blob:, about:, the app's scheme) go through main. */
function navigateForPage(owner: Contents, loading: Loading, leaving: Leaving, page: Page, url: string): void {
  if (!mayNavigate(owner, url, page.targetId, false)) return;
  leaving.askFirst(false);
  loading.load(toChromium(url)).catch(() => {});
}

function followPage({ frames, emit, onOpen }: Contents, { session }: Page): void {
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) emit('did-navigate', createEvent({}), toApp(frame.url), 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    emit('did-navigate-in-page', createEvent({}), toApp(url), frames.isMain(frameId));
  });
  session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    onOpen({ url, frameName: windowName, features: windowFeatures.join(',') });
  });
  session.on('Inspector.targetCrashed', () => {
    emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 });
  });
  followLog(session, (line) => emit('console-message', createEvent({ ...line, frame: frames.main })));
}

import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  pageListeners: [] as ((event: unknown, page: unknown) => void)[],
  opened: [] as string[],
}));
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: (event: unknown, page: unknown) => void) => {
      if (name === 'web-contents-created') electron.pageListeners.push(listener);
    },
  },
  shell: {
    openExternal: (url: string) => {
      electron.opened.push(url);
      return Promise.resolve();
    },
  },
}));

import {
  denyPermissions,
  guardAllPages,
  guardPage,
  keepOffline,
  openExternalLink,
} from '../../../src-main/guards.ts';

const APP = 'app://chancery';

type Handler = (...args: never[]) => unknown;

/** A page that records what it is told to do about events. */
function fakePage() {
  const handlers = new Map<string, Handler>();
  const page = {
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    setWindowOpenHandler: (handler: Handler) => handlers.set('window-open', handler),
  };
  /** True where the event was stopped. */
  const isStopped = (name: string, url = ''): boolean => {
    const event = { url, preventDefault: vi.fn() };
    (handlers.get(name) as ((event: unknown, address: string) => void) | undefined)?.(event, url);
    return event.preventDefault.mock.calls.length > 0;
  };
  return { page: page as unknown as WebContents, handlers, isStopped };
}

/** A session that records its handlers. */
function fakeSession() {
  const handlers = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const setSpellCheckerEnabled = vi.fn();
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled,
    webRequest: { onBeforeRequest: keep('web') },
  };
  const ask = (name: string, ...args: unknown[]): unknown =>
    (handlers.get(name) as ((...args: unknown[]) => unknown) | undefined)?.(...args);
  return { session: session as unknown as Session, ask, setSpellCheckerEnabled };
}

beforeEach(() => {
  electron.pageListeners.length = 0;
  electron.opened.length = 0;
});

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect'])('stays on the origins it may be on (%s)', (name) => {
    const { page, isStopped } = fakePage();
    guardPage(page, [APP]);
    expect(isStopped(name, 'app://chancery/#/notes')).toBe(false);
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:80/',
      'app://chancery.example/',
      'file:///etc/passwd',
      'data:text/html,x',
      'about:blank',
    ])
      expect(isStopped(name, url), url).toBe(true);
  });

  it('embeds no other page and opens no window', () => {
    const { page, handlers, isStopped } = fakePage();
    guardPage(page, [APP]);
    expect(isStopped('will-attach-webview')).toBe(true);
    expect((handlers.get('window-open') as (() => unknown) | undefined)?.()).toEqual({ action: 'deny' });
  });

  it('is guarded from the moment it is made, whoever makes it', () => {
    guardAllPages([APP]);
    const { page, isStopped } = fakePage();
    for (const listener of electron.pageListeners) listener({}, page);
    expect(isStopped('will-navigate', 'https://example.org/')).toBe(true);
  });
});

describe('a session', () => {
  it.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid'])(
    'gives no page the permission %s, asked for or looked up',
    (permission) => {
      const { session, ask } = fakeSession();
      denyPermissions(session);
      const decide = vi.fn();
      ask('request', {}, permission, decide);
      expect(decide.mock.calls).toEqual([[false]]);
      expect(ask('check', null, permission)).toBe(false);
    },
  );

  it('lets a page write to the clipboard, and use no device', () => {
    const { session, ask } = fakeSession();
    denyPermissions(session);
    const decide = vi.fn();
    ask('request', {}, 'clipboard-sanitized-write', decide);
    expect(decide.mock.calls).toEqual([[true]]);
    expect(ask('device', {})).toBe(false);
  });

  function isCancelled(url: string, trusted: readonly string[] = [APP]): boolean {
    const { session, ask } = fakeSession();
    keepOffline(session, trusted);
    const decide = vi.fn<(answer: { cancel: boolean }) => void>();
    ask('web', { url }, decide);
    expect(decide).toHaveBeenCalledOnce();
    return decide.mock.calls[0]?.[0].cancel === true;
  }

  it('lets no request reach the network', () => {
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:5173/',
      'ws://127.0.0.1:5173/',
      'file:///etc/passwd',
      'app://elsewhere/',
      'ftp://example.org/',
    ])
      expect(isCancelled(url), url).toBe(true);
    for (const url of ['app://chancery/index.html', 'data:image/png;base64,', 'blob:app://chancery/1'])
      expect(isCancelled(url), url).toBe(false);
  });

  it('reaches the development server, and nothing beside it, while there is one', () => {
    const trusted = [APP, 'http://localhost:5173'];
    expect(isCancelled('http://localhost:5173/main.tsx', trusted)).toBe(false);
    expect(isCancelled('ws://localhost:5173/', trusted)).toBe(false);
    expect(isCancelled('http://localhost:5174/', trusted)).toBe(true);
  });

  it('downloads no dictionaries: spelling is the system’s or off', () => {
    const { session, setSpellCheckerEnabled } = fakeSession();
    keepOffline(session, [APP]);
    expect(setSpellCheckerEnabled.mock.calls).toEqual([[process.platform === 'darwin']]);
  });
});

describe('a link', () => {
  it('is opened outside only where it is https', async () => {
    expect(await openExternalLink('file:///etc/passwd')).toMatchObject({ ok: false });
    expect(await openExternalLink('https://example.org/a')).toMatchObject({ ok: true });
    expect(electron.opened).toEqual(['https://example.org/a']);
  });
});

/** What no page may do, whatever runs in it: permissions, the network, navigation, new windows, unasked external links. */
import { app, type Session, shell, type WebContents } from 'electron';
import { isSafeExternalLink, originOf } from './origin.ts';

/** Chancery asks for no permission of the system: the clipboard is read by main, on the analyst's command. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies every permission but writing to the clipboard, asked for or checked. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, decide) =>
    decide(ALLOWED_PERMISSIONS.has(permission)),
  );
  session.setPermissionCheckHandler((_page, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/**
 * Only macOS has a spelling checker of its own. On Linux and Windows, Electron downloads dictionaries for Chromium's from
 * Google's servers as soon as it is on, past every listener for web requests.
 */
export const USES_SPELLING = process.platform === 'darwin';

/** Addresses that need no network: inside the page, or of the developer tools. */
const LOCAL_SCHEMES = ['data:', 'blob:', 'devtools:'];

function isLocal(address: string, trusted: readonly string[]): boolean {
  // The page of the development server keeps a web socket to where it came from.
  const origin = originOf(address).replace(/^ws/, 'http');
  return trusted.includes(origin) || LOCAL_SCHEMES.some((scheme) => address.startsWith(scheme));
}

/** Cancels every request of a session that is not for Chancery itself, should the page's own policy ever have a hole. */
export function keepOffline(session: Session, trusted: readonly string[]): void {
  session.setSpellCheckerEnabled(USES_SPELLING);
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLocal(url, trusted) }));
}

/** Opens an https address in the system's browser; anything else is refused with a reason. */
export async function openExternalLink(
  address: string,
): Promise<{ ok: true; value: undefined } | { ok: false; problem: string }> {
  if (!isSafeExternalLink(address))
    return { ok: false, problem: 'Only https addresses are opened outside Chancery.' };
  await shell.openExternal(new URL(address).href);
  return { ok: true, value: undefined };
}

/** Pages stay on the origins they were opened on; they open no windows and embed no other pages. */
export function guardPage(page: WebContents, trusted: readonly string[]): void {
  const stay = (event: Electron.Event, address: string): void => {
    if (!trusted.includes(originOf(address))) event.preventDefault();
  };
  page.on('will-navigate', (event) => stay(event, event.url));
  page.on('will-redirect', (event) => stay(event, event.url));
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Guards every page that will ever be made. */
export function guardAllPages(trusted: readonly string[]): void {
  app.on('web-contents-created', (_event, page) => guardPage(page, trusted));
}

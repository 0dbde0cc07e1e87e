/**
 * Chromium cannot ask the host when a page wants a permission, it can only be told beforehand. So the app's handlers
 * are asked about every permission when a document is loaded, and their answers hold for its origin until the next.
 * Whatever no handler grants is denied.
 */
import type { PermissionRequest, Session, WebContents } from 'electron';
import type { Session as CdpSession } from './cdp.ts';

type Handlers = {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
};
export type PermissionPolicy = Handlers;
type Permission = Parameters<NonNullable<Handlers['request']>>[1];

/** Electron's names and the protocol's. What is not listed (fullscreen, pointer lock) Chromium decides by itself. */
const PERMISSIONS: [Permission, string[]][] = [
  ['geolocation', ['geolocation']],
  ['notifications', ['notifications']],
  ['media', ['camera', 'microphone']],
  ['midi', ['midi']],
  ['clipboard-read', ['clipboard-read']],
  ['clipboard-sanitized-write', ['clipboard-write']],
  ['idle-detection', ['idle-detection']],
  ['local-fonts', ['local-fonts']],
  ['persistent-storage', ['persistent-storage']],
  ['screen-wake-lock', ['screen-wake-lock']],
  ['storage-access', ['storage-access']],
  ['window-management', ['window-management']],
  ['background-sync', ['background-sync']],
  ['sensors', ['accelerometer', 'gyroscope', 'magnetometer', 'ambient-light-sensor']],
];

/** Asks the app about every permission and tells Chromium. `url` is the app's address, `origin` Chromium's. */
export async function grantDecided(
  root: CdpSession,
  policy: PermissionPolicy,
  browserContextId: string | undefined,
  webContents: WebContents,
  url: string,
  origin: string,
): Promise<void> {
  for (const [permission, names] of PERMISSIONS) {
    const granted = await decide(policy, permission, webContents, url);
    for (const name of names) {
      const setting = granted ? 'granted' : 'denied';
      const target = { permission: { name }, origin, setting } as const;
      root.attempt('Browser.setPermission', {
        ...target,
        ...(browserContextId !== undefined && { browserContextId }),
      });
    }
  }
}

function decide(
  policy: Handlers,
  permission: Permission,
  webContents: WebContents,
  url: string,
): Promise<boolean> {
  const details = { requestingUrl: url, isMainFrame: true };
  if (policy.check && !policy.check(webContents, permission as never, new URL(url).origin, details as never))
    return Promise.resolve(false);
  const { request } = policy;
  if (request === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    request(webContents, permission, (granted) => resolve(granted === true), details as PermissionRequest);
  });
}

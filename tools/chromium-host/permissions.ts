/**
 * Chromium cannot ask the host when a page wants a permission, it can only be told beforehand. So the app's handlers
 * are asked about every permission when a document is loaded, and their answers hold for its origin until the next.
 * Whatever no handler grants is denied.
 */
import type { PermissionRequest, Session, WebContents } from 'electron';
import type { Session as CdpSession } from './cdp.ts';

export type PermissionPolicy = {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
};
type Permission = Parameters<NonNullable<PermissionPolicy['request']>>[1];

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
  ['local-network-access', ['local-network-access']],
  ['loopback-network', ['loopback-network']],
  ['local-network', ['local-network']],
  ['sensors', ['accelerometer', 'gyroscope', 'magnetometer', 'ambient-light-sensor']],
];

/**
 * Asks the app about every permission and tells Chromium. `url` is the app's address, `origin` Chromium's.
 * A handler may answer later: until then the answer is no.
 */
export function settlePermissions(
  root: CdpSession,
  policy: PermissionPolicy,
  browserContextId: string | undefined,
  webContents: WebContents,
  url: string,
  origin: string,
): void {
  const context = browserContextId === undefined ? {} : { browserContextId };
  for (const [permission, names] of PERMISSIONS) {
    let told = false;
    const tell = (granted: boolean): void => {
      told = true;
      const setting = granted ? 'granted' : 'denied';
      for (const name of names)
        root.attempt('Browser.setPermission', { permission: { name }, origin, setting, ...context });
    };
    ask(policy, permission, webContents, url, tell);
    if (!told) tell(false);
  }
}

function ask(
  policy: PermissionPolicy,
  permission: Permission,
  webContents: WebContents,
  url: string,
  tell: (granted: boolean) => void,
): void {
  const details = { requestingUrl: url, isMainFrame: true };
  if (policy.check && !policy.check(webContents, permission as never, new URL(url).origin, details as never))
    tell(false);
  else
    policy.request?.(
      webContents,
      permission,
      (granted) => tell(granted === true),
      details as PermissionRequest,
    );
}

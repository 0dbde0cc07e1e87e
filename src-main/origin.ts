/** Rules about addresses: which origin one has, which frames may ask, what may be opened outside. */
import type { WebFrameMain } from 'electron';

/** The origin of an address, also for our own scheme, for which `URL.origin` says "null". */
export function originOf(address: string): string {
  try {
    const url = new URL(address);
    return `${url.protocol}//${url.host}`;
  } catch {
    return '';
  }
}

/** Only the top frame of a page of ours may call. `trusted` are whole origins, compared whole. */
export function isTrustedFrame(
  frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
  trusted: readonly string[],
): boolean {
  return frame !== null && frame.parent === null && trusted.includes(originOf(frame.url));
}

/** True for what may be opened outside: https, with a host and no user name that could pose as one. */
export function isSafeExternalLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
}

/** The page's own world: receives what the preload script exposes. Sent as source text, see page/scripts.ts. */
import type { createMembrane } from './membrane.ts';

type Message = { kind: string } & Record<string, unknown>;

/** Runs at the start of every main frame document, before any script of the page. */
export function installMainWorld(
  names: { toPage: string; toPreload: string },
  membrane: typeof createMembrane,
): void {
  if (window.top !== window) return;
  const freeze = (value: unknown): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
    Object.freeze(value);
    for (const key of Object.keys(value)) freeze((value as Record<string, unknown>)[key]);
  };
  const expose = (key: string, wire: unknown): void => {
    if (key in window) {
      side.tell({
        kind: 'exposed',
        problem: 'Cannot bind an API on top of an existing property on the window object',
      });
      return;
    }
    const value = side.unwrap(wire);
    freeze(value);
    Object.defineProperty(window, key, { value, configurable: false, enumerable: true, writable: false });
    side.tell({ kind: 'exposed' });
  };
  const side = membrane(names.toPage, names.toPreload, (message: Message) => {
    if (message.kind === 'expose') expose(String(message.key), message.value);
  });

  // In Electron a page may always close its window, and a denied window.open gives null; Chromium would open first.
  window.close = () => side.tell({ kind: 'close-window' });
  window.open = (url, target, features) => {
    const address =
      url === undefined || String(url) === '' ? 'about:blank' : new URL(String(url), document.baseURI).href;
    side.tell({ kind: 'open-window', url: address, target: target ?? '', features: features ?? '' });
    return null;
  };
}

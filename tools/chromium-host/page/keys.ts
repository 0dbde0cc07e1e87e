/** What the host does with keys and with leaving, in the preload world. Sent as source text, see page/scripts.ts. */

type Shortcut = {
  index: number;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  keys: string[];
};
export type KeyWatch = {
  setShortcuts: (list: Shortcut[]) => void;
  setAsksBeforeUnload: (ask: boolean) => void;
};

/**
 * Reports the application menu's accelerators. Electron's menu gets a key only when the page did not use it, which is
 * known after the event has run its course.
 */
export function watchKeys(onShortcut: (index: number) => void): KeyWatch {
  let shortcuts: Shortcut[] = [];
  let asksBeforeUnload = false;
  const matching = (event: KeyboardEvent): Shortcut | undefined =>
    shortcuts.find(
      (shortcut) =>
        shortcut.control === event.ctrlKey &&
        shortcut.alt === event.altKey &&
        shortcut.meta === event.metaKey &&
        shortcut.shift === event.shiftKey &&
        (shortcut.keys.includes(event.key.toLowerCase()) || shortcut.keys.includes(event.code.toLowerCase())),
    );
  const onKey = (event: KeyboardEvent): void => {
    const shortcut = event.isTrusted ? matching(event) : undefined;
    if (shortcut === undefined) return;
    let ours = false;
    const last = (): void => {
      if (event.defaultPrevented) return;
      ours = true;
      // Keeps the browser from doing its own thing on the same key, such as opening a file.
      event.preventDefault();
    };
    window.addEventListener('keydown', last, { once: true });
    setTimeout(() => {
      window.removeEventListener('keydown', last);
      if (ours || !event.defaultPrevented) onShortcut(shortcut.index);
    });
  };
  window.addEventListener('keydown', onKey, { capture: true });

  // In a visible browser a person can close the window at its frame. Only a question before the unload, which the host
  // answers, lets the app's close event come first. The browser's own keys for reloading would ask the same question.
  window.addEventListener('beforeunload', (event) => {
    if (asksBeforeUnload) event.preventDefault();
  });
  window.addEventListener('keydown', (event) => {
    const reloads =
      event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r');
    if (asksBeforeUnload && reloads) event.preventDefault();
  });
  return {
    setShortcuts: (list) => {
      shortcuts = list;
    },
    setAsksBeforeUnload: (ask) => {
      asksBeforeUnload = ask;
    },
  };
}

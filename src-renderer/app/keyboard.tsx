/** Keys and menu items, turned into commands. */
import { useEffect } from 'react';
import { matchesKeys, useCommandRegistry, useRunCommand } from '../ui/commands.tsx';

function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null;
}

/** Runs the command whose keys were pressed, unless the focused field or a dialog wants them for itself. */
export function KeyboardShortcuts() {
  const registry = useCommandRegistry();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const inText = isTextTarget(event.target);
      const inDialog =
        event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null;
      const command = registry
        .list()
        .findLast(
          (entry) =>
            entry.keys !== undefined &&
            entry.isListedOnly !== true &&
            entry.isEnabled !== false &&
            (!inText || entry.worksInText === true) &&
            !inDialog &&
            matchesKeys(event, entry.keys),
        );
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [registry]);
  return null;
}

/**
 * Fields and editors keep an undo of their own: there, the menu's Undo means theirs. A plain field obeys the browser's
 * command only; an editor hears the key, which is Cmd on macOS and Ctrl elsewhere.
 */
function runInEditor(command: string): boolean {
  const { activeElement: active } = document;
  if (active === null || !isTextTarget(active) || (command !== 'undo' && command !== 'redo')) return false;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) {
    document.execCommand(command);
    return true;
  }
  const isMac = navigator.platform.startsWith('Mac');
  const keys = { ctrlKey: !isMac, metaKey: isMac, shiftKey: command === 'redo' };
  active.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ...keys, bubbles: true, cancelable: true }));
  return true;
}

/** Runs what the application menu asks for. */
export function MenuCommands() {
  const run = useRunCommand();
  useEffect(
    () =>
      window.desktop.onMenuCommand(({ command }) => {
        if (!runInEditor(command)) run(command);
      }),
    [run],
  );
  return null;
}

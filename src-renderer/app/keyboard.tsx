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

/** Editors keep an undo of their own: there, the menu's Undo means theirs. */
function runInEditor(command: string): boolean {
  if (!isTextTarget(document.activeElement)) return false;
  if (command !== 'undo' && command !== 'redo') return false;
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: 'z',
      ctrlKey: true,
      shiftKey: command === 'redo',
      bubbles: true,
      cancelable: true,
    }),
  );
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

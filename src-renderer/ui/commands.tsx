/**
 * Commands: everything that can be run by key, menu or palette. A view registers its commands while it is shown; the shell
 * runs them. One list feeds the palette, the shortcut sheet and the application menu.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';

export type Command = {
  id: string;
  label: string;
  /** Keys as in "Mod+Shift+E" (Mod is Ctrl, or Cmd on macOS), "[", "Alt+ArrowLeft". Absent: palette and menu only. */
  keys?: string;
  group: string;
  run: () => void;
  isEnabled?: boolean;
  /** True for keys that work while a text field or editor has the focus as well. */
  worksInText?: boolean;
  /** Listed among the shortcuts only: the view handles the key itself. */
  isListedOnly?: boolean;
};

type CommandRegistry = {
  register: (commands: () => readonly Command[]) => () => void;
  list: () => readonly Command[];
  subscribe: (listener: () => void) => () => void;
};

function createRegistry(): CommandRegistry {
  const owners = new Set<() => readonly Command[]>();
  const listeners = new Set<() => void>();
  const refresh = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    register(commands) {
      owners.add(commands);
      refresh();
      return () => {
        owners.delete(commands);
        refresh();
      };
    },
    // Read afresh: what a command does may depend on the latest state of its view.
    list: () => [...owners].flatMap((commands) => commands()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const CommandContext = createContext<CommandRegistry | null>(null);

export function CommandProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(createRegistry, []);
  return <CommandContext value={registry}>{children}</CommandContext>;
}

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (registry === null) throw new Error('Commands need a CommandProvider around them');
  return registry;
}

/** Registers commands while the component is shown. The newest closures are always used. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useCommandRegistry();
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => registry.register(() => latest.current), [registry]);
}

/** Runs a command by its id; false when no view offers it now. */
export function useRunCommand(): (id: string) => boolean {
  const registry = useCommandRegistry();
  return (id) => {
    const command = registry.list().findLast((entry) => entry.id === id && entry.isEnabled !== false);
    command?.run();
    return command !== undefined;
  };
}

const IS_MAC = navigator.platform.startsWith('Mac');

/** Keys as people read them: "Ctrl Shift E", "⇧⌘E". */
export function formatKeys(keys: string): string {
  const parts = keys.split('+').map((part) => {
    if (part === 'Mod') return IS_MAC ? '⌘' : 'Ctrl';
    if (part === 'Shift') return IS_MAC ? '⇧' : 'Shift';
    if (part === 'Alt') return IS_MAC ? '⌥' : 'Alt';
    return part.replace('Arrow', '');
  });
  return parts.join(IS_MAC ? '' : ' ');
}

/** Keys as `aria-keyshortcuts` wants them: "Control+Shift+E", "Meta+Shift+E". */
export function ariaKeys(keys: string): string {
  return keys.replace('Mod', IS_MAC ? 'Meta' : 'Control');
}

/** True when a key press is exactly these keys. Letters compare without case; Shift must match unless it makes the sign. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  const other = IS_MAC ? event.ctrlKey : event.metaKey;
  if (mod !== wants('Mod') || other || event.altKey !== wants('Alt')) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && event.shiftKey !== wants('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Follows which commands are registered, to redraw lists of them. */
export function useCommandList(): readonly Command[] {
  const registry = useCommandRegistry();
  const version = useRef(0);
  useSyncExternalStore(
    (listener) =>
      registry.subscribe(() => {
        version.current += 1;
        listener();
      }),
    () => version.current,
  );
  return registry.list();
}

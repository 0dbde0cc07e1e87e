/** The keyboard and the mouse in a table of rows: moving, selecting, opening, removing, finding by typing. */
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { type Command, matchesKeys, useCommandRegistry } from './commands.tsx';
import { findTyped, rangeOf, stepByKey, toggled } from './table-steps.ts';

/** Milliseconds after which typing begins anew. */
const TYPING_PAUSE = 800;

function runsOn(event: globalThis.KeyboardEvent, command: Command): boolean {
  const { keys, isListedOnly, isEnabled } = command;
  return keys !== undefined && isListedOnly !== true && isEnabled !== false && matchesKeys(event, keys);
}

export type TableKeysProps = {
  ids: readonly string[];
  textAt: (index: number) => string;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
  onRemove: (ids: readonly string[]) => void;
  /** Index of the row one is on. */
  active: number;
  /** Makes a row the one that one is on, brings it into view and gives it the focus. */
  goTo: (index: number) => void;
  /** Rows that are in view at once. */
  page: () => number;
};

export function useTableKeys(props: TableKeysProps) {
  const { ids, selected, onSelect, active, goTo } = props;
  const registry = useCommandRegistry();
  /** Where a selection with Shift begins. */
  const anchor = useRef<string | null>(null);
  const typed = useRef({ text: '', at: 0 });

  const selectOne = (index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    anchor.current = id;
    onSelect(new Set([id]));
  };
  const extendTo = (index: number): void => {
    const from = anchor.current === null ? active : ids.indexOf(anchor.current);
    onSelect(rangeOf(ids, from < 0 ? active : from, index));
  };
  const toggle = (index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    anchor.current = id;
    onSelect(toggled(selected, id));
  };

  /** A letter that is a command's key stays the command's, unless it goes on with what is being typed. */
  const typeAhead = (event: KeyboardEvent): boolean => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return false;
    const isNew = timeStamp - typed.current.at > TYPING_PAUSE;
    if (isNew && registry.list().some((command) => runsOn(event.nativeEvent, command))) return false;
    typed.current = { text: isNew ? key : typed.current.text + key, at: timeStamp };
    const found = findTyped(
      ids.map((_id, index) => props.textAt(index)),
      typed.current.text,
      active,
    );
    if (found !== null) {
      goTo(found);
      selectOne(found);
    }
    return true;
  };

  const pressOnRow = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const isMod = event.ctrlKey || event.metaKey;
    const to = event.altKey ? null : stepByKey(key, active, ids.length, props.page());
    if (to !== null) {
      goTo(to);
      if (shiftKey) extendTo(to);
      else if (!isMod) selectOne(to);
      return true;
    }
    const id = ids[active];
    if (key === ' ') toggle(active);
    else if (key === 'Enter' && !isMod && id !== undefined) props.onOpen(id);
    else if (key === 'Delete' && selected.size > 0) props.onRemove([...selected]);
    else if (key === 'Escape' && selected.size > 0) onSelect(new Set());
    else if (key.toLowerCase() === 'a' && isMod && !shiftKey) onSelect(new Set(ids));
    else return typeAhead(event);
    return true;
  };

  /** Left and right lead into the row, to what can be pressed in it, and back. */
  const pressWithin = (event: KeyboardEvent, row: HTMLElement): boolean => {
    const stops = [row, ...row.querySelectorAll<HTMLElement>('button, a[href]')];
    const at = stops.indexOf(event.target as HTMLElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || at < 0 || event.altKey) return false;
    stops[at + step]?.focus();
    return true;
  };

  return {
    press(event: KeyboardEvent): void {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
      if (row === null || event.defaultPrevented || event.nativeEvent.isComposing) return;
      const isWithin = event.target !== row;
      // A button in the row keeps its own keys.
      if (isWithin && (event.key === 'Enter' || event.key === ' ')) return;
      if (pressWithin(event, row) || pressOnRow(event)) event.preventDefault();
    },
    click(event: MouseEvent, index: number): void {
      goTo(index);
      if (event.shiftKey) extendTo(index);
      else if (event.ctrlKey || event.metaKey) toggle(index);
      else selectOne(index);
    },
  };
}

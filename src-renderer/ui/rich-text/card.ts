/** Which atom of the document shows its card: the one under the pointer, else the one that is selected. */
import type { CitationTarget } from '../../domain/brief/document.ts';

export type Card = { target: CitationTarget | null; element: HTMLElement };

export type CardStore = {
  get: () => Card | null;
  subscribe: (listener: () => void) => () => void;
  enter: (card: Card) => void;
  leave: (element: HTMLElement) => void;
  select: (card: Card) => void;
  deselect: (element: HTMLElement) => void;
  clear: () => void;
};

/** Milliseconds under the pointer before a card opens, so that moving across a text stays calm. */
const HOVER_DELAY = 250;

export function createCardStore(): CardStore {
  const listeners = new Set<() => void>();
  let hovered: Card | null = null;
  let selected: Card | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    get: () => hovered ?? selected,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter(card) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hovered = card;
        refresh();
      }, HOVER_DELAY);
    },
    leave(element) {
      clearTimeout(timer);
      if (hovered?.element !== element) return;
      hovered = null;
      refresh();
    },
    select(card) {
      selected = card;
      refresh();
    },
    deselect(element) {
      if (selected?.element !== element) return;
      selected = null;
      refresh();
    },
    clear() {
      clearTimeout(timer);
      hovered = null;
      selected = null;
      refresh();
    },
  };
}

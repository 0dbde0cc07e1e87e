/** Which card of a list the analyst is at, and where that leads when it leaves the list. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';

export type CardChoice = {
  /** Index of the chosen card, -1 where there is none. */
  index: number;
  choose: (annotation: Annotation) => void;
  /** Chooses the card at an index, or the nearest to it, and gives it the focus. */
  goTo: (index: number) => void;
};

/** The first card is chosen until another is; after one has left the list, what has come to its place. */
export function useCardChoice(
  list: RefObject<HTMLElement | null>,
  annotations: readonly Annotation[],
): CardChoice {
  const [chosen, setChosen] = useState<{ id: AnnotationId; index: number } | null>(null);
  const found = chosen === null ? 0 : annotations.findIndex(({ id }) => id === chosen.id);
  const index = Math.min(found < 0 ? (chosen?.index ?? 0) : found, annotations.length - 1);
  const id = annotations[index]?.id ?? null;
  const wantsFocus = useRef(false);
  const hadFocus = useFocusWithin(list);
  const latest = useRef({ annotations, index });
  latest.current = { annotations, index };
  useLayoutEffect(() => {
    const { activeElement } = document;
    // A card that leaves the list takes the focus with it: it goes on to the next one, not to nowhere.
    const isFocusLost = hadFocus.current && (activeElement === null || activeElement === document.body);
    if (id === null || (!wantsFocus.current && !isFocusLost)) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    if (card === null || card === undefined) return;
    wantsFocus.current = false;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  });
  const choose = useCallback((annotation: Annotation) => {
    setChosen({ id: annotation.id, index: latest.current.annotations.indexOf(annotation) });
  }, []);
  const goTo = useCallback((wanted: number) => {
    const rows = latest.current.annotations;
    const at = Math.max(0, Math.min(wanted, rows.length - 1));
    const row = rows[at];
    if (row === undefined) return;
    wantsFocus.current = true;
    setChosen({ id: row.id, index: at });
  }, []);
  // What has come to the place of the one that left is the chosen one now, wherever it goes.
  useEffect(() => {
    setChosen((before) => (id === null || before === null || before.id === id ? before : { id, index }));
  }, [id, index]);
  return { index, choose, goTo };
}

/** Whether the focus was in an element last; also where what had it is gone. */
function useFocusWithin(list: RefObject<HTMLElement | null>): RefObject<boolean> {
  const isWithin = useRef(false);
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      isWithin.current = target instanceof Node && list.current?.contains(target) === true;
    };
    addEventListener('focusin', follow);
    return () => removeEventListener('focusin', follow);
  }, [list]);
  return isWithin;
}

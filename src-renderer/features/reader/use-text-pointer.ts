/** What the pointer does in the text. What lies under it is found by offset: highlights are no elements. */
import { type ClipboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useToast } from '../../ui/toast.tsx';
import { annotationsAt } from './reader-records.ts';
import { type ReaderSession, selectedPassage } from './reader-session.ts';
import { AT_REST } from './scroll-rest.ts';
import { characterRects } from './text-geometry.ts';
import type { TextMap } from './text-map.ts';
import type { ReaderActions } from './use-reader-actions.ts';

/** Pixels above and below a character that still belong to it: lines are further apart than letters are high. */
const REACH = 4;

/** The offset of the character that is drawn at a point; null in margins and between lines. */
export function characterAt(map: TextMap, x: number, y: number): number | null {
  const near = map.offsetAtPoint(x, y);
  if (near === null) return null;
  for (const offset of [near, near - 1]) {
    if (offset < 0) continue;
    for (const rect of characterRects(map, offset))
      if (x >= rect.left && x <= rect.right && y >= rect.top - REACH && y <= rect.bottom + REACH)
        return offset;
  }
  return null;
}

function linkAt(target: EventTarget): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest('a') : null;
}

/** Where the pointer is (window pixels), and when what lies under it will be looked for. */
type Hover = { x: number; y: number; frame: number; timer: number };

function stopHover({ frame, timer }: Hover): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
}

export function useTextPointer(session: ReaderSession, actions: ReaderActions) {
  const showToast = useToast();
  const hover = useRef<Hover>({ x: -1, y: -1, frame: 0, timer: 0 });
  useEffect(() => () => stopHover(hover.current), []);
  return useMemo(() => {
    const { store, page, wanted } = session;
    const idsAt = (x: number, y: number) => {
      const offset = page.current === null ? null : characterAt(page.current.map, x, y);
      return offset === null ? [] : annotationsAt(wanted.current.shown, offset).map(({ id }) => id);
    };
    const showHovered = (): void => {
      const ids = idsAt(hover.current.x, hover.current.y);
      const { hoveredIds } = store.get();
      const isSame = ids.length === hoveredIds.length && ids.every((id, index) => id === hoveredIds[index]);
      if (!isSame) store.set({ hoveredIds: ids });
    };
    const openLink = async (link: HTMLAnchorElement): Promise<void> => {
      const answer = await window.desktop.openLink({ url: link.href });
      if (!answer.ok) showToast({ tone: 'bad', message: answer.problem });
    };
    return {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        store.set({ isSelecting: true, overlap: null });
      },
      onPointerMove({ clientX: x, clientY: y, buttons }: PointerEvent) {
        const { current } = hover;
        const isStill = current.x === x && current.y === y;
        stopHover(current);
        Object.assign(current, { x, y });
        if (buttons !== 0) return;
        // Below a pointer that stays where it is the text scrolls: it is looked at once it has come to rest as well.
        if (isStill) current.timer = window.setTimeout(showHovered, AT_REST);
        else current.frame = requestAnimationFrame(showHovered);
      },
      onPointerLeave() {
        stopHover(hover.current);
        if (store.get().hoveredIds.length > 0) store.set({ hoveredIds: [] });
      },
      onClick(event: MouseEvent) {
        const link = linkAt(event.target);
        if (link !== null) event.preventDefault();
        // A press of Enter on a link means the link; a click may only have ended a selection.
        const isByKey = event.detail === 0;
        if (selectedPassage(session) !== null && !isByKey) return;
        if (link !== null) {
          void openLink(link);
          return;
        }
        const ids = idsAt(event.clientX, event.clientY);
        const [only] = ids;
        if (only === undefined) store.set({ selectedId: null, extent: null });
        else if (ids.length === 1) actions.choose(only);
        else store.set({ overlap: { ids, x: event.clientX, y: event.clientY + 10 } });
      },
      /** A middle click would ask for a new window. */
      onAuxClick(event: MouseEvent) {
        if (linkAt(event.target) !== null) event.preventDefault();
      },
      /** Exactly the text between the offsets, whatever the browser would make of the elements around it. */
      onCopy(event: ClipboardEvent) {
        const range = selectedPassage(session);
        if (range === null) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', session.revision.text.slice(range.start, range.end));
      },
      onDragStart(event: MouseEvent) {
        event.preventDefault();
      },
    };
  }, [session, actions, showToast]);
}

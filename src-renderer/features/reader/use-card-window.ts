/** Which cards of the annotation list are drawn, and what keeps those in view where they are while others come and go. */
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { CARD_GAP, cardAt, cardTops, cardWindow, guessCardHeight } from './card-layout.ts';
import { firstFrom } from './reader-records.ts';

type List = RefObject<HTMLElement | null>;

export type CardWindow = {
  /** Cards `[first, end)` of the annotations are drawn; `topmost` is the one at the upper edge, or near to it. */
  first: number;
  end: number;
  topmost: number;
  /** Upper edges of all cards, and as the last entry the height of the list (pixels). */
  tops: Float64Array;
  /** Scrolls as little as shows the whole card. */
  reveal: (index: number) => void;
  /** Brings the card at an index near to the upper edge; with a part of the way (0 to 1) to the next one. */
  alignTop: (index: number, part: number) => void;
};

/** Pixels kept free between the edge of the list's view and a card that is brought into it. */
const MARGIN = 12;

/** The element that scrolls the list: the tab's panel around it. */
function scrollerOf({ current: list }: List): HTMLElement | null {
  return list?.closest<HTMLElement>('[role="tabpanel"]') ?? null;
}

/** The part of the list that is in view, in pixels from its upper edge; null while it is not on the page. */
function viewOf(list: List): { top: number; height: number } | null {
  const scroller = scrollerOf(list);
  if (scroller === null || list.current === null) return null;
  const { top } = scroller.getBoundingClientRect();
  return { top: top - list.current.getBoundingClientRect().top, height: scroller.clientHeight };
}

/** Scrolls so that `top`, in pixels from the upper edge of the list, comes to the upper edge of its view. */
function scrollTo(list: List, top: number): void {
  const scroller = scrollerOf(list);
  const view = viewOf(list);
  if (scroller !== null && view !== null) scroller.scrollTop += top - view.top;
}

/** Where other annotations have the one that was at `index`: the same one, or what stands at its place in the text. */
function sameCard(before: readonly Annotation[], index: number, now: readonly Annotation[]): number {
  const card = before[index];
  if (card === undefined) return 0;
  const from = firstFrom(now, card.anchor.start);
  for (let at = from; now[at]?.anchor.start === card.anchor.start; at += 1)
    if (now[at]?.id === card.id) return at;
  return Math.max(0, Math.min(from, now.length - 1));
}

/** @param beginsAt index of the annotation that the list shows when it comes on the page */
export function useCardWindow(list: List, annotations: readonly Annotation[], beginsAt: number): CardWindow {
  const { tops, measure } = useCardTops(list, annotations);
  const [view, setView] = useState({ top: tops[beginsAt] ?? 0, height: innerHeight });
  const latest = useRef({ annotations, tops, view });
  /** The view that was last asked to be drawn, which may be still to come. */
  const asked = useRef(view);
  const follow = useCallback(() => {
    const next = viewOf(list);
    if (next === null) return;
    const { tops: edges, view: shown } = latest.current;
    const windowOf = ({ top, height }: typeof next) => cardWindow(edges, top, height);
    const [was, is, before] = [windowOf(shown), windowOf(next), windowOf(asked.current)];
    // Nothing is drawn again until other cards come near the view.
    if (before.first === is.first && before.end === is.end) return;
    asked.current = next;
    const isInView = cardAt(edges, next.top) >= was.first && cardAt(edges, next.top + next.height) < was.end;
    // What only comes near is drawn between two frames; what is in view already, in this one.
    if (isInView) startTransition(() => setView(next));
    else setView(next);
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the list begins matters once.
  useLayoutEffect(() => {
    const scroller = scrollerOf(list);
    if (scroller === null) return undefined;
    if (beginsAt > 0) scrollTo(list, (tops[beginsAt] ?? 0) - MARGIN);
    const observer = new ResizeObserver(follow);
    observer.observe(scroller);
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', follow);
    };
  }, [list, follow]);
  // The card at the upper edge stays there, whatever comes or goes above it or turns out higher than was guessed.
  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = { annotations, tops, view };
    const scroller = scrollerOf(list);
    const { top } = viewOf(list) ?? { top: 0 };
    if (scroller === null || before.tops === tops || scroller.scrollTop === 0) return;
    const at = cardAt(before.tops, top);
    const now = before.annotations === annotations ? at : sameCard(before.annotations, at, annotations);
    const shift = (tops[now] ?? 0) - (before.tops[at] ?? 0);
    if (shift !== 0) scroller.scrollTop += shift;
    follow();
  }, [list, annotations, tops, view, follow]);
  useLayoutEffect(measure);
  const moves = useCardMoves(list, latest);
  return { ...cardWindow(tops, view.top, view.height), topmost: cardAt(tops, view.top), tops, ...moves };
}

/** Where the cards are, by the heights that the drawn ones have been seen to have. */
function useCardTops(list: List, annotations: readonly Annotation[]) {
  const heights = useRef(new Map<AnnotationId, number>());
  const [measured, countMeasured] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured is kept in a ref.
  const tops = useMemo(
    () => cardTops(annotations.map((row) => heights.current.get(row.id) ?? guessCardHeight(row))),
    [annotations, measured],
  );
  const drawn = useRef({ annotations, tops });
  useLayoutEffect(() => {
    drawn.current = { annotations, tops };
  }, [annotations, tops]);
  const measure = useCallback(() => {
    let isNew = false;
    for (const card of list.current?.querySelectorAll<HTMLElement>('[data-annotation]') ?? []) {
      const index = Number(card.ariaPosInSet) - 1;
      const { annotations: rows, tops: edges } = drawn.current;
      const row = rows[index];
      if (row === undefined || row.id !== card.dataset.annotation) continue;
      const height = card.getBoundingClientRect().height + CARD_GAP;
      if (Math.abs(height - ((edges[index + 1] ?? 0) - (edges[index] ?? 0))) < 1) continue;
      heights.current.set(row.id, height);
      isNew = true;
    }
    if (isNew) countMeasured();
  }, [list]);
  useEffect(() => {
    if (list.current === null) return undefined;
    let width = list.current.clientWidth;
    // In another width lines break elsewhere; and a note grows as it is written.
    const resized = new ResizeObserver(() => {
      if (list.current?.clientWidth !== width) heights.current.clear();
      width = list.current?.clientWidth ?? width;
      measure();
    });
    const watch = (): void => {
      for (const card of list.current?.children ?? []) resized.observe(card);
    };
    resized.observe(list.current);
    watch();
    const changed = new MutationObserver(watch);
    changed.observe(list.current, { childList: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [list, measure]);
  return { tops, measure };
}

function useCardMoves(list: List, latest: RefObject<{ tops: Float64Array }>) {
  return useMemo(() => {
    return {
      reveal(index: number): void {
        const view = viewOf(list);
        const top = latest.current.tops[index];
        const bottom = latest.current.tops[index + 1];
        if (view === null || top === undefined || bottom === undefined) return;
        if (top < view.top || bottom - top > view.height) scrollTo(list, top - MARGIN);
        else if (bottom > view.top + view.height) scrollTo(list, bottom - view.height);
      },
      alignTop(index: number, part: number): void {
        const top = latest.current.tops[index];
        const next = latest.current.tops[index + 1] ?? top;
        if (top !== undefined && next !== undefined) scrollTo(list, top + (next - top) * part - MARGIN);
      },
    };
  }, [list, latest]);
}

/** The annotations of the text, in text order, scrolled along with it. Only the cards in view are drawn. */
import { Highlighter, ListFilter } from 'lucide-react';
import { type MouseEvent, useCallback, useRef, useState } from 'react';
import type { Annotation, Tag } from '../../domain/records.ts';
import { Key } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { AnnotationCard } from './annotation-card.tsx';
import { AnnotationDetails } from './annotation-details.tsx';
import { isFiltering, NO_FILTER } from './annotation-filter.ts';
import styles from './annotation-list.module.css';
import { pressInList } from './list-keys.ts';
import { NONE_SELECTED, selectUpTo, toggleOne } from './list-selection.ts';
import { type ClaimLink, firstFrom, type ReaderRecords } from './reader-records.ts';
import { type ReaderSession, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { topOffset } from './text-page.ts';
import { useCardWindow } from './use-card-window.ts';
import { useListScroll } from './use-list-scroll.ts';
import type { ReaderActions } from './use-reader-actions.ts';

export type AnnotationListProps = {
  records: ReaderRecords;
  actions: ReaderActions;
  onPickTag: (beside: Element) => void;
};

const NO_LINKS: readonly ClaimLink[] = [];

/** Gives the same array for the same tags, so that a card at rest is not drawn again. */
function useTagLists(records: ReaderRecords): (annotation: Annotation) => readonly Tag[] {
  const known = useRef(
    new WeakMap<Annotation, { tagById: ReaderRecords['tagById']; tags: readonly Tag[] }>(),
  );
  return (annotation) => {
    const entry = known.current.get(annotation);
    if (entry?.tagById === records.tagById) return entry.tags;
    const tags = annotation.tagIds.flatMap((id) => records.tagById.get(id) ?? []);
    const isSame =
      entry?.tags.length === tags.length && tags.every((tag, index) => tag === entry.tags[index]);
    const kept = isSame ? entry.tags : tags;
    known.current.set(annotation, { tagById: records.tagById, tags: kept });
    return kept;
  };
}

export function AnnotationList(props: AnnotationListProps) {
  const { annotations, isLoaded } = props.records;
  const isNarrow = useReaderState(useReaderSession().store, ({ filter }) => isFiltering(filter));
  if (isLoaded && annotations.length === 0) return isNarrow ? <NothingMatches /> : <NoAnnotations />;
  return <CardList {...props} />;
}

function CardList({ records, actions, onPickTag }: AnnotationListProps) {
  const session = useReaderSession();
  const { go } = useNavigation();
  const list = useRef<HTMLDivElement>(null);
  const selectedId = useReaderState(session.store, (state) => state.selectedId);
  const tagsOf = useTagLists(records);
  const { annotations } = records;
  const [beginsAt] = useState(() => firstFrom(annotations, placeOf(session)));
  const cards = useCardWindow(list, annotations, beginsAt);
  const selected = selectedId === null ? undefined : records.byId.get(selectedId);
  const selectedIndex = selected === undefined ? -1 : annotations.indexOf(selected);
  useListScroll(session, annotations, cards, selectedIndex);
  const latest = useRef(annotations);
  latest.current = annotations;
  const hasSeveral = useReaderState(session.store, ({ several }) => several.size > 1);
  const choose = useCallback(
    ({ id }: Annotation, { shiftKey, ctrlKey, metaKey }: MouseEvent) => {
      const state = session.store.get();
      if (shiftKey) session.store.set(selectUpTo(state, latest.current, id));
      else session.store.set(ctrlKey || metaKey ? toggleOne(state, id) : NONE_SELECTED);
      actions.choose(id, { reveal: true });
    },
    [session, actions],
  );
  const openClaim = useCallback((link: ClaimLink) => go({ view: 'claims', claimId: link.claimId }), [go]);
  const tabStop = selectedIndex >= 0 ? selectedIndex : cards.topmost;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a list element may not leave out what is out of view.
    <div
      ref={list}
      role="list"
      className={styles.list}
      style={{ height: cards.tops.at(-1) }}
      aria-label="Annotations in text order"
      onKeyDown={(event) => pressInList(event, session, annotations, actions, onPickTag)}
    >
      {drawnIndexes(cards, tabStop).map((index) => {
        const annotation = annotations[index];
        if (annotation === undefined) return null;
        const isSelected = index === selectedIndex;
        const tags = tagsOf(annotation);
        const links = records.links.get(annotation.id) ?? NO_LINKS;
        return (
          <AnnotationCard
            key={annotation.id}
            annotation={annotation}
            top={cards.tops[index] ?? 0}
            position={index + 1}
            count={annotations.length}
            tags={tags}
            links={links}
            isSelected={isSelected}
            isTabStop={index === tabStop}
            onChoose={choose}
            onOpenClaim={openClaim}
          >
            {isSelected && !hasSeveral ? (
              <AnnotationDetails
                annotation={annotation}
                tags={tags}
                links={links}
                actions={actions}
                onOpenClaim={openClaim}
                onPickTag={onPickTag}
              />
            ) : undefined}
          </AnnotationCard>
        );
      })}
    </div>
  );
}

/** UTF-16 offset of the text in view; where it will be while the text is still being drawn. */
function placeOf({ page, openedAt }: ReaderSession): number {
  return page.current === null ? openedAt : topOffset(page.current, 0);
}

/** Those in view, and wherever it is the one that the keyboard reaches: it may hold the focus. */
function drawnIndexes({ first, end }: { first: number; end: number }, tabStop: number): number[] {
  const inView = Array.from({ length: end - first }, (_, index) => first + index);
  if (tabStop < first) return [tabStop, ...inView];
  return tabStop >= end ? [...inView, tabStop] : inView;
}

function NothingMatches() {
  const { store } = useReaderSession();
  return (
    <EmptyState
      icon={<ListFilter size={22} aria-hidden />}
      title="No annotation matches the filter"
      actions={<Button onPress={() => store.set({ filter: NO_FILTER })}>Show all annotations</Button>}
    />
  );
}

function NoAnnotations() {
  return (
    <EmptyState icon={<Highlighter size={22} aria-hidden />} title="No annotations yet">
      Select a passage in the text, then press <Key>1</Key>–<Key>9</Key> to tag it, <Key>H</Key> to highlight
      it or <Key>C</Key> to make a claim of it. Without the mouse: <Key>S</Key> selects the sentence at the
      caret.
    </EmptyState>
  );
}

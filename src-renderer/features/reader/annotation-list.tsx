/** The annotations of the text, in text order, scrolled along with it. */
import { Highlighter } from 'lucide-react';
import { type CSSProperties, useCallback, useDeferredValue, useRef } from 'react';
import type { Annotation, Tag } from '../../domain/records.ts';
import { Key } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { AnnotationCard } from './annotation-card.tsx';
import { AnnotationDetails } from './annotation-details.tsx';
import styles from './annotation-list.module.css';
import { pressInList } from './list-keys.ts';
import { type ClaimLink, NO_RECORDS, type ReaderRecords } from './reader-records.ts';
import { useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
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

export function AnnotationList({ records: newest, actions, onPickTag }: AnnotationListProps) {
  // Thousands of cards take a while to draw: the text, its highlights and the keys must not wait for them.
  const records = useDeferredValue(newest, NO_RECORDS);
  const session = useReaderSession();
  const { go } = useNavigation();
  const list = useRef<HTMLDivElement>(null);
  const selectedId = useReaderState(session.store, (state) => state.selectedId);
  const tagsOf = useTagLists(records);
  useListScroll(session, list, selectedId);
  const choose = useCallback(
    (annotation: Annotation) => actions.choose(annotation.id, { reveal: true }),
    [actions],
  );
  const openClaim = useCallback((link: ClaimLink) => go({ view: 'claims', claimId: link.claimId }), [go]);
  const { annotations } = records;
  if (newest.isLoaded && newest.annotations.length === 0) return <NoAnnotations />;
  const isListed = selectedId !== null && records.byId.has(selectedId);
  const tabStop = isListed ? selectedId : annotations[0]?.id;

  return (
    // biome-ignore lint/a11y/useSemanticElements: the groups between list and items allow no real list.
    <div
      ref={list}
      role="list"
      className={styles.list}
      aria-label="Annotations in text order"
      onKeyDown={(event) => pressInList(event, session, annotations, actions, onPickTag)}
    >
      {groupByPlace(annotations, session.revision.text.length).map((group) => (
        <div
          key={group.key}
          role="presentation"
          className={styles.group}
          style={{ '--cards': group.annotations.length } as CSSProperties}
        >
          {group.annotations.map((annotation) => {
            const isSelected = annotation.id === selectedId;
            const tags = tagsOf(annotation);
            const links = records.links.get(annotation.id) ?? NO_LINKS;
            return (
              <AnnotationCard
                key={annotation.id}
                annotation={annotation}
                tags={tags}
                links={links}
                isSelected={isSelected}
                isTabStop={annotation.id === tabStop}
                onChoose={choose}
                onOpenClaim={openClaim}
              >
                {isSelected ? (
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
      ))}
    </div>
  );
}

type Group = { key: number; annotations: Annotation[] };

/** A text is divided into this many stretches, and no finer than the shortest. */
const STRETCHES = 80;
const SHORTEST_STRETCH = 2_000;

/**
 * Cards that are skipped together while off screen. By place in the text, so that a new annotation changes its own group
 * only.
 */
function groupByPlace(annotations: readonly Annotation[], length: number): Group[] {
  const stretch = Math.max(SHORTEST_STRETCH, Math.ceil(length / STRETCHES));
  const groups: Group[] = [];
  for (const annotation of annotations) {
    const key = Math.floor(annotation.anchor.start / stretch);
    const last = groups.at(-1);
    if (last?.key === key) last.annotations.push(annotation);
    else groups.push({ key, annotations: [annotation] });
  }
  return groups;
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

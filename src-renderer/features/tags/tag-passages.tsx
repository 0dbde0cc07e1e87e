/** The passages that carry a tag or one below it, each one click away. */
import { useLiveQuery } from 'dexie-react-hooks';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { createPortal } from 'react-dom';
import type { AnnotationId, TagId } from '../../domain/ids.ts';
import type { Annotation, Tag } from '../../domain/records.ts';
import { subtreeOf } from '../../domain/tags/tree.ts';
import { findTagged } from '../../storage/tags.ts';
import { database } from '../../storage/workspace.ts';
import { TagDot } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import styles from './tag-passages.module.css';

/** A quote beyond this is not put on the page: two lines are shown. */
const LONGEST_QUOTE = 300;

type TaggedPassage = { annotation: Annotation; sourceTitle: string };

/** By source, and within a source in text order. */
async function listPassages(ids: readonly TagId[]): Promise<TaggedPassage[]> {
  const annotations = await findTagged(database, ids);
  const sourceIds = [...new Set(annotations.map(({ sourceId }) => sourceId))];
  const sources = await database.sources.bulkGet(sourceIds);
  const titles = new Map(
    sources.flatMap((source) => (source === undefined ? [] : [[source.id, source.title]])),
  );
  return annotations
    .map((annotation) => ({ annotation, sourceTitle: titles.get(annotation.sourceId) ?? '' }))
    .sort(
      (a, b) =>
        a.sourceTitle.localeCompare(b.sourceTitle, 'en') ||
        a.annotation.anchor.start - b.annotation.anchor.start,
    );
}

export type TagPassagesProps = {
  tag: Tag;
  tags: readonly Tag[];
  /** Where the panel stands: its row's right upper corner in window pixels. */
  at: { x: number; y: number };
  /** Whether the panel takes the keyboard: when it was asked for by key. */
  takesFocus: boolean;
  onClose: () => void;
};

export function TagPassages({ tag, tags, at, takesFocus, onClose }: TagPassagesProps) {
  const panel = useRef<HTMLDivElement>(null);
  const { go } = useNavigation();
  const key = subtreeOf(tags, tag.id).join(' ');
  const passages = useLiveQuery(() => listPassages(key.split(' ') as TagId[]), [key]);
  useClosing(panel, onClose);
  const open = (id: AnnotationId): void => {
    const found = passages?.find(({ annotation }) => annotation.id === id)?.annotation;
    onClose();
    if (found !== undefined) go({ view: 'reader', sourceId: found.sourceId, annotationId: found.id });
  };
  const top = `min(${Math.round(at.y)}px, calc(100vh - 460px))`;
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={`Passages tagged ${tag.name}`}
      className={styles.panel}
      style={{ left: at.x, top: `max(8px, ${top})` }}
    >
      <div className={styles.header}>
        <TagDot hue={tag.hue} />
        <h2 className={styles.title}>{tag.name}</h2>
        <span className={styles.count}>{passages?.length.toLocaleString('en')}</span>
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            onClose();
            go({ view: 'sources', tagId: tag.id });
          }}
        >
          Sources
        </Button>
        <IconButton label="Close" icon={<X size={14} />} onPress={onClose} />
      </div>
      {tag.definition !== '' && <p className={styles.definition}>{tag.definition}</p>}
      {passages !== undefined && (
        <ListBox
          aria-label={`Passages tagged ${tag.name}`}
          className={classNames(styles.list)}
          items={passages.map((passage) => ({ ...passage, id: passage.annotation.id }))}
          autoFocus={takesFocus}
          onAction={(id) => open(id as AnnotationId)}
          renderEmptyState={() => <NoPassages tag={tag} />}
        >
          {({ annotation, sourceTitle }) => <PassageItem annotation={annotation} sourceTitle={sourceTitle} />}
        </ListBox>
      )}
    </div>,
    document.body,
  );
}

function PassageItem({ annotation, sourceTitle }: TaggedPassage) {
  const quote = annotation.anchor.quote.exact.slice(0, LONGEST_QUOTE);
  return (
    <ListBoxItem id={annotation.id} textValue={quote} className={classNames(styles.item)}>
      <span className={styles.quote}>{quote}</span>
      <span className={styles.source}>{sourceTitle}</span>
    </ListBoxItem>
  );
}

function NoPassages({ tag }: { tag: Tag }) {
  const how = tag.key === null ? 'press T' : `press ${tag.key}`;
  return <p className={styles.none}>No passage yet. Select one in the reader and {how}.</p>;
}

/** Closed by Escape and by pressing anywhere else: it is not modal, so that the tree stays in reach. */
function useClosing(panel: { current: HTMLElement | null }, onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    const point = (event: PointerEvent): void => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) latest.current();
    };
    addEventListener('keydown', press, true);
    addEventListener('pointerdown', point, true);
    return () => {
      removeEventListener('keydown', press, true);
      removeEventListener('pointerdown', point, true);
    };
  }, [panel]);
}

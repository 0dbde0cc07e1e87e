/** Where annotations overlap, a short list of them to choose from. */
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { TagDot } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './overlap-list.module.css';
import type { ReaderRecords } from './reader-records.ts';
import { focusText, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import textStyles from './text-pane.module.css';
import type { ReaderActions } from './use-reader-actions.ts';

export function OverlapList({ records, actions }: { records: ReaderRecords; actions: ReaderActions }) {
  const session = useReaderSession();
  const overlap = useReaderState(session.store, (state) => state.overlap);
  const place = useRef<HTMLSpanElement>(null);
  const close = (): void => {
    session.store.set({ overlap: null, hoveredIds: [] });
    focusText(session);
  };
  const annotations = (overlap?.ids ?? []).flatMap((id) => records.byId.get(id) ?? []);
  const point = (key: string): void => session.store.set({ hoveredIds: [key as AnnotationId] });
  return (
    <>
      <span
        ref={place}
        className={textStyles.place}
        style={{ left: overlap?.x ?? 0, top: overlap?.y ?? 0 }}
      />
      <Popover
        triggerRef={place}
        isOpen={overlap !== null && annotations.length > 0}
        onOpenChange={(isOpen) => !isOpen && close()}
        placement="bottom start"
        offset={4}
        className={classNames(styles.popover)}
      >
        <p className={styles.heading}>{annotations.length} annotations here</p>
        <Menu
          aria-label="Annotations here"
          autoFocus="first"
          className={classNames(styles.list)}
          items={annotations}
          onAction={(key) => {
            actions.choose(key as AnnotationId);
            close();
          }}
        >
          {(annotation) => (
            <MenuItem
              id={annotation.id}
              textValue={annotation.anchor.quote.exact}
              className={classNames(styles.item)}
              onFocus={() => point(annotation.id)}
              onHoverStart={() => point(annotation.id)}
            >
              <OverlapEntry annotation={annotation} records={records} />
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </>
  );
}

function OverlapEntry({ annotation, records }: { annotation: Annotation; records: ReaderRecords }) {
  const tags = annotation.tagIds.flatMap((id) => records.tagById.get(id) ?? []);
  return (
    <>
      <span className={styles.quote}>{annotation.anchor.quote.exact.slice(0, 240)}</span>
      <span className={styles.tags}>
        {tags.length === 0
          ? 'No tag'
          : tags.map((tag) => (
              <span key={tag.id} className={styles.tag}>
                <TagDot hue={tag.hue} />
                {tag.name}
              </span>
            ))}
      </span>
    </>
  );
}

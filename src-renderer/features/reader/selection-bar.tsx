/**
 * What can be done with the selected passage. The bar stands under the selection or over it, never on it; where neither
 * has room, in a strip below the text. It takes neither the selection nor, unasked, the keyboard.
 */
import { Highlighter, Link2, MessageSquare, Plus, Scale } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { createPortal } from 'react-dom';
import type { TextRange } from '../../domain/text/sentence.ts';
import { Key, TagDot } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { keyedTags, type ReaderRecords } from './reader-records.ts';
import { focusText, passageOfCaret, type ReaderSession, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import styles from './selection-bar.module.css';
import { caretRect } from './text-geometry.ts';
import { toScrolled } from './text-page.ts';
import { useLayoutVersion } from './use-layout-version.ts';
import type { ReaderActions } from './use-reader-actions.ts';

/** Pixels between the selection and the bar. */
const GAP = 8;
const MOST_TAGS = 3;

type Placement = { kind: 'floating'; left: number; top: number } | { kind: 'docked' };

function placeBar({ page, revision }: ReaderSession, range: TextRange, bar: HTMLElement): Placement | null {
  const { current } = page;
  if (current === null) return null;
  const first = caretRect(current.map, range.start);
  const last = caretRect(current.map, Math.min(range.end, revision.text.length), 'before');
  if (first === null || last === null) return null;
  const view = current.scroller.getBoundingClientRect();
  const { width, height } = bar.getBoundingClientRect();
  const isOneLine = Math.abs(first.top - last.top) < 4;
  const wanted = (isOneLine ? first.left : Math.min(first.left, last.left)) - 10;
  const left = Math.max(view.left + 8, Math.min(wanted, view.right - width - 16));
  const fitsBelow = last.bottom + GAP + height <= view.bottom - 4 && last.bottom >= view.top;
  const fitsAbove = first.top - GAP - height >= view.top + 4 && first.top <= view.bottom;
  if (!fitsBelow && !fitsAbove) return { kind: 'docked' };
  const top = fitsBelow ? last.bottom + GAP : first.top - GAP - height;
  const scrolled = toScrolled(current, { left, top, bottom: top });
  return { kind: 'floating', left: scrolled.left, top: scrolled.top };
}

export type SelectionBarProps = {
  records: ReaderRecords;
  actions: ReaderActions;
  onPickTag: () => void;
  /** The strip below the text. */
  dock: HTMLElement | null;
};

export function SelectionBar(props: SelectionBarProps) {
  const session = useReaderSession();
  const { revision, store } = session;
  const range = useReaderState(store, (state) =>
    state.isSelecting || state.isBarDismissed || state.extent !== null
      ? null
      : passageOfCaret(revision.text, state.caret),
  );
  return range === null ? null : <PlacedBar {...props} session={session} range={range} />;
}

function PlacedBar(props: SelectionBarProps & { session: ReaderSession; range: TextRange }) {
  const { session, range, dock } = props;
  const version = useLayoutVersion(session);
  const element = useRef<HTMLDivElement>(null);
  const [isDocked, setDocked] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the bar.
  useLayoutEffect(() => {
    const { current: bar } = element;
    if (bar === null) return;
    const placement = placeBar(session, range, bar);
    setDocked(placement?.kind === 'docked');
    if (placement?.kind !== 'floating') return;
    bar.style.left = `${placement.left}px`;
    bar.style.top = `${placement.top}px`;
  }, [session, range, version, isDocked]);
  const bar = (
    <div ref={element} className={classNames(styles.bar, isDocked ? styles.docked : styles.floating)}>
      <BarButtons {...props} />
    </div>
  );
  return isDocked && dock !== null ? createPortal(bar, dock) : bar;
}

function BarButton(props: {
  label: string;
  keys?: string;
  icon?: ReactNode;
  isStrong?: boolean;
  className?: string | undefined;
  onPress: () => void;
}) {
  return (
    <Button
      // The press must not take the focus: the selection stays where it is.
      preventFocusOnPress
      className={classNames(styles.button, props.isStrong === true && styles.strong, props.className)}
      onPress={props.onPress}
    >
      {props.icon}
      <span className={styles.label}>{props.label}</span>
      {props.keys !== undefined && <Key>{props.keys}</Key>}
    </Button>
  );
}

function BarButtons({
  records,
  actions,
  onPickTag,
  session,
}: SelectionBarProps & { session: ReaderSession }) {
  const tags = keyedTags(records.tags).slice(0, MOST_TAGS);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    focusText(session);
  };
  // Like preventFocusOnPress, for what is between the buttons.
  const keepSelection = (event: { preventDefault: () => void }): void => event.preventDefault();
  return (
    <Toolbar aria-label="Selected passage" className={classNames(styles.toolbar)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the selection and lets Escape out. */}
      <div className={styles.rows} onKeyDown={leave} onMouseDown={keepSelection}>
        <div className={styles.row}>
          <BarButton
            label="Highlight"
            keys="H"
            isStrong
            icon={<Highlighter size={14} aria-hidden />}
            onPress={actions.highlight}
          />
          {tags.map((tag) => (
            <BarButton
              key={tag.id}
              label={tag.name}
              keys={String(tag.key)}
              className={styles.tag}
              icon={<TagDot hue={tag.hue} />}
              onPress={() => actions.toggleTag(tag.id)}
            />
          ))}
          <Button
            preventFocusOnPress
            aria-label="Other tag"
            className={classNames(styles.button, styles.tag, styles.more)}
            onPress={onPickTag}
          >
            <Plus size={13} aria-hidden />
          </Button>
        </div>
        <div className={classNames(styles.row, styles.second)}>
          <BarButton
            label="New claim"
            keys="C"
            icon={<Scale size={15} aria-hidden />}
            onPress={actions.newClaim}
          />
          <BarButton
            label="Evidence for…"
            keys="E"
            icon={<Link2 size={15} aria-hidden />}
            onPress={actions.linkEvidence}
          />
          <BarButton
            label="Note"
            keys="N"
            icon={<MessageSquare size={15} aria-hidden />}
            onPress={actions.note}
          />
        </div>
      </div>
    </Toolbar>
  );
}

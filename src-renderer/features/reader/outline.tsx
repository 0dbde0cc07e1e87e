/** The text's headings: where the reader is among them, and a way to each. */
import { List } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Block } from '../../domain/text/block.ts';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './outline.module.css';
import { focusText, select, useReaderSession } from './reader-session.ts';
import { followRest } from './scroll-rest.ts';
import { revealRange, topOffset } from './text-page.ts';

type Heading = { start: number; level: number; text: string };

function headingsOf(text: string, blocks: readonly Block[]): Heading[] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end, level = 2 }) => ({
      start,
      level,
      text: text.slice(start, end).replace(/\s+/gu, ' '),
    }));
}

/** Offset of the heading under which the text in view stands; follows scrolling. */
function useCurrent(headings: readonly Heading[]): number {
  const { page } = useReaderSession();
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const opened = page.current;
    if (opened === null) return undefined;
    const follow = (): void => {
      const top = topOffset(opened, 80);
      setCurrent(headings.findLast(({ start }) => start <= top)?.start ?? -1);
    };
    follow();
    return followRest(opened.scroller, follow);
  }, [page, headings]);
  return current;
}

export function Outline() {
  const session = useReaderSession();
  const { revision, page } = session;
  const headings = useMemo(() => headingsOf(revision.text, revision.blocks), [revision]);
  const current = useCurrent(headings);
  if (headings.length === 0)
    return (
      <EmptyState icon={<List size={22} aria-hidden />} title="No headings">
        This text has no headings to go to.
      </EmptyState>
    );
  const top = Math.min(...headings.map(({ level }) => level));
  const go = ({ start }: Heading): void => {
    select(session, { anchor: start, focus: start }, false);
    if (page.current !== null) revealRange(page.current, { start, end: start }, 'upper');
    focusText(session);
  };
  return (
    <nav aria-label="Outline" className={styles.outline}>
      <ul>
        {headings.map((heading) => (
          <li key={heading.start} className={styles.entry}>
            <button
              type="button"
              className={classNames(styles.heading, heading.start === current && styles.current)}
              style={{ paddingLeft: 16 + 14 * (heading.level - top) }}
              {...(heading.start === current ? { 'aria-current': 'location' as const } : {})}
              onClick={() => go(heading)}
            >
              {heading.text}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One hit: what it is, where it is from, and the words around what was looked for. */
import { FileText, Highlighter, Newspaper, NotebookPen, Scale } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { formatDate } from '../../domain/date.ts';
import type { TextRange } from '../../domain/search/passage.ts';
import type { SearchKind } from '../../storage/search-material.ts';
import { GradeBadge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { SearchHit } from '../../workers/search-messages.ts';
import styles from './search-view.module.css';

const ICONS: Readonly<Record<SearchKind, ReactNode>> = {
  source: <Newspaper size={15} aria-label="Source" />,
  annotation: <Highlighter size={15} aria-label="Annotation" />,
  claim: <Scale size={15} aria-label="Claim" />,
  note: <NotebookPen size={15} aria-label="Note" />,
  brief: <FileText size={15} aria-label="Brief" />,
};

type HitRowProps = { id: string; hit: SearchHit; isActive: boolean; onOpen: () => void };

export const HitRow = memo(function HitRow({ id, hit, isActive, onOpen }: HitRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, as a list box does.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays with the list; this one is its active descendant.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classNames(styles.hit, isActive && styles.active)}
      onClick={onOpen}
    >
      <span className={styles.icon}>{ICONS[hit.kind]}</span>
      <div className={styles.words}>
        <Heading hit={hit} />
        <p className={styles.snippet}>
          <Marked text={hit.snippet} marks={hit.marks} />
        </p>
      </div>
    </div>
  );
});

function Heading({ hit: { heading } }: { hit: SearchHit }) {
  const { title, publisher, issued, reliability, number } = heading;
  return (
    <p className={styles.heading}>
      <strong>{number === null ? title || 'Untitled' : `Claim ${number}`}</strong>
      {reliability !== '' && <GradeBadge reliability={reliability} />}
      <span className={styles.quiet}>
        {[publisher, issued === '' ? '' : formatDate(issued, 'short')]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </p>
  );
}

function Marked({ text, marks }: { text: string; marks: readonly TextRange[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** A stretch of a compared text: rows that stayed, came, went or changed, and gaps between them. */
import { UnfoldVertical } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { counted } from '../../domain/count.ts';
import {
  type ChangeSection,
  largeGapOf,
  type SectionGap,
  type SectionRow,
} from '../../domain/text/change-sections.ts';
import { classNames } from '../../ui/class-names.ts';
import type { NearParts } from '../../ui/use-near-parts.ts';
import styles from './changed-text.module.css';

/** Characters in a line, pixels of a line and around each row: good enough to guess a height before anything is drawn. */
const LINE = 88;
const LINE_HEIGHT = 27;
const ROW_REST = 29;

type SectionProps = {
  section: ChangeSection;
  isDrawn: boolean;
  watch: NearParts['watch'];
  /** The section is a large gap, and is to be shown. */
  onUnfold: (section: ChangeSection) => void;
};

export const Section = memo(function Section({ section, isDrawn, watch, onUnfold }: SectionProps) {
  const { key, size, entries } = section;
  const height = Math.ceil((size / LINE) * LINE_HEIGHT + entries.length * ROW_REST);
  if (!isDrawn) return <div ref={watch} data-part={key} style={{ height }} />;
  const onLarge = largeGapOf(section) === null ? undefined : () => onUnfold(section);
  return (
    <div
      ref={watch}
      data-part={key}
      className={styles.section}
      style={{ containIntrinsicBlockSize: `auto ${height}px` }}
    >
      {entries.map((entry, index) => {
        const at = `${index}`;
        if (entry.kind !== 'gap') return <Row key={at} row={entry} />;
        return <Gap key={at} gap={entry} {...(onLarge === undefined ? {} : { onUnfold: onLarge })} />;
      })}
    </div>
  );
});

/** Without `onUnfold` it shows its rows itself. */
function Gap({ gap, onUnfold }: { gap: SectionGap; onUnfold?: () => void }): ReactNode {
  const [isUnfolded, setUnfolded] = useState(false);
  if (isUnfolded)
    return gap.rows.map((row) => (
      <Row key={row.newStart} row={{ ...row, change: null, isContinued: false }} />
    ));
  return (
    <button
      type="button"
      className={styles.gap}
      data-start={gap.newStart}
      onClick={onUnfold ?? (() => setUnfolded(true))}
    >
      <UnfoldVertical size={13} aria-hidden />
      {counted(gap.rows.length, 'unchanged paragraph')}
    </button>
  );
}

const ROW_LABELS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

function Row({ row }: { row: SectionRow }) {
  const { kind, change, isContinued } = row;
  return (
    <div
      className={classNames(styles.row, styles[kind], row.blockKind === 'heading' && styles.heading)}
      data-start={row.newStart}
      {...(change === null ? {} : { 'data-change': change })}
    >
      {kind !== 'same' && !isContinued && <span className={styles.label}>{ROW_LABELS[kind]}</span>}
      <p>
        {row.pieces.map((piece, index) => {
          const key = `${index}`;
          if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>;
          if (piece.kind === 'removed') return <del key={key}>{piece.text}</del>;
          return <span key={key}>{piece.text}</span>;
        })}
      </p>
    </div>
  );
}

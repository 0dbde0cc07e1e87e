/** The newer text with what came and what went, unchanged stretches folded. */
import { UnfoldVertical } from 'lucide-react';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { type ChangeRow, foldUnchanged } from '../../domain/text/change-rows.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './changed-text.module.css';

export const ChangedText = memo(function ChangedText({ rows }: { rows: readonly ChangeRow[] }) {
  const shown = useMemo(() => foldUnchanged(rows), [rows]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  let changes = -1;
  const rowElement = (row: ChangeRow): ReactNode => {
    if (row.kind !== 'same') changes += 1;
    const key = `${row.kind}-${row.newStart}-${changes}`;
    return <Row key={key} row={row} {...(row.kind === 'same' ? {} : { change: changes })} />;
  };
  return (
    <div className={styles.text}>
      {rows.every(({ kind }) => kind === 'same') && (
        <p className={styles.note}>The words are the same; only their form may have changed.</p>
      )}
      {shown.map((entry) => {
        if (entry.kind !== 'gap') return rowElement(entry);
        const at = entry.rows[0]?.newStart ?? 0;
        if (unfolded.has(at)) return entry.rows.map(rowElement);
        return (
          <button
            key={`gap-${at}`}
            type="button"
            className={styles.gap}
            onClick={() => setUnfolded((known) => new Set(known).add(at))}
          >
            <UnfoldVertical size={13} aria-hidden />
            {counted(entry.rows.length, 'unchanged paragraph')}
          </button>
        );
      })}
    </div>
  );
});

const ROW_LABELS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

function Row({ row, change }: { row: ChangeRow; change?: number }) {
  const isHeading = row.blockKind === 'heading';
  return (
    <div
      className={classNames(styles.row, styles[row.kind], isHeading && styles.heading)}
      {...(change === undefined ? {} : { 'data-change': change })}
    >
      {row.kind !== 'same' && <span className={styles.label}>{ROW_LABELS[row.kind]}</span>}
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

/** The shared origin of a source in the table: "Origin 2", "3 sources · 94%"; a door to its sources. */
import { BadgeCheck } from 'lucide-react';
import { counted } from '../../domain/count.ts';
import type { SourceId } from '../../domain/ids.ts';
import { formatShare, type Origins, shareWithin } from '../../domain/origins/origins.ts';
import styles from './origin-cell.module.css';

type OriginCellProps = { id: SourceId; origins: Origins; onShow: () => void };

export function OriginCell({ id, origins, onShow }: OriginCellProps) {
  const origin = origins.shared.get(id);
  if (origin === undefined) return <span className={styles.none}>–</span>;
  const { number, sourceIds, isConfirmed } = origin;
  const share = shareWithin(origins, id);
  const size = counted(sourceIds.length, 'source');
  const state = isConfirmed ? 'confirmed' : 'found by comparing the texts';
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.origin}
      title={`Show the ${size} of origin ${number}, ${state}`}
      onClick={onShow}
    >
      <span className={styles.name}>
        Origin {number}
        {isConfirmed && <BadgeCheck size={12} aria-label="confirmed" />}
      </span>
      <span className={styles.facts}>{share > 0 ? `${size} · ${formatShare(share)}` : size}</span>
    </button>
  );
}

import { balanceOf, describeBalance } from '../domain/evidence-balance.ts';
import type { Evidence } from '../domain/records.ts';
import styles from './evidence-balance.module.css';

/** Pixels for each piece of evidence, and for all of them together. */
const PIECE = 16;
const LONGEST = 104;

/** A bar of what supports and what contradicts a claim, and the same in words. */
export function EvidenceBalanceBar({ evidence }: { evidence: readonly Pick<Evidence, 'stance'>[] }) {
  const balance = balanceOf(evidence);
  const bearing = balance.supports + balance.contradicts + balance.qualifies;
  const unit = Math.min(PIECE, LONGEST / Math.max(1, bearing));
  return (
    <span className={styles.balance}>
      {bearing > 0 && (
        <span aria-hidden className={styles.bar}>
          <Piece className={styles.supports} width={balance.supports * unit} />
          <Piece className={styles.qualifies} width={balance.qualifies * unit} />
          <Piece className={styles.contradicts} width={balance.contradicts * unit} />
        </span>
      )}
      {/* A count and its verb stay on one line. */}
      <span className={styles.words}>{describeBalance(balance).replace(/(\d+|gives?) /gu, '$1\u00A0')}</span>
    </span>
  );
}

function Piece({ className, width }: { className: string | undefined; width: number }) {
  return width === 0 ? null : <span className={className} style={{ width }} />;
}

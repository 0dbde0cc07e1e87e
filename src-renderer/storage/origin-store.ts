/**
 * Where fingerprints of texts survive a restart: a database of its own, which may be thrown away at any time. A row says
 * that its text was examined against the others; whatever has none, or a damaged one, is examined again.
 */
import { Dexie, type Table } from 'dexie';
import type { DossierId, RevisionId, SourceId } from '../domain/ids.ts';

/** To be raised whenever fingerprints or what makes one origin change: every text is examined anew. */
export const FINGERPRINT_VERSION = 2;

export type StoredFingerprint = {
  sourceId: SourceId;
  dossierId: DossierId;
  revisionId: RevisionId;
  version: number;
  prints: Uint32Array<ArrayBuffer>;
  /** Of `prints`, to notice damage. */
  sum: number;
};

/** A sum over fingerprints in which each and their number count. */
export function sumOf(prints: Uint32Array): number {
  return prints.reduce((sum, print) => (Math.imul(sum, 31) + print) >>> 0, prints.length);
}

/** Whether a stored row is whole and of this version. */
export function isWhole(row: StoredFingerprint): boolean {
  return (
    row.version === FINGERPRINT_VERSION && row.prints instanceof Uint32Array && sumOf(row.prints) === row.sum
  );
}

const DATABASE_NAME = 'chancery-origins';

export class OriginStore extends Dexie {
  declare readonly fingerprints: Table<StoredFingerprint, string>;

  /** @param name other than the default only in tests */
  constructor(name: string = DATABASE_NAME) {
    // Relaxed: what is lost in a power cut is made again.
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ fingerprints: 'sourceId, dossierId' });
  }
}

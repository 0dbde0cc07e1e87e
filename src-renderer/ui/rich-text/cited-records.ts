/**
 * What the atoms of a document on screen show, live: they redraw when a number, a claim, a grade or a passage changes
 * anywhere. It is resolved by the same pure function that the exporters use. Plain functions, no React: node views are
 * plain DOM (DESIGN §6).
 */
import { liveQuery, type Subscription } from 'dexie';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { Judgement } from '../../domain/brief/judgement.ts';
import { type Endnote, type ResolvedBrief, resolveBrief } from '../../domain/brief/resolve.ts';
import type { ClaimId, DossierId } from '../../domain/ids.ts';
import { type LiveMaterial, loadLiveMaterial, type Pointers } from '../../storage/brief-material.ts';
import type { ChanceryDatabase } from '../../storage/database.ts';
import type { DocumentPointers } from './document-pointers.ts';

export type CitedRecords = {
  /** The citation's number; null where it points to nothing. */
  numberOf: (target: CitationTarget | null) => number | null;
  /** What a citation stands for; null where it points to nothing, or until its records were read. */
  endnoteOf: (target: CitationTarget | null) => Endnote | null;
  /** What a claim block states; null where the claim is gone, or until it was read. */
  judgementOf: (claimId: ClaimId | null) => Judgement | null;
  /** How many sources the document cites, of how many origins; null until they were read. */
  sourceCount: () => { sources: number; origins: number } | null;
  /** False while the record is still on its way: it must not be called missing then. */
  isRead: (id: string) => boolean;
  /** Follows what another state of the document points to. */
  follow: (pointers: DocumentPointers) => void;
  /** Calls `listener` whenever what is shown may have changed; gives a function that ends that. */
  subscribe: (listener: () => void) => () => void;
  close: () => void;
};

type Read = { ids: ReadonlySet<string>; material: LiveMaterial };

function idsOf({ annotations, sources, claims }: Pointers): ReadonlySet<string> {
  return new Set<string>([...annotations, ...sources, ...claims]);
}

export function createCitedRecords(database: ChanceryDatabase, dossierId: DossierId): CitedRecords {
  const listeners = new Set<() => void>();
  let pointers: DocumentPointers | null = null;
  let read: Read | null = null;
  let resolved: ResolvedBrief | null = null;
  let subscription: Subscription | null = null;

  const refresh = (): void => {
    resolved =
      pointers === null || read === null
        ? null
        : resolveBrief(pointers.atoms, { ...read.material, locators: new Map(), positions: new Map() });
    for (const listener of listeners) listener();
  };
  const numberOf = (target: CitationTarget | null): number | null =>
    target === null ? null : (pointers?.numbering.numberOf(target) ?? null);
  const isRead = (id: string): boolean => read?.ids.has(id) === true;

  return {
    numberOf,
    isRead,
    endnoteOf(target) {
      const number = numberOf(target);
      if (target === null || number === null || !isRead(target.id)) return null;
      return resolved?.endnotes[number - 1] ?? null;
    },
    judgementOf: (claimId) => resolved?.judgements.find(({ claim }) => claim.id === claimId) ?? null,
    sourceCount: () =>
      resolved === null ? null : { sources: resolved.sources.length, origins: resolved.origins },
    follow(next) {
      if (pointers === next) return;
      pointers = next;
      refresh();
      subscription?.unsubscribe();
      const ids = idsOf(next.pointers);
      subscription = liveQuery(() => loadLiveMaterial(database, dossierId, next.pointers)).subscribe({
        next: (material) => {
          read = { ids, material };
          refresh();
        },
        // The atoms keep their numbers; the next change of the document tries again.
        error: (error: unknown) => console.error('Reading cited records failed', error),
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      subscription?.unsubscribe();
      subscription = null;
      listeners.clear();
    },
  };
}

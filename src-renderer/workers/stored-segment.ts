/** A segment of the index as it is stored, and what makes sure that what comes back is what was written. */
import { documentCount, placeCount, type Segment } from '../domain/search/segment.ts';
import type { SearchDocument } from '../storage/search-material.ts';
import type { StoredSegment } from '../storage/search-store.ts';

/** A document as the index keeps it, beside its words. */
export type Entry = Omit<SearchDocument, 'title' | 'text'> & { key: string };

/** To be raised whenever what is stored, or how words are folded, changes: what is older is made anew. */
const FORMAT_VERSION = 3;

/** No word holds a line break. */
const BETWEEN_TERMS = '\n';

type Unpacked = { id: number; segment: Segment; entries: Entry[] };

export function packSegment(id: number, segment: Segment, entries: readonly Entry[]): StoredSegment {
  const { terms, ...numbers } = segment;
  const stored = {
    id,
    version: FORMAT_VERSION,
    terms: terms.join(BETWEEN_TERMS),
    ...numbers,
    entries: [...entries],
  };
  return { ...stored, sum: sumOf(stored) };
}

/** Null where it is damaged or of another version. */
export function unpackSegment(value: unknown): Unpacked | null {
  if (!isStoredSegment(value) || value.version !== FORMAT_VERSION || value.sum !== sumOf(value)) return null;
  const { id, starts, places, documents, texts, samples, firstSamples } = value;
  const terms = value.terms === '' ? [] : value.terms.split(BETWEEN_TERMS);
  const segment: Segment = { terms, starts, places, documents, texts, samples, firstSamples };
  const isWhole =
    starts.length === terms.length + 1 &&
    starts.at(-1) === places.length &&
    documents.length === documentCount(segment) + 1 &&
    firstSamples.length === documents.length &&
    firstSamples.at(-1) === samples.length &&
    places.length <= placeCount(segment);
  const { entries } = value;
  if (!isWhole || entries.length !== documentCount(segment) || !entries.every(isEntry)) return null;
  return { id, segment, entries };
}

const ARRAYS = ['starts', 'places', 'documents', 'texts', 'samples', 'firstSamples'] as const;

function isStoredSegment(value: unknown): value is StoredSegment {
  if (typeof value !== 'object' || value === null) return false;
  const stored = value as Partial<StoredSegment>;
  return (
    typeof stored.id === 'number' &&
    typeof stored.terms === 'string' &&
    Array.isArray(stored.entries) &&
    ARRAYS.every((name) => stored[name] instanceof Uint32Array)
  );
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Entry>;
  const { key, id, stamp, kind, dossierId, sourceId, textId, reliability, date } = entry;
  const words = [key, id, stamp, kind, dossierId, sourceId, textId, reliability, date];
  const isNamed = typeof entry.heading === 'object' && entry.heading !== null;
  return isNamed && words.every((part) => typeof part === 'string') && Array.isArray(entry.tagIds);
}

/** A sum over all numbers, each weighted by its place (FNV-1a's step on 32 bits): one changed bit changes it. */
function sumOf(stored: Pick<StoredSegment, 'terms' | (typeof ARRAYS)[number]>): number {
  let sum = 0x811c9dc5;
  const add = (number: number): void => {
    sum = Math.imul(sum ^ number, 0x01000193);
  };
  for (const name of ARRAYS) for (const number of stored[name]) add(number);
  for (let at = 0; at < stored.terms.length; at += 1) add(stored.terms.charCodeAt(at));
  return sum >>> 0;
}

/** One entry of a bibliography, and how the file that holds it is cut into entries. */
import type { StatedMetadata } from './parsed.ts';

/**
 * One entry. `abstract` is one line of plain text, '' where there is none; `attachments` the paths and addresses of its
 * files as the bibliography names them, unescaped; `original` the entry's own bytes, cut out of the file unchanged wherever
 * its encoding allows it. `problem` says in a sentence what could not be read: the rest of the entry is what could.
 */
export type BibliographyEntry = {
  metadata: StatedMetadata;
  abstract: string;
  attachments: string[];
  original: { bytes: Uint8Array<ArrayBuffer>; encoding: string; mediaType: string };
  problem?: string;
};

/** An entry before it is known where its bytes are. */
export type ReadEntry = Omit<BibliographyEntry, 'original'>;

/** Where an entry stands in the file, in characters of the string that was cut; end-exclusive. */
export type Cut = { start: number; end: number };

/** An entry of which nothing could be read. */
export function unreadable(problem: string): ReadEntry {
  return { metadata: {}, abstract: '', attachments: [], problem };
}

/** The full reference of a source (ICD 206; the fields are those of CSL-JSON), as parts that a format joins and escapes. */
import { formatDate } from './date.ts';
import type { Source } from './records.ts';

/** "A. Author", "Publisher", "21 November 2025", "vol. 3, no. 2, pp. 1–5", "doi:10.1000/1"; without title and address. */
export function referenceParts(source: Source): string[] {
  const [author, publisher] = [source.author.trim(), source.publisher.trim()];
  const issued = source.issued.trim();
  const within = [
    source.volume.trim() === '' ? '' : `vol. ${source.volume.trim()}`,
    source.issue.trim() === '' ? '' : `no. ${source.issue.trim()}`,
    pageWords(source.page.trim()),
  ].filter((part) => part !== '');
  const doi = source.doi.trim().replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '');
  return [
    author,
    publisher === author ? '' : publisher,
    issued === '' ? 'undated' : formatDate(issued),
    within.join(', '),
    doi === '' ? '' : `doi:${doi}`,
  ].filter((part) => part !== '');
}

function pageWords(page: string): string {
  if (page === '') return '';
  return /[-–,]/.test(page) ? `pp. ${page}` : `p. ${page}`;
}

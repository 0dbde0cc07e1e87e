/** Reads what hits say and where in it the words stand. What was read stays at hand: the next key shows much of it again. */
import { findMatches, findPassage, makeSnippet, type TextRange } from '../domain/search/passage.ts';
import type { ParsedQuery } from '../domain/search/query.ts';
import type { ChanceryDatabase } from '../storage/database.ts';
import { searchKey } from '../storage/search-material.ts';
import { readSearchTexts, type SearchText } from '../storage/search-texts.ts';
import type { RankedHit } from './search-index.ts';
import type { SearchHit } from './search-messages.ts';

/** Characters of texts that are kept; a long one counts for many. */
const MOST_KEPT = 4_000_000;
/** Beginnings of so many words that the index keeps no place for them stand at the start of most texts. */
const FIRST_PIECE = 4000;

export class HitReader {
  private readonly database: ChanceryDatabase;
  /** By key, the one asked for last at the end. Its stamp is the index's: what changed is read anew. */
  private readonly kept = new Map<string, SearchText>();
  private size = 0;

  constructor(database: ChanceryDatabase) {
    this.database = database;
  }

  /** Hits with their words; what is gone from the database meanwhile is left out. */
  async read(ranked: readonly RankedHit[], query: ParsedQuery): Promise<SearchHit[]> {
    const missing = ranked.filter(({ key, stamp }) => this.kept.get(key)?.stamp !== stamp);
    if (missing.length > 0) for (const said of await readSearchTexts(this.database, missing)) this.keep(said);
    const hits = ranked.flatMap((hit) => {
      const said = this.kept.get(hit.key);
      if (said?.stamp !== hit.stamp) return [];
      this.keep(said);
      return describe(hit, said, query);
    });
    this.forgetOldest();
    return hits;
  }

  private keep(said: SearchText): void {
    const key = searchKey(said);
    this.size -= this.kept.get(key)?.text.length ?? 0;
    this.kept.delete(key);
    this.kept.set(key, said);
    this.size += said.text.length;
  }

  private forgetOldest(): void {
    for (const [key, { text }] of this.kept) {
      if (this.size <= MOST_KEPT) return;
      this.kept.delete(key);
      this.size -= text.length;
    }
  }
}

function describe(hit: RankedHit, said: SearchText, query: ParsedQuery): SearchHit {
  const { kind, id, dossierId, sourceId, heading, window } = hit;
  const inText = findInWindow(said.text, query, window);
  const shown = showIn(said, inText, query);
  const { text: piece, start } = makeSnippet(shown.text, shown.matches);
  const snippet = `${start > 0 ? '… ' : ''}${piece}${start + piece.length < shown.text.length ? ' …' : ''}`;
  const first = inText?.[0];
  const last = inText?.findLast((match) => match.end <= start + piece.length);
  const passage =
    kind === 'source' && first !== undefined ? { start: first.start, end: (last ?? first).end } : null;
  return { kind, id, dossierId, sourceId, heading, snippet, marks: findMatches(snippet, query), passage };
}

/** The text of which a piece is shown: a claim's statement, with who says so where that is what was found. */
function showIn(
  { kind, title, text }: SearchText,
  inText: TextRange[] | null,
  query: ParsedQuery,
): { text: string; matches: TextRange[] | null } {
  if (kind === 'claim') {
    const whole = inText === null ? title : `${title} (${text.trim().replaceAll('\n', '; ')})`;
    return { text: whole, matches: null };
  }
  const isTitleOnly = inText === null && kind !== 'source';
  return isTitleOnly ? { text: title, matches: findPassage(title, query) } : { text, matches: inText };
}

function findInWindow(text: string, query: ParsedQuery, window: RankedHit['window']): TextRange[] | null {
  const { start, end } = window ?? { start: 0, end: FIRST_PIECE };
  const found = findPassage(text.slice(start, end), query);
  if (found !== null) return found.map((match) => ({ start: match.start + start, end: match.end + start }));
  return end >= text.length && start === 0 ? null : findPassage(text, query);
}

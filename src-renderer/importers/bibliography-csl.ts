/**
 * CSL-JSON items (Citation Style Language 1.0.2) to metadata: the model that every bibliography is read through. Items come
 * from files, so nothing about them is taken for granted.
 */
import { isPartialDate } from '../domain/date.ts';
import type { MetadataOrigin } from '../domain/vocabularies/metadata-origin.ts';
import type { SourceKind } from '../domain/vocabularies/source-kind.ts';
import { toLanguageTag } from './bibliography-language.ts';
import { toIsoDate } from './dates.ts';
import { normaliseText } from './normalise.ts';
import { type StatedMetadata, statedAt } from './parsed.ts';

export type CslItem = Readonly<Record<string, unknown>>;

/** The nearest of our kinds for each CSL type that has one. */
const KINDS: Readonly<Record<string, SourceKind>> = {
  article: 'article-journal',
  'article-journal': 'article-journal',
  'article-magazine': 'article-newspaper',
  'article-newspaper': 'article-newspaper',
  bill: 'legislation',
  book: 'report',
  broadcast: 'speech',
  chapter: 'report',
  classic: 'report',
  collection: 'report',
  dataset: 'report',
  hearing: 'speech',
  interview: 'speech',
  legal_case: 'legislation',
  legislation: 'legislation',
  manuscript: 'report',
  pamphlet: 'report',
  'paper-conference': 'article-journal',
  personal_communication: 'personal_communication',
  post: 'webpage',
  'post-weblog': 'post-weblog',
  regulation: 'legislation',
  report: 'report',
  review: 'article-journal',
  'review-book': 'article-journal',
  speech: 'speech',
  standard: 'report',
  thesis: 'report',
  treaty: 'legislation',
  webpage: 'webpage',
};

/** Kinds that are published by what contains them: the newspaper, the journal, the site. */
const IN_A_CONTAINER: ReadonlySet<string> = new Set([
  'article-newspaper',
  'article-journal',
  'post-weblog',
  'webpage',
]);

/** Values longer than this are not metadata. */
const LONGEST_FIELD = 2000;
const LONGEST_ABSTRACT = 100_000;

/** What an item states. `kind` is absent where no kind of ours is near; dates, addresses and tags that are none are too. */
export function cslMetadata(item: CslItem, origin: MetadataOrigin): StatedMetadata {
  const url = webAddress(textOf(item, 'URL'));
  const kind = kindOf(item, url !== '');
  const container = textOf(item, 'container-title');
  const publisher = textOf(item, 'publisher');
  return statedAt(origin, {
    kind,
    title: textOf(item, 'title'),
    author: authorsOf(item),
    publisher: IN_A_CONTAINER.has(kind) ? container || publisher : publisher || container,
    issued: isoDateOf(own(item, 'issued')),
    url,
    language: toLanguageTag(textOf(item, 'language')),
    doi: doiOf(textOf(item, 'DOI')) || doiOf(url),
    volume: textOf(item, 'volume'),
    issue: textOf(item, 'issue'),
    page: textOf(item, 'page').replace(/(\d)\s*--?\s*(?=\d)/gu, '$1–'),
  });
}

/** The abstract on one line, '' without one. */
export function cslAbstract(item: CslItem): string {
  return plainText(own(item, 'abstract'), LONGEST_ABSTRACT);
}

/** An address that a browser could open, as `URL` writes it, or ''. */
export function webAddress(written: string): string {
  const url = URL.parse(written.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
}

function kindOf(item: CslItem, hasAddress: boolean): SourceKind | '' {
  const type = textOf(item, 'type');
  // biblatex tells newspapers from journals by the subtype, which CSL calls genre.
  if (type.startsWith('article') && /^(?:newspaper|magazine)/i.test(textOf(item, 'genre')))
    return 'article-newspaper';
  if (type === 'document' && hasAddress) return 'webpage';
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? '') : '';
}

function authorsOf(item: CslItem): string {
  const names = (field: string): string[] => {
    const list = own(item, field);
    return Array.isArray(list) ? list.map(nameOf).filter((name) => name !== '') : [];
  };
  const authors = names('author');
  if (authors.length > 0) return authors.join('; ');
  return names('editor')
    .map((name) => `${name} (ed.)`)
    .join('; ');
}

/** "Given Family". Semicolons part authors, so none stays inside a name. */
function nameOf(name: unknown): string {
  if (typeof name === 'string') return plainText(name).replaceAll(';', ',');
  if (!isItem(name)) return '';
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'];
  const written =
    textOf(name, 'literal') ||
    parts
      .map((part) => textOf(name, part))
      .filter(Boolean)
      .join(' ');
  // "and others" is BibTeX's way to cut a list short.
  return written === 'others' ? 'et al.' : written.replaceAll(';', ',');
}

/** The beginning of a CSL date, as far as it exists in the calendar. Seasons are not dates. */
function isoDateOf(date: unknown): string {
  if (typeof date === 'string') return toIsoDate(plainText(date));
  if (!isItem(date)) return '';
  const ranges = own(date, 'date-parts');
  const first: unknown = Array.isArray(ranges) ? (Array.isArray(ranges[0]) ? ranges[0] : ranges) : [];
  const parts = (Array.isArray(first) ? first : []).map(Number);
  const [year = 0, month = 0, day = 0] = parts;
  if (Number.isInteger(year) && year > 0 && year < 10_000) {
    const digits = [String(year).padStart(4, '0'), pad(month), pad(day)];
    const candidates = [3, 2, 1].map((length) => digits.slice(0, length).join('-'));
    return candidates.find((candidate) => isPartialDate(candidate)) ?? '';
  }
  return toIsoDate(textOf(date, 'raw')) || toIsoDate(textOf(date, 'literal'));
}

function pad(part: number): string {
  return Number.isInteger(part) && part > 0 ? String(part).padStart(2, '0') : '';
}

function doiOf(written: string): string {
  const found = /10\.\d{4,9}\/\S+/u.exec(written)?.[0] ?? '';
  return found.replace(/[.,;)\]]+$/u, '');
}

/** A string or number of an item, as plain text. */
function textOf(item: CslItem, field: string): string {
  return plainText(own(item, field));
}

/** Never what an object inherits: items come from JSON, where "__proto__" is a name like any other. */
function own(item: CslItem, field: string): unknown {
  return Object.hasOwn(item, field) ? item[field] : undefined;
}

/** True for an object that is no list. */
export function isItem(value: unknown): value is CslItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The markup that CSL-JSON allows in its fields, and that of JATS, which publishers' abstracts bring. */
const RICH_TEXT = /<\/?(?:i|b|sc|sup|sub|jats:[a-z-]+)>|<span (?:class|style)="[^"<>]*">|<\/span>/gi;

/** One line without the markup of its format; all other markup is text. '' for what is neither string nor number. */
export function plainText(value: unknown, longest = LONGEST_FIELD): string {
  const text = Array.isArray(value) && value.length > 0 ? value[0] : value;
  if (typeof text === 'number') return Number.isFinite(text) ? String(text) : '';
  if (typeof text !== 'string') return '';
  return normaliseText(text.slice(0, longest * 2).replace(RICH_TEXT, ''))
    .replace(/ı(?=[\u0300-\u036f])/gu, 'i')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

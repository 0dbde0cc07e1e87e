/** YAML front matter of Markdown files: the few flat fields that describe an article, read line by line. */
import { toIsoDate } from './dates.ts';

/** '' for what is not stated. */
export type FrontMatterFields = {
  title: string;
  author: string;
  publisher: string;
  issued: string;
  url: string;
  language: string;
};

/** Keys that blogs, clippers and static-site tools use, first come first served. */
const KEYS: Readonly<Record<keyof FrontMatterFields, readonly string[]>> = {
  title: ['title', 'headline'],
  author: ['author', 'authors', 'by', 'byline', 'creator'],
  publisher: ['publisher', 'publication', 'site', 'site_name', 'source'],
  issued: ['date', 'issued', 'published', 'publisheddate', 'published_at', 'pubdate', 'created'],
  url: ['url', 'link', 'canonical', 'source_url', 'source', 'permalink'],
  language: ['lang', 'language'],
};

/**
 * Parts a Markdown text from its front matter. Without one (or with one that is never closed) `body` is the whole text.
 * Nested values are ignored; lists become names parted by commas.
 */
export function splitFrontMatter(text: string): { fields: FrontMatterFields; body: string } {
  const opening = /^---[ \t]*\n/.exec(text);
  const closing =
    opening === null ? null : /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(opening[0].length, 20_000));
  if (opening === null || closing === null) return { fields: toFields(new Map()), body: text };
  const header = text.slice(opening[0].length, opening[0].length + closing.index);
  const values = readValues(header);
  // A thematic break at the top of a text looks the same; without one "key: value" line it is not front matter.
  if (values.size === 0 && header.trim() !== '') return { fields: toFields(new Map()), body: text };
  return {
    fields: toFields(values),
    body: text.slice(opening[0].length + closing.index + closing[0].length),
  };
}

function readValues(header: string): Map<string, string> {
  const values = new Map<string, string>();
  let key = '';
  for (const line of header.split('\n')) {
    const pair = /^([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*))?$/.exec(line);
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line);
    if (pair !== null) {
      key = (pair[1] ?? '').toLowerCase();
      if (!values.has(key)) values.set(key, unquote(pair[2] ?? ''));
    } else if (item !== null && key !== '') {
      values.set(key, [values.get(key), unquote(item[1] ?? '')].filter(Boolean).join(', '));
    }
  }
  return values;
}

function unquote(value: string): string {
  const trimmed = value.trim();
  const quoted = /^(["'])(.*)\1$/.exec(trimmed);
  if (quoted !== null) {
    const inner = quoted[2] ?? '';
    return quoted[1] === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'");
  }
  const list = /^\[(.*)\]$/.exec(trimmed);
  if (list !== null) return (list[1] ?? '').split(',').map(unquote).filter(Boolean).join(', ');
  return trimmed.replace(/\s#.*$/, '');
}

function toFields(values: ReadonlyMap<string, string>): FrontMatterFields {
  const first = (field: keyof FrontMatterFields, accepts: (value: string) => boolean): string =>
    KEYS[field].map((key) => values.get(key) ?? '').find((value) => value !== '' && accepts(value)) ?? '';
  const isUrl = (value: string): boolean => /^https?:\/\/\S+$/i.test(value);
  return {
    title: first('title', () => true),
    author: first('author', () => true),
    publisher: first('publisher', (value) => !isUrl(value)),
    issued: toIsoDate(first('issued', (value) => toIsoDate(value) !== '')),
    url: first('url', isUrl),
    language: first('language', (value) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value)),
  };
}

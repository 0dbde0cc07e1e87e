/**
 * BibTeX and biblatex, read entry by entry by Citation.js, so that a broken one costs only itself: macros, LaTeX accents,
 * names and inherited fields are its work.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { cslAbstract, cslMetadata, isItem, plainText } from './bibliography-csl.ts';
import { type Cut, type ReadEntry, unreadable } from './bibliography-entry.ts';
import { splitFileField } from './bibliography-file-field.ts';

/** The only fields that are read: what is not looked at cannot fail. */
const FIELDS: ReadonlySet<string> = new Set(
  `abstract author booktitle booksubtitle crossref date day doi editor entrysubtype howpublished institution issue journal
   journalsubtitle journaltitle langid language maintitle mainsubtitle month number organization pages publisher school
   subtitle title type url volume year`.split(/\s+/u),
);

type RawEntry = { type: string; label: string; properties: Record<string, string> };

/** `@type{` at the start of a line or after the entry before it. */
const OPENING = /(?<=^\uFEFF?|[\r\n}])[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]/gu;

/**
 * Where entries, macros (`@string`) among them, stand. An entry ends where its braces close, or before the next one where
 * they never do, so that one of them does not swallow the rest. Linear.
 */
export function cutBibtex(source: string): Cut[] {
  const openings = [...source.matchAll(OPENING)];
  return openings.flatMap((opening, index) => {
    if (/^(?:comment|preamble)$/i.test(opening[1] ?? '')) return [];
    const start = opening.index;
    const next = openings[index + 1]?.index ?? source.length;
    const open = start + opening[0].length - 1;
    const close = closingBrace(source, open, next);
    return [{ start, end: close ?? start + source.slice(start, next).trimEnd().length }];
  });
}

/** The offset after the brace that closes the one at `open`, or null where `limit` comes first. */
function closingBrace(source: string, open: number, limit: number): number | null {
  const isParenthesis = source[open] === '(';
  let depth = isParenthesis ? 0 : 1;
  for (let i = open + 1; i < limit; i += 1) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (isParenthesis ? depth === 0 && character === ')' : depth === 0) return i + 1;
  }
  return null;
}

/** Reads the entries that `cutBibtex` cut out; null for a macro, which is no entry of its own. */
export function readBibtex(entries: readonly string[]): (ReadEntry | null)[] {
  const macros = new Map<string, string>();
  for (const entry of entries) {
    const name = /^\s*@\s*string\s*[{(]\s*([^\s={}"#,]+)\s*=/iu.exec(entry)?.[1];
    if (name !== undefined) macros.set(name.toLowerCase(), entry);
  }
  const parsed = entries.map((entry) => (isMacro(entry) ? null : parseEntry(entry, macros)));
  const byLabel = new Map<string, RawEntry>();
  for (const entry of parsed) if (isRaw(entry)) byLabel.set(entry.label, entry);
  return parsed.map((entry) => (isRaw(entry) ? readEntry(entry, byLabel) : entry));
}

function isMacro(entry: string): boolean {
  return /^\s*@\s*string\b/iu.test(entry);
}

function isRaw(entry: RawEntry | ReadEntry | null): entry is RawEntry {
  return entry !== null && 'properties' in entry;
}

/** Field values as written, macros resolved. */
function parseEntry(entry: string, macros: ReadonlyMap<string, string>): RawEntry | ReadEntry {
  const header = /^\s*@\s*([A-Za-z]+)\s*[{(]\s*(?:([^\s,={}"#]+)\s*,|,)?/u.exec(entry);
  const [opening = '', type = '', label = ''] = header ?? [];
  const name =
    label === '' ? `The ${type.toLowerCase()} without a key` : `The entry “${plainText(label, 80)}”`;
  const closer = opening.includes('(') && !opening.includes('{') ? ')' : '}';
  const body = entry.slice(opening.length);
  if (closingBrace(`{${body}`, 0, body.length + 1) === null && closer === '}')
    return unreadable(`${name} could not be read: its braces do not match.`);
  try {
    const source = `${usedMacros(body, macros)}@${type}${closer === ')' ? '(' : '{'}key,${body}`;
    const found = plugins.input.data(source, '@biblatex/text');
    const properties: unknown = Array.isArray(found) && isItem(found[0]) ? found[0].properties : null;
    if (!isItem(properties)) return unreadable(`${name} could not be read.`);
    // The name of a macro that nobody defined can be that of an object's method.
    const values = Object.entries(properties).map(([field, value]) => [
      field,
      typeof value === 'function' ? '' : String(value),
    ]);
    return { type: type.toLowerCase(), label, properties: Object.fromEntries(values) };
  } catch {
    return unreadable(`${name} could not be read: it is not BibTeX.`);
  }
}

/** The definitions of the macros that an entry uses, and of those that they use. */
function usedMacros(body: string, macros: ReadonlyMap<string, string>): string {
  if (macros.size === 0) return '';
  const used = new Map<string, string>();
  const collect = (text: string): void => {
    for (const match of text.matchAll(/[=#]\s*([A-Za-z_][\w:+-]*)/gu)) {
      const name = (match[1] ?? '').toLowerCase();
      const definition = macros.get(name);
      if (definition === undefined || used.has(name)) continue;
      used.set(name, '');
      collect(definition.slice(definition.indexOf('=')));
      used.delete(name);
      used.set(name, definition);
    }
  };
  collect(body);
  return [...used.values()].filter((definition) => definition !== '').join('\n');
}

function readEntry(entry: RawEntry, byLabel: ReadonlyMap<string, RawEntry>): ReadEntry {
  const { item, unread } = toCsl(entry, byLabel);
  const metadata = cslMetadata(item, 'bibtex');
  const problem = problemOf(entry.label, unread, metadata.title === undefined);
  return {
    metadata,
    abstract: cslAbstract(item),
    attachments: splitFileField(entry.properties.file ?? ''),
    ...(problem === '' ? {} : { problem }),
  };
}

function problemOf(label: string, unread: readonly string[], lacksTitle: boolean): string {
  const name = label === '' ? 'An entry without a key' : `The entry “${plainText(label, 80)}”`;
  if (unread.length > 0) return `${name} has LaTeX that could not be read, in: ${unread.join(', ')}.`;
  return lacksTitle ? `${name} has no title.` : '';
}

/** CSL of an entry. A field that cannot be read is taken without its LaTeX, and named in `unread`. */
function toCsl(
  entry: RawEntry,
  byLabel: ReadonlyMap<string, RawEntry>,
): { item: Readonly<Record<string, unknown>>; unread: string[] } {
  const chosen = Object.entries(entry.properties).filter(([field]) => FIELDS.has(field));
  const own = { ...entry, properties: Object.fromEntries(chosen) };
  const whole = convert(own, parentsOf(own, byLabel));
  if (whole !== null) return { item: withPublisher(whole, own), unread: [] };
  const unread: string[] = [];
  const readable = chosen.map(([field, value]) => {
    const isReadable = (written: string): boolean =>
      convert({ type: entry.type, label: entry.label, properties: { [field]: written } }, []) !== null;
    const escaped = value.replace(/(?<!\\)\$/gu, '\\$');
    if (isReadable(value)) return [field, value];
    if (isReadable(escaped)) return [field, escaped];
    unread.push(field);
    const bare = value.replace(/[{}$\\~]/gu, ' ');
    return [field, isReadable(bare) ? bare : ''];
  });
  const repaired = { ...own, properties: Object.fromEntries(readable) };
  const item = convert(repaired, parentsOf(own, byLabel)) ?? convert(repaired, []) ?? {};
  return { item: withPublisher(item, repaired), unread };
}

/** The entries that an entry inherits from; a longer chain, or a circle, is a mistake. */
function parentsOf(entry: RawEntry, byLabel: ReadonlyMap<string, RawEntry>): RawEntry[] {
  const parents: RawEntry[] = [];
  let current: RawEntry | undefined = entry;
  while (current?.properties.crossref !== undefined && parents.length < 4) {
    current = byLabel.get(current.properties.crossref.trim());
    if (current === undefined || parents.includes(current) || current.label === entry.label) break;
    parents.push(current);
  }
  return parents;
}

function convert(entry: RawEntry, parents: readonly RawEntry[]): Readonly<Record<string, unknown>> | null {
  try {
    const items = plugins.input.data([entry, ...parents], '@biblatex/entries+list');
    const item: unknown = Array.isArray(items) ? items[0] : null;
    return isItem(item) ? item : null;
  } catch {
    return null;
  }
}

/** Who published it, where the parser's tables have no place for it: pages by an organisation, newspapers in `@misc`. */
function withPublisher(
  item: Readonly<Record<string, unknown>>,
  entry: RawEntry,
): Readonly<Record<string, unknown>> {
  if (plainText(item.publisher) !== '' || plainText(item['container-title']) !== '') return item;
  const { organization, institution, school, journal, journaltitle, howpublished = '' } = entry.properties;
  const written =
    organization ??
    institution ??
    school ??
    journaltitle ??
    journal ??
    howpublished.replace(/^.*https?:.*$/u, '');
  const decoded = convert({ type: 'misc', label: '', properties: { title: written } }, []);
  return { ...item, publisher: plainText(decoded?.title) };
}

/**
 * RIS (Research Information Systems' tagged format), read line by line by Citation.js. Which tag means what is ours: its
 * tables drop a newspaper's date and issue, and call its authors reporters.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { cslAbstract, cslMetadata, isItem, webAddress } from './bibliography-csl.ts';
import { type Cut, type ReadEntry, unreadable } from './bibliography-entry.ts';
import { toIsoDate } from './dates.ts';

/** Where entries stand: from a TY line to the line before the next, or to its ER line. Linear. */
export function cutRis(source: string): Cut[] {
  const starts = [...source.matchAll(/(?<=^\uFEFF?|[\r\n])[ \t]*TY {0,2}- ?/gu)].map((match) => match.index);
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? source.length;
    const body = source.slice(start, next);
    const closing = /[\r\n][ \t]*ER {0,2}-[^\r\n]*/u.exec(body);
    const length = closing === null ? body.trimEnd().length : closing.index + closing[0].length;
    return { start, end: start + length };
  });
}

/** Reads one entry. What it cannot read gives an entry with a problem. */
export function readRis(entry: string): ReadEntry {
  const record = recordOf(entry);
  if (record === null) return unreadable('The entry is not RIS.');
  const all = (...tags: string[]): string[] => tags.flatMap((tag) => record.get(tag) ?? []);
  const first = (...tags: string[]): string => all(...tags)[0] ?? '';
  const item = {
    type: typeOf(first('TY')),
    title: first('TI', 'T1', 'CT', 'BT', 'ST'),
    author: all('AU', 'A1').map(nameOf),
    editor: all('ED', 'A2').map(nameOf),
    'container-title': first('T2', 'JF', 'JO', 'BT', 'J2', 'JA'),
    publisher: first('PB'),
    issued: dateOf(all('DA', 'PY', 'Y1'), first('PY', 'Y1')),
    volume: first('VL'),
    issue: first('IS', 'CP'),
    page: [first('SP'), first('EP')].filter(Boolean).join('-'),
    URL: all('UR', 'LK', 'L2').map(webAddress).find(Boolean) ?? '',
    DOI: [first('DO'), ...all('M3', 'UR', 'N1')].find((value) => /\b10\.\d{4}/u.test(value)) ?? '',
    language: first('LA'),
    abstract: first('AB', 'N2'),
  };
  const metadata = cslMetadata(item, 'ris');
  return {
    metadata,
    abstract: cslAbstract(item),
    attachments: all('L1', 'L2').flatMap(splitPaths),
    ...(metadata.title === undefined ? { problem: 'The entry has no title.' } : {}),
  };
}

/** Values by tag, in order. */
function recordOf(entry: string): Map<string, string[]> | null {
  const records = plugins.input.data(joinLines(entry), '@ris/file');
  const record: unknown = Array.isArray(records) ? records[0] : null;
  if (!isItem(record)) return null;
  return new Map(
    Object.entries(record).map(([tag, value]) => [
      tag,
      (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string'),
    ]),
  );
}

/**
 * The entry as the parser takes it: two spaces before each hyphen, which some programs save; one line a value, since it would
 * add a continued line to a list as text; and no second separator in a value, where it would cut it.
 */
function joinLines(entry: string): string {
  const lines: string[] = [];
  for (const line of entry.split(/\r\n?|\n/u)) {
    const tagged = /^\s*([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$/u.exec(line);
    if (tagged !== null) lines.push(`${tagged[1]}  - ${(tagged[2] ?? '').replace(/\s+/gu, ' ').trim()}`);
    else if (line.trim() !== '' && lines.length > 0)
      lines.push(`${lines.pop()} ${line.replace(/\s+/gu, ' ').trim()}`);
  }
  return lines.join('\n');
}

const typesByTag = new Map<string, string>();

/** CSL's type for a TY tag, from the parser's table; '' for one that it does not know. */
function typeOf(written: string): string {
  const tag = written.trim().toUpperCase().slice(0, 10);
  const known = typesByTag.get(tag);
  if (known !== undefined) return known;
  const item = plugins.input.data({ TY: tag }, '@ris/record');
  const type = isItem(item) && typeof item.type === 'string' ? item.type : '';
  typesByTag.set(tag, type);
  return type;
}

/** "Family, Given, Suffix"; without a comma it is an organisation, or as the writer wants it. */
function nameOf(name: string): { [part: string]: string } {
  const [family = '', given = '', suffix = ''] = name.split(/,\s*/u);
  return given === '' ? { literal: family } : { family, given, suffix };
}

/** The most exact of the dates: "2025/11/21/", ISO, or words; a day without its year takes that of the entry. */
function dateOf(written: readonly string[], year: string): string {
  const bareYear = /\d{4}/u.exec(year)?.[0] ?? '';
  const dates = written.flatMap((value) => {
    const parts = /^(\d{4})(?:\/(\d{1,2})?(?:\/(\d{1,2})?)?)?/u.exec(value.trim());
    const slashed = parts
      ?.slice(1)
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'));
    return [
      slashed === undefined || /^\d{4}-/u.test(value.trim()) ? '' : toIsoDate(slashed.join('-')),
      toIsoDate(value),
      toIsoDate(`${value} ${bareYear}`),
    ];
  });
  return dates.reduce((best, date) => (date.length > best.length ? date : best), '');
}

/** One tag may hold several paths, parted by semicolons; a semicolon inside a name has no extension before it. */
function splitPaths(value: string): string[] {
  return value
    .split(/(?<=\.\w{2,5})\s*;\s*/u)
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

/** Cleans what a page says about itself: plain text of bounded length, addresses of the web, language tags. */

import { parseHtmlTree } from './html-tree.ts';
import { plainText } from './html-visibility.ts';
import { normaliseText } from './normalise.ts';

const MAX_NAMES = 50;

/** One line of plain text. Many sites leave markup or character references in values that may hold neither. */
export function cleanName(value: string, length = 500): string {
  const bounded = value.slice(0, 20 * length);
  const plain = /[<&]/.test(bounded) ? plainText(parseHtmlTree(bounded)) : bounded;
  const line = normaliseText(plain)
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length).trimEnd()}…`.toWellFormed();
}

/** Different names, parted by commas. What is an address is no name: profiles of authors are often given instead. */
export function joinNames(names: readonly string[]): string {
  const cleaned = names
    .slice(0, MAX_NAMES)
    .map((name) => cleanName(name, 200))
    .map((name) => name.replace(/^by\s+(?=\p{Lu})/iu, ''));
  return [...new Set(cleaned.filter((name) => name !== '' && !/^(?:https?:)?\/\//i.test(name)))].join(', ');
}

/** "Lund, Erik" as "Erik Lund". */
export function givenNameFirst(name: string): string {
  const parts = /^([^,]+),\s*([^,]+)$/.exec(name.trim());
  return parts === null ? name : `${parts[2]} ${parts[1]}`;
}

/** An absolute http or https address, else ''. */
export function cleanAddress(value: string, base?: string): string {
  const trimmed = value.trim();
  const url = trimmed === '' || trimmed.length > 4000 ? null : URL.parse(trimmed, base);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
}

/** A BCP 47 tag with its parts in the usual case ("en-GB", "zh-Hant"), else ''. */
export function cleanLanguage(value: string): string {
  const tag = value.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return '';
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return '';
  }
}

/** The DOI in a text that is one or leads to one, else ''. */
export function cleanDoi(value: string): string {
  return (
    /^\s*(?:(?:https?:\/\/(?:dx\.)?doi\.org\/)|doi:\s*)?(10\.\d{4,9}\/[^\s"<>]{1,200})\s*$/i.exec(
      value,
    )?.[1] ?? ''
  );
}

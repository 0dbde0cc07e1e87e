/** CSL-JSON files: a list of items, one item, or the list under `items`, as Zotero's interface gives it. */
import { fail, type Result, succeed } from '../domain/result.ts';
import { cslAbstract, cslMetadata, isItem } from './bibliography-csl.ts';
import { type Cut, type ReadEntry, unreadable } from './bibliography-entry.ts';

/**
 * Reads the items of a CSL-JSON file, in order.
 * @param text the decoded file, line endings and all
 */
export function readCslJson(text: string): Result<ReadEntry[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return fail('The file is not valid JSON: it is cut off, or something else.');
  }
  const items = itemsOf(parsed);
  if (!items.some(isCsl)) return fail('The JSON in the file is not a bibliography: CSL-JSON is expected.');
  return succeed(
    items.map((item, index) => {
      if (!isCsl(item)) return unreadable(`Item ${index + 1} is not a CSL-JSON item.`);
      const metadata = cslMetadata(item, 'csl-json');
      return {
        metadata,
        abstract: cslAbstract(item),
        attachments: [],
        ...(metadata.title === undefined ? { problem: `Item ${index + 1} has no title.` } : {}),
      };
    }),
  );
}

function itemsOf(parsed: unknown): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed;
  if (!isItem(parsed)) return [];
  const list = Object.hasOwn(parsed, 'items') ? parsed.items : undefined;
  return Array.isArray(list) ? list : [parsed];
}

/** Any JSON may have a `type`; together with one of these variables it is meant for CSL. */
function isCsl(item: unknown): item is Readonly<Record<string, unknown>> {
  return (
    isItem(item) &&
    typeof item.type === 'string' &&
    ['title', 'author', 'issued', 'container-title', 'URL', 'DOI'].some((field) => Object.hasOwn(item, field))
  );
}

/** Where the objects of the outermost list stand. One object alone is the whole file. Linear. */
export function cutJson(source: string): Cut[] {
  const cuts: Cut[] = [];
  const listDepth = /^[^[{]*\[/u.test(source) ? 1 : 2;
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i];
    if (character === '"') i = endOfString(source, i);
    else if (character === '{' || character === '[') {
      if (depth === listDepth) start = i;
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === listDepth) cuts.push({ start, end: i + 1 });
    }
  }
  return cuts;
}

function endOfString(source: string, from: number): number {
  for (let i = from + 1; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === '"') return i;
  }
  return source.length;
}

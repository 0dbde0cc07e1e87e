/** How values of sources are said in the library. */
import { isoDay } from '../../domain/date.ts';
import type { Source } from '../../domain/records.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const names = new Map<string, string>();

/** "Urdu" for "ur"; what is no language tag as it is. */
export function languageName(tag: string): string {
  const known = names.get(tag);
  if (known !== undefined) return known;
  let name = tag;
  try {
    name = languageNames.of(tag) ?? tag;
  } catch {
    // It is shown as it was written.
  }
  names.set(tag, name);
  return name;
}

/** The local day on which a source was imported, as an ISO date. */
export function importedDay({ createdAt }: Pick<Source, 'createdAt'>): string {
  return isoDay(createdAt);
}

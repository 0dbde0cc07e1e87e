/** What a filter of the table of sources says, and what its fields can be narrowed to, in words. */
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { countOrigins } from '../../domain/origins/groups.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import {
  CHOICE_FIELDS,
  type ChoiceField,
  type ChoiceFieldId,
  type FilterContext,
  type FilterFieldId,
  fieldName,
  isDateField,
  NONE,
} from './filter-fields.ts';
import {
  type DateSpan,
  fieldsOf,
  filterSourceRows,
  type SourceFilter,
  withoutField,
} from './source-filter.ts';

/** A value that can be chosen, with how many rows have it, and of how many origins they are. */
export type FilterOption = { value: string; words: string; count: number; origins: number };

/**
 * What a field can be narrowed to: every value of the rows that the other parts of the filter leave, and what is chosen
 * already. In the field's order, or by words; what has no value comes last.
 */
export function optionsOf(
  field: ChoiceFieldId,
  rows: readonly SourceRow[],
  filter: SourceFilter,
  context: FilterContext,
): FilterOption[] {
  const { valuesOf, wordsFor, order }: ChoiceField = CHOICE_FIELDS[field];
  const found = new Map<string, SourceId[]>(filter.choices[field]?.map((value) => [value, []]));
  for (const row of filterSourceRows(rows, withoutField(filter, field), context))
    for (const value of valuesOf(row, context)) {
      const ids = found.get(value);
      if (ids === undefined) found.set(value, [row.id]);
      else ids.push(row.id);
    }
  const { groups } = context.origins;
  const options = [...found].map(([value, ids]) => ({
    value,
    count: ids.length,
    origins: countOrigins(ids, groups),
    words: wordsFor(value, context),
  }));
  const rank = (value: string): number => {
    if (order !== undefined) return order.indexOf(value);
    return value === NONE ? 1 : 0;
  };
  return options.sort((a, b) => rank(a.value) - rank(b.value) || collator.compare(a.words, b.words));
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A part of the filter in words, as it stands on its chip: the field's name and what it is narrowed to. */
export function describeField(
  filter: SourceFilter,
  field: FilterFieldId,
  context: FilterContext,
): { name: string; words: string } {
  const name = fieldName(field);
  if (isDateField(field)) return { name, words: describeSpan(filter.dates[field]) };
  const { wordsFor }: ChoiceField = CHOICE_FIELDS[field];
  const words = (filter.choices[field] ?? []).map((value) => wordsFor(value, context));
  return { name, words: words.length > 2 ? `${words[0]} or ${words.length - 1} others` : words.join(' or ') };
}

function describeSpan({ from, to }: DateSpan = { from: '', to: '' }): string {
  const [first, last] = [formatDate(from, 'short'), formatDate(to, 'short')];
  if (from === to) return first;
  if (from === '') return `until ${last}`;
  return to === '' ? `since ${first}` : `${first} to ${last}`;
}

/** A name to begin with for a filter that is to be saved: what it says. */
export function nameFilter(filter: SourceFilter, context: FilterContext): string {
  const parts = fieldsOf(filter).map((field) => describeField(filter, field, context).words);
  const text = filter.text.trim();
  return [...(text === '' ? [] : [`“${text}”`]), ...parts].join(', ').slice(0, 80);
}

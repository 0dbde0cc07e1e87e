/** What the table of sources is narrowed to: pure data, stored with saved filters, and which rows pass. */
import { z } from 'zod';
import { formatDate, isPartialDate } from '../../domain/date.ts';
import type { SourceCount } from '../../domain/evidence-origins.ts';
import { countOrigins } from '../../domain/origins/groups.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { foldText } from '../../ui/word-search.ts';
import {
  CHOICE_FIELD_IDS,
  CHOICE_FIELDS,
  type ChoiceField,
  type ChoiceFieldId,
  DATE_FIELD_IDS,
  DATE_FIELDS,
  type DateFieldId,
  type FilterContext,
  type FilterFieldId,
  isDateField,
} from './filter-fields.ts';
import { languageName } from './source-words.ts';

const date = z.string().refine(isPartialDate);

const filterSchema = z.strictObject({
  text: z.string(),
  choices: z.partialRecord(z.enum(CHOICE_FIELD_IDS), z.array(z.string()).min(1)),
  dates: z.partialRecord(
    z.enum(DATE_FIELD_IDS),
    z.strictObject({ from: date, to: date }).refine(({ from, to }) => from !== '' || to !== ''),
  ),
});

/** Every part narrows what the others leave. `from` and `to` may be partial dates or ''; never both ''. */
export type SourceFilter = z.infer<typeof filterSchema>;
export type DateSpan = { from: string; to: string };

export const NO_FILTER: SourceFilter = { text: '', choices: {}, dates: {} };

/**
 * A stored filter, or null where it is damaged or holds a field that this version does not know: leaving that out would
 * show more than the analyst asked for.
 */
export function parseSourceFilter(value: unknown): SourceFilter | null {
  return filterSchema.safeParse(value).data ?? null;
}

/** The fields that narrow, in the order in which they are offered. */
export function fieldsOf(filter: SourceFilter): FilterFieldId[] {
  return [
    ...CHOICE_FIELD_IDS.filter((field) => filter.choices[field] !== undefined),
    ...DATE_FIELD_IDS.filter((field) => filter.dates[field] !== undefined),
  ];
}

export function isNoFilter(filter: SourceFilter): boolean {
  return filter.text.trim() === '' && fieldsOf(filter).length === 0;
}

/** Whether a filter asks for what hangs on sources and not only for what they are. */
export function asksForCounts(filter: SourceFilter): boolean {
  return (['tag', 'annotations', 'claims', 'claim'] as const).some(
    (field) => filter.choices[field] !== undefined,
  );
}

/** True where two filters ask for the same, whatever the order in which it was chosen. */
export function sameFilter(a: SourceFilter, b: SourceFilter): boolean {
  const written = (filter: SourceFilter): string =>
    JSON.stringify([
      filter.text.trim(),
      ...CHOICE_FIELD_IDS.map((field) => filter.choices[field]?.toSorted() ?? null),
      ...DATE_FIELD_IDS.map((field) => [filter.dates[field]?.from ?? '', filter.dates[field]?.to ?? '']),
    ]);
  return written(a) === written(b);
}

/** The filter with these values of a field; without the field where there are none. */
export function withChoices(
  filter: SourceFilter,
  field: ChoiceFieldId,
  values: readonly string[],
): SourceFilter {
  const { [field]: _before, ...choices } = filter.choices;
  return { ...filter, choices: values.length === 0 ? choices : { ...choices, [field]: [...values] } };
}

/** The filter with this span of a field; without the field where the span has no end. */
export function withDates(filter: SourceFilter, field: DateFieldId, span: DateSpan): SourceFilter {
  const { [field]: _before, ...dates } = filter.dates;
  return { ...filter, dates: span.from === '' && span.to === '' ? dates : { ...dates, [field]: span } };
}

export function withoutField(filter: SourceFilter, field: FilterFieldId): SourceFilter {
  return isDateField(field) ? withDates(filter, field, { from: '', to: '' }) : withChoices(filter, field, []);
}

type Test = (row: SourceRow) => boolean;

/** Rows that pass every part of the filter, in the order given. */
export function filterSourceRows(
  rows: readonly SourceRow[],
  filter: SourceFilter,
  context: FilterContext,
): SourceRow[] {
  const tests = testsOf(filter, context);
  return rows.filter((row) => tests.every((test) => test(row)));
}

export function countSourceRows(
  rows: readonly SourceRow[],
  filter: SourceFilter,
  context: FilterContext,
): SourceCount {
  const ids = filterSourceRows(rows, filter, context).map(({ id }) => id);
  return { sources: ids.length, origins: countOrigins(ids, context.origins.groups) };
}

function testsOf(filter: SourceFilter, context: FilterContext): Test[] {
  const tests: Test[] = [];
  for (const field of CHOICE_FIELD_IDS) {
    const { valuesOf }: ChoiceField = CHOICE_FIELDS[field];
    const chosen = new Set(filter.choices[field]);
    if (chosen.size > 0) tests.push((row) => valuesOf(row, context).some((value) => chosen.has(value)));
  }
  for (const field of DATE_FIELD_IDS) {
    const span = filter.dates[field];
    if (span !== undefined) tests.push((row) => isWithin(DATE_FIELDS[field].dateOf(row), span));
  }
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean);
  if (words.length > 0)
    tests.push((row) => {
      const text = searchTextOf(row);
      return words.every((word) => text.includes(word));
    });
  return tests;
}

/** Whether a date that may be partial can lie in the span: "2025" may be a day of November 2025. What has no date does not. */
function isWithin(value: string, { from, to }: DateSpan): boolean {
  if (value === '') return false;
  // "~" sorts behind every digit and hyphen: the last day of what is left open.
  return `${value}~` >= from && (to === '' || value <= `${to}~`);
}

const searchTexts = new WeakMap<SourceRow['source'], string>();

/** What the text of a filter is looked for in, folded once for each state of a source. */
export function searchTextOf({ source }: SourceRow): string {
  const known = searchTexts.get(source);
  if (known !== undefined) return known;
  const text = foldText(
    [
      source.title,
      source.author,
      source.publisher,
      source.issued,
      formatDate(source.issued),
      source.language === '' ? '' : `${source.language} ${languageName(source.language)}`,
      CHOICE_FIELDS.kind.wordsFor(source.kind),
      source.url,
      source.doi,
    ].join('\n'),
  );
  searchTexts.set(source, text);
  return text;
}

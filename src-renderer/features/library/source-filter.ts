/**
 * What the table of sources can be narrowed to: pure data, stored with saved filters, and the fields it is made of. A new
 * field is one entry in `CHOICE_FIELDS` (chosen from values) or `DATE_FIELDS` (from a day to a day).
 */
import { z } from 'zod';
import { formatDate, isPartialDate } from '../../domain/date.ts';
import type { SourceCount } from '../../domain/evidence-origins.ts';
import type { ClaimId, SourceId, TagId } from '../../domain/ids.ts';
import { countOrigins } from '../../domain/origins/groups.ts';
import { NO_ORIGINS, type Origins } from '../../domain/origins/origins.ts';
import type { Claim, Tag } from '../../domain/records.ts';
import { ancestorsOf, pathOf } from '../../domain/tags/tree.ts';
import { RELIABILITIES } from '../../domain/vocabularies/grading.ts';
import { SOURCE_KINDS } from '../../domain/vocabularies/source-kind.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { foldText } from '../../ui/word-search.ts';
import { importedDay, languageName } from './source-words.ts';

/** What fields need to know beyond the row. `lineOf` gives a tag with all above it: who asks for a tag means those below too. */
export type FilterContext = {
  tags: ReadonlyMap<TagId, Tag>;
  lineOf: ReadonlyMap<TagId, readonly TagId[]>;
  pathOf: ReadonlyMap<TagId, string>;
  claims: ReadonlyMap<ClaimId, Claim>;
  origins: Origins;
};

export function makeFilterContext(
  tags: readonly Tag[],
  claims: readonly Claim[],
  origins: Origins = NO_ORIGINS,
): FilterContext {
  return {
    tags: new Map(tags.map((tag) => [tag.id, tag])),
    lineOf: new Map(tags.map(({ id }) => [id, [id, ...ancestorsOf(tags, id)]])),
    pathOf: new Map(tags.map(({ id }) => [id, pathOf(tags, id)])),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    origins,
  };
}

/** A field whose values are chosen from those that there are. A row passes with any of the chosen. */
type ChoiceField = {
  name: string;
  /** The row's values, one or several; '' or NONE is a value too, so that what lacks one can be found. */
  valuesOf: (row: SourceRow, context: FilterContext) => readonly string[];
  wordsFor: (value: string, context: FilterContext) => string;
  /** Values in the order in which they are offered; those that are not named are offered by their words. */
  order?: readonly string[];
  hint?: string;
};

const NONE = 'none';
const SOME = 'some';

const someOrNone = (count: number): readonly string[] => [count > 0 ? SOME : NONE];
const orNone = (value: string): readonly string[] => [value === '' ? NONE : value];

const LENGTHS = [
  { id: 'empty', words: 'Reference without text', most: 0 },
  { id: 'short', words: 'Up to 500 words', most: 500 },
  { id: 'medium', words: '501 to 2,000 words', most: 2000 },
  { id: 'long', words: '2,001 to 10,000 words', most: 10_000 },
  { id: 'longest', words: 'More than 10,000 words', most: Number.POSITIVE_INFINITY },
] as const;

export const CHOICE_FIELDS = {
  publisher: {
    name: 'Publisher',
    valuesOf: ({ source }) => orNone(source.publisher),
    wordsFor: (value) => (value === NONE ? 'No publisher' : value),
  },
  author: {
    name: 'Author',
    valuesOf: ({ source }) => orNone(source.author),
    wordsFor: (value) => (value === NONE ? 'No author' : value),
  },
  kind: {
    name: 'Kind',
    valuesOf: ({ source }) => [source.kind],
    wordsFor: (value) => SOURCE_KINDS.find(({ id }) => id === value)?.term ?? value,
    order: SOURCE_KINDS.map(({ id }) => id),
  },
  reliability: {
    name: 'Reliability',
    valuesOf: ({ source }) => [source.reliability],
    wordsFor: (value) => {
      const grade = RELIABILITIES.find(({ id }) => id === value);
      return grade === undefined ? value : `${grade.id}: ${grade.term}`;
    },
    order: RELIABILITIES.map(({ id }) => id),
  },
  language: {
    name: 'Language',
    valuesOf: ({ source }) => orNone(source.language),
    wordsFor: (value) => (value === NONE ? 'No language' : languageName(value)),
  },
  tag: {
    name: 'Tag',
    hint: 'On the source or on a passage of it, with the tags below.',
    valuesOf: ({ source, passageTagIds }, { lineOf }) => {
      const lines = [...source.tagIds, ...passageTagIds].flatMap((id) => lineOf.get(id) ?? []);
      return lines.length === 0 ? [NONE] : [...new Set(lines)];
    },
    wordsFor: (value, context) =>
      value === NONE ? 'No tag' : (context.pathOf.get(value as TagId) ?? 'A deleted tag'),
  },
  annotations: {
    name: 'Annotations',
    valuesOf: ({ annotationCount }) => someOrNone(annotationCount),
    wordsFor: (value) => (value === SOME ? 'Annotated' : 'Not annotated'),
    order: [SOME, NONE],
  },
  claims: {
    name: 'Claims',
    valuesOf: ({ claimCount }) => someOrNone(claimCount),
    wordsFor: (value) => (value === SOME ? 'Bears on a claim' : 'Bears on no claim'),
    order: [SOME, NONE],
  },
  claim: {
    name: 'Bears on claim',
    valuesOf: ({ claimIds }) => claimIds,
    wordsFor: (value, { claims }) => {
      const claim = claims.get(value as ClaimId);
      return claim === undefined ? 'A deleted claim' : `${claim.number}. ${claim.statement}`;
    },
  },
  /** An origin is known by its first source: numbers change as sources come and go. */
  origin: {
    name: 'Origin',
    valuesOf: ({ id }, { origins }) => {
      const [first] = origins.shared.get(id)?.sourceIds ?? [];
      return first === undefined ? [NONE] : [SOME, first];
    },
    wordsFor: (value, { origins }) => {
      if (value === NONE) return 'Shares its text with none';
      if (value === SOME) return 'Shares its text';
      const origin = origins.shared.get(value as SourceId);
      return origin === undefined ? 'An origin that is gone' : `Origin ${origin.number}`;
    },
  },
  descriptor: {
    name: 'Descriptor',
    valuesOf: ({ source }) => [source.descriptor === '' ? NONE : SOME],
    wordsFor: (value) => (value === SOME ? 'With descriptor' : 'Without descriptor'),
    order: [SOME, NONE],
  },
  length: {
    name: 'Length',
    valuesOf: ({ source }) => [LENGTHS.find(({ most }) => source.wordCount <= most)?.id ?? 'longest'],
    wordsFor: (value) => LENGTHS.find(({ id }) => id === value)?.words ?? value,
    order: LENGTHS.map(({ id }) => id),
  },
} as const satisfies Readonly<Record<string, ChoiceField>>;

/** A date that may be partial or '', of a row. */
type DateField = { name: string; dateOf: (row: SourceRow) => string };

export const DATE_FIELDS = {
  issued: { name: 'Published', dateOf: ({ source }) => source.issued },
  imported: { name: 'Imported', dateOf: ({ source }) => importedDay(source) },
  accessed: { name: 'Retrieved', dateOf: ({ source }) => source.accessed },
} as const satisfies Readonly<Record<string, DateField>>;

export type ChoiceFieldId = keyof typeof CHOICE_FIELDS;
export type DateFieldId = keyof typeof DATE_FIELDS;
export type FilterFieldId = ChoiceFieldId | DateFieldId;

export const CHOICE_FIELD_IDS = Object.keys(CHOICE_FIELDS) as ChoiceFieldId[];
export const DATE_FIELD_IDS = Object.keys(DATE_FIELDS) as DateFieldId[];

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

export function isDateField(field: FilterFieldId): field is DateFieldId {
  return Object.hasOwn(DATE_FIELDS, field);
}

export function fieldName(field: FilterFieldId): string {
  return isDateField(field) ? DATE_FIELDS[field].name : CHOICE_FIELDS[field].name;
}

/** The fields that narrow, in the order in which they are offered. */
export function fieldsOf(filter: SourceFilter): FilterFieldId[] {
  return [
    ...CHOICE_FIELD_IDS.filter((field) => filter.choices[field] !== undefined),
    ...DATE_FIELD_IDS.filter((field) => filter.dates[field] !== undefined),
  ];
}

/** What is to be known about a field, beyond its name. */
export function fieldHint(field: ChoiceFieldId): string | undefined {
  const { hint }: ChoiceField = CHOICE_FIELDS[field];
  return hint;
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

/**
 * The fields that the table of sources can be narrowed by. A new one is one entry in `CHOICE_FIELDS` (chosen from values) or
 * `DATE_FIELDS` (from a day to a day).
 */
import type { ClaimId, SourceId, TagId } from '../../domain/ids.ts';
import { NO_ORIGINS, type Origins } from '../../domain/origins/origins.ts';
import type { Claim, Tag } from '../../domain/records.ts';
import { ancestorsOf, pathOf } from '../../domain/tags/tree.ts';
import { RELIABILITIES } from '../../domain/vocabularies/grading.ts';
import { SOURCE_KINDS } from '../../domain/vocabularies/source-kind.ts';
import type { SourceRow } from '../../storage/source-list.ts';
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
export type ChoiceField = {
  name: string;
  /** The row's values, one or several; '' or NONE is a value too, so that what lacks one can be found. */
  valuesOf: (row: SourceRow, context: FilterContext) => readonly string[];
  wordsFor: (value: string, context: FilterContext) => string;
  /** Values in the order in which they are offered; those that are not named are offered by their words. */
  order?: readonly string[];
  hint?: string;
};

export const NONE = 'none';
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

export function isDateField(field: FilterFieldId): field is DateFieldId {
  return Object.hasOwn(DATE_FIELDS, field);
}

export function fieldName(field: FilterFieldId): string {
  return isDateField(field) ? DATE_FIELDS[field].name : CHOICE_FIELDS[field].name;
}

/** What is to be known about a field, beyond its name. */
export function fieldHint(field: ChoiceFieldId): string | undefined {
  const { hint }: ChoiceField = CHOICE_FIELDS[field];
  return hint;
}

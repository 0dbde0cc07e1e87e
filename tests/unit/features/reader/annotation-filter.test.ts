import { describe, expect, test } from 'vitest';
import type { AnnotationId, ClaimId, TagId } from '../../../../src-renderer/domain/ids.ts';
import type { Annotation, Tag } from '../../../../src-renderer/domain/records.ts';
import {
  type AnnotationFilter,
  chosenFilters,
  filterAnnotations,
  filterChoices,
  NO_FILTER,
} from '../../../../src-renderer/features/reader/annotation-filter.ts';
import { selectAll, selectUpTo, toggleOne } from '../../../../src-renderer/features/reader/list-selection.ts';
import { createReaderStore } from '../../../../src-renderer/features/reader/reader-store.ts';

const tag = (id: string, parentId: string | null, position: number) =>
  ({ id, parentId, name: id, hue: 'rose', definition: '', position, key: null }) as unknown as Tag;
const TAGS = [tag('security', null, 0), tag('attack', 'security', 0), tag('diplomacy', null, 1)];

const annotation = (id: string, quote: string, rest: Partial<Annotation> = {}) =>
  ({
    id,
    anchor: { start: 0, end: 5, quote: { exact: quote, prefix: '', suffix: '' } },
    tagIds: [],
    note: '',
    author: '',
    ...rest,
  }) as unknown as Annotation;

const ROWS = [
  annotation('a', 'Kâbul denied it', { tagIds: ['attack' as TagId], author: 'A. Analyst' }),
  annotation('b', 'Officials gave no figures', { note: 'Ask Kabul', tagIds: ['diplomacy' as TagId] }),
  annotation('c', 'No one crossed the border'),
];
const LINK = {
  claimId: 'claim' as ClaimId,
  number: 4,
  statement: 'It was denied',
  stance: 'supports' as const,
  strength: null,
};
const RECORDS = { annotations: ROWS, tags: TAGS, links: new Map([['a' as AnnotationId, [LINK]]]) };

function found(filter: Partial<AnnotationFilter>): string {
  return filterAnnotations(RECORDS, { ...NO_FILTER, ...filter })
    .map(({ id }) => id)
    .join('');
}

describe('annotations are filtered', () => {
  test('by nothing: the same rows, not copied', () => {
    expect(filterAnnotations(RECORDS, NO_FILTER)).toBe(ROWS);
  });

  test('by a tag with those below it, or by having none', () => {
    expect(found({ tag: 'security' as TagId })).toBe('a');
    expect(found({ tag: 'diplomacy' as TagId })).toBe('b');
    expect(found({ tag: 'none' })).toBe('c');
    expect(found({ tag: 'deleted meanwhile' as TagId })).toBe('');
  });

  test('by the claim they bear on, by any or by none', () => {
    expect(found({ claim: 'claim' as ClaimId })).toBe('a');
    expect(found({ claim: 'any' })).toBe('a');
    expect(found({ claim: 'none' })).toBe('bc');
    expect(found({ claim: 'other' as ClaimId })).toBe('');
  });

  test('by author, unsigned ones too', () => {
    expect(found({ author: 'A. Analyst' })).toBe('a');
    expect(found({ author: '' })).toBe('bc');
  });

  test('by words of quote and note, whatever case and accents', () => {
    expect(found({ words: 'KABUL' })).toBe('ab');
    expect(found({ words: 'ask figures' })).toBe('b');
    expect(found({ words: '   ' })).toBe('abc');
  });

  test('by all that is asked for together', () => {
    expect(found({ words: 'kabul', claim: 'none' })).toBe('b');
    expect(found({ words: 'kabul', author: '', tag: 'security' as TagId })).toBe('');
  });
});

test('the choices name tags by their path, claims and authors that occur; what is chosen is found among them', () => {
  const choices = filterChoices(RECORDS);
  expect(choices.map(({ label }) => label)).toEqual([
    'diplomacy',
    'security',
    'security › attack',
    'Without a tag',
    'Evidence for or against any claim',
    'On no claim yet',
    'Claim 4: It was denied',
    'Nobody named',
    'A. Analyst',
  ]);
  const filter = { ...NO_FILTER, tag: 'attack' as TagId, author: '' };
  expect(chosenFilters(choices, filter).map(({ label }) => label)).toEqual([
    'security › attack',
    'Nobody named',
  ]);
  expect(chosenFilters(choices, NO_FILTER)).toEqual([]);
});

describe('several annotations are selected', () => {
  const [a, b, c] = ROWS.map(({ id }) => id) as [AnnotationId, AnnotationId, AnnotationId];
  const stateWith = (fields: Parameters<ReturnType<typeof createReaderStore>['set']>[0]) => {
    const store = createReaderStore();
    store.set(fields);
    return store.get();
  };

  test('one by one, beginning with the chosen one', () => {
    const first = toggleOne(stateWith({ selectedId: a }), c);
    expect(first).toEqual({ several: new Set([a, c]), severalFrom: c });
    expect(toggleOne(stateWith(first), a).several).toEqual(new Set([c]));
  });

  test('from the chosen one up to another, either way, as often as the end moves', () => {
    const down = selectUpTo(stateWith({ selectedId: b }), ROWS, c);
    expect(down).toEqual({ several: new Set([b, c]), severalFrom: b });
    expect(selectUpTo(stateWith({ ...down, selectedId: c }), ROWS, a).several).toEqual(new Set([a, b]));
  });

  test('all at once', () => {
    expect(selectAll(ROWS).several).toEqual(new Set([a, b, c]));
    expect(selectAll([])).toEqual({ several: new Set(), severalFrom: null });
  });
});

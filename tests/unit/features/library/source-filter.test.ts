import { describe, expect, it } from 'vitest';
import type { ClaimId, SourceId, TagId } from '../../../../src-renderer/domain/ids.ts';
import { describeOrigins } from '../../../../src-renderer/domain/origins/origins.ts';
import type { Claim, Tag } from '../../../../src-renderer/domain/records.ts';
import {
  CHOICE_FIELD_IDS,
  CHOICE_FIELDS,
  type DateFieldId,
  makeFilterContext,
} from '../../../../src-renderer/features/library/filter-fields.ts';
import {
  describeField,
  nameFilter,
  optionsOf,
} from '../../../../src-renderer/features/library/filter-words.ts';
import {
  countSourceRows,
  filterSourceRows,
  isNoFilter,
  NO_FILTER,
  parseSourceFilter,
  type SourceFilter,
  sameFilter,
  withChoices,
  withDates,
  withoutField,
} from '../../../../src-renderer/features/library/source-filter.ts';
import { sortSourceRows } from '../../../../src-renderer/features/library/source-rows.ts';
import { row, titles } from './row-fixture.ts';

const tag = (id: string, name: string, parentId: string | null = null): Tag =>
  ({ id, name, parentId, position: 0, hue: 'amber' }) as Partial<Tag> as Tag;

const security = 'tag-security' as TagId;
const militants = 'tag-militants' as TagId;
const claim = { id: 'claim-1' as ClaimId, number: 7, statement: 'Kabul knew' } as Partial<Claim> as Claim;
const context = makeFilterContext(
  [tag(security, 'Security'), tag(militants, 'Militant groups', security), tag('tag-law', 'Law')],
  [claim],
);

const rows = [
  row(
    {
      title: 'Border attack',
      publisher: 'Dawn',
      issued: '2025-11-21',
      reliability: 'B',
      language: 'ur',
      kind: 'article-newspaper',
      tagIds: [militants],
      wordCount: 900,
    },
    { annotationCount: 2, claimIds: [claim.id] },
  ),
  row({ title: 'Denial', author: 'Shéhbaz', url: 'https://example.org/denial', issued: '2025' }),
  row(
    { title: 'Law review', publisher: 'Dawn', issued: '2024-03', tagIds: ['tag-law' as TagId], wordCount: 0 },
    { annotationCount: 1, passageTagIds: [security] },
  ),
];

const passing = (filter: SourceFilter): string[] => titles(filterSourceRows(rows, filter, context));
const byText = (text: string): string[] => passing({ ...NO_FILTER, text });

describe('a filter by text', () => {
  it('finds every word anywhere, without case or accents', () => {
    expect(byText('DAWN border')).toEqual(['Border attack']);
    expect(byText('shehbaz')).toEqual(['Denial']);
    expect(byText('dawn denial')).toEqual([]);
  });

  it('finds dates as stored and as shown, languages by name and code, kinds, and addresses', () => {
    for (const text of ['2025-11', 'november 2025', 'urdu', 'news article'])
      expect(byText(text)).toEqual(['Border attack']);
    expect(byText('example.org')).toEqual(['Denial']);
  });
});

describe('a filter by fields', () => {
  it('takes any of the values of a field, and needs every field', () => {
    const dawn = withChoices(NO_FILTER, 'publisher', ['Dawn']);
    expect(passing(dawn)).toEqual(['Border attack', 'Law review']);
    expect(passing(withChoices(dawn, 'reliability', ['A', 'B']))).toEqual(['Border attack']);
    expect(passing(withChoices(dawn, 'reliability', ['A']))).toEqual([]);
  });

  it('finds what lacks a value', () => {
    expect(passing(withChoices(NO_FILTER, 'publisher', ['none']))).toEqual(['Denial']);
    expect(passing(withChoices(NO_FILTER, 'tag', ['none']))).toEqual(['Denial']);
    expect(passing(withChoices(NO_FILTER, 'annotations', ['none']))).toEqual(['Denial']);
    expect(passing(withChoices(NO_FILTER, 'claims', ['none']))).toEqual(['Denial', 'Law review']);
  });

  it('means the tags below a tag too, on the source or on a passage of it', () => {
    expect(passing(withChoices(NO_FILTER, 'tag', [security]))).toEqual(['Border attack', 'Law review']);
    expect(passing(withChoices(NO_FILTER, 'tag', [militants]))).toEqual(['Border attack']);
  });

  it('finds the sources that bear on a claim', () => {
    expect(passing(withChoices(NO_FILTER, 'claim', [claim.id]))).toEqual(['Border attack']);
  });

  it('finds references without a text', () => {
    expect(passing(withChoices(NO_FILTER, 'length', ['empty']))).toEqual(['Law review']);
  });

  it('finds nothing for a value that is gone, rather than everything', () => {
    expect(passing(withChoices(NO_FILTER, 'tag', ['deleted']))).toEqual([]);
  });

  it('counts what it lets pass', () => {
    const filter = withChoices(NO_FILTER, 'publisher', ['Dawn']);
    expect(countSourceRows(rows, filter, context)).toEqual({ sources: 2, origins: 2 });
  });
});

describe('a filter by dates', () => {
  const between = (from: string, to: string, field: DateFieldId = 'issued'): string[] =>
    passing(withDates(NO_FILTER, field, { from, to }));

  it('takes in its first and last day, month or year', () => {
    expect(between('2025-11-21', '2025-11-21')).toContain('Border attack');
    expect(between('2025-11', '2025-11')).toContain('Border attack');
    expect(between('2025-11-22', '')).not.toContain('Border attack');
    expect(between('', '2025-11-20')).not.toContain('Border attack');
    expect(between('2024', '2024')).toEqual(['Law review']);
  });

  it('keeps what can lie in it: a year alone may be any of its days', () => {
    expect(between('2025-06', '2025-07')).toEqual(['Denial']);
  });

  it('leaves out what has no date', () => {
    expect(between('1900', '', 'accessed')).toEqual([]);
  });
});

describe('a stored filter', () => {
  const filter = withDates(withChoices(NO_FILTER, 'kind', ['report', 'webpage']), 'issued', {
    from: '2025',
    to: '',
  });

  it('survives being written and read', () => {
    expect(parseSourceFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
  });

  it.each([
    null,
    'text',
    {},
    { ...NO_FILTER, choices: { unheard: ['x'] } },
    { ...NO_FILTER, choices: { kind: [] } },
    { ...NO_FILTER, choices: { kind: [1] } },
    { ...NO_FILTER, dates: { issued: { from: 'yesterday', to: '' } } },
    { ...NO_FILTER, later: true },
  ])('is refused whole where a part is damaged or unknown: %j', (value) => {
    expect(parseSourceFilter(value)).toBeNull();
  });

  it('is the same whatever the order in which it was chosen', () => {
    const other = withChoices(withDates(NO_FILTER, 'issued', { from: '2025', to: '' }), 'kind', [
      'webpage',
      'report',
    ]);
    expect(sameFilter(filter, other)).toBe(true);
    expect(sameFilter(filter, withoutField(other, 'issued'))).toBe(false);
  });

  it('is none once its parts are taken away', () => {
    expect(isNoFilter(withoutField(withoutField(filter, 'kind'), 'issued'))).toBe(true);
    expect(isNoFilter({ ...NO_FILTER, text: '  ' })).toBe(true);
  });
});

describe('what can be chosen', () => {
  it('is every value of the rows that the other fields leave, with its count', () => {
    const filter = withChoices(withChoices(NO_FILTER, 'publisher', ['Dawn']), 'reliability', ['B']);
    expect(optionsOf('reliability', rows, filter, context).map(({ value, count }) => [value, count])).toEqual(
      [
        ['B', 1],
        ['F', 1],
      ],
    );
    expect(optionsOf('publisher', rows, NO_FILTER, context)).toEqual([
      { value: 'Dawn', words: 'Dawn', count: 2, origins: 2 },
      { value: 'none', words: 'No publisher', count: 1, origins: 1 },
    ]);
  });

  it('keeps what is chosen in the list, though no row has it now', () => {
    const filter = withChoices({ ...NO_FILTER, text: 'denial' }, 'publisher', ['Dawn']);
    expect(optionsOf('publisher', rows, filter, context)[0]).toEqual({
      value: 'Dawn',
      words: 'Dawn',
      count: 0,
      origins: 0,
    });
  });

  it('has words for each value of each field', () => {
    for (const field of CHOICE_FIELD_IDS)
      for (const { words } of optionsOf(field, rows, NO_FILTER, context))
        expect(words, CHOICE_FIELDS[field].name).not.toMatch(/^(none|some|)$/);
  });
});

describe('a filter in words', () => {
  it('names two values, and counts more', () => {
    const kinds = (...values: string[]) =>
      describeField(withChoices(NO_FILTER, 'kind', values), 'kind', context).words;
    expect(kinds('report')).toBe('Report');
    expect(kinds('report', 'webpage')).toBe('Report or Web page');
    expect(kinds('report', 'webpage', 'speech')).toBe('Report or 2 others');
  });

  it('says tags by their path, claims by number, spans by their ends', () => {
    expect(describeField(withChoices(NO_FILTER, 'tag', [militants]), 'tag', context).words).toBe(
      'Security › Militant groups',
    );
    expect(describeField(withChoices(NO_FILTER, 'claim', [claim.id]), 'claim', context).words).toBe(
      '7. Kabul knew',
    );
    const span = (from: string, to: string) =>
      describeField(withDates(NO_FILTER, 'issued', { from, to }), 'issued', context).words;
    expect([span('2025-11', ''), span('', '2025-11-21'), span('2024', '2025'), span('2025', '2025')]).toEqual(
      ['since Nov 2025', 'until 21 Nov 2025', '2024 to 2025', '2025'],
    );
  });

  it('gives a saved filter its first name', () => {
    const filter = withChoices({ ...NO_FILTER, text: 'border' }, 'publisher', ['Dawn']);
    expect(nameFilter(filter, context)).toBe('“border”, Dawn');
  });
});

describe('origins of sources', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((title) => row({ title }));
  const ids = many.map(({ id }) => id);
  const [a, b, , d, e] = ids as [SourceId, SourceId, SourceId, SourceId, SourceId];
  const found = { share: 0.9, verdict: 'found' as const };
  const withOrigins = makeFilterContext(
    [],
    [],
    describeOrigins(ids, [
      { ...found, sourceIds: [b, e] },
      { ...found, sourceIds: [a, d] },
    ]),
  );

  it('narrow to one origin, to what shares its text, and to what does not', () => {
    const shown = (value: string) =>
      titles(filterSourceRows(many, withChoices(NO_FILTER, 'origin', [value]), withOrigins)).join('');
    expect(shown(b)).toBe('be');
    expect(shown('some')).toBe('abde');
    expect(shown('none')).toBe('c');
    expect(optionsOf('origin', many, NO_FILTER, withOrigins)).toEqual([
      { value: a, words: 'Origin 1', count: 2, origins: 1 },
      { value: b, words: 'Origin 2', count: 2, origins: 1 },
      { value: 'some', words: 'Shares its text', count: 4, origins: 2 },
      { value: 'none', words: 'Shares its text with none', count: 1, origins: 1 },
    ]);
  });

  it('are counted beside the sources that a filter lets pass', () => {
    expect(countSourceRows(many, NO_FILTER, withOrigins)).toEqual({ sources: 5, origins: 3 });
    expect(countSourceRows(many, withChoices(NO_FILTER, 'origin', ['some']), withOrigins)).toEqual({
      sources: 4,
      origins: 2,
    });
  });

  it('stand together when sorted, sources of their own last in either direction', () => {
    const sorted = (direction: 'ascending' | 'descending') =>
      titles(sortSourceRows(many, { column: 'origin', direction }, withOrigins)).join('');
    expect(sorted('ascending')).toBe('adbec');
    expect(sorted('descending')).toBe('beadc');
  });
});

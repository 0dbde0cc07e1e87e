import { describe, expect, it } from 'vitest';
import type { Annotation, Evidence, Source, Tag } from '../../../../src-renderer/domain/records.ts';
import { makeCitable } from '../../../../src-renderer/ui/rich-text/citable.ts';
import { wordMatcher } from '../../../../src-renderer/ui/word-search.ts';

const source = (id: string, title: string) =>
  ({ id, title, publisher: 'Agency', author: '', reliability: 'C' }) as unknown as Source;
const annotation = (id: string, sourceId: string, start: number, exact: string, tagIds: string[] = []) =>
  ({ id, sourceId, tagIds, note: 'my note', anchor: { start, quote: { exact } } }) as unknown as Annotation;
const evidence = (annotationId: string, credibility: number) => ({ annotationId, credibility }) as Evidence;

const citable = makeCitable({
  sources: [source('s1', 'First'), source('s2', 'Second')],
  annotations: [
    annotation('a3', 's2', 5, 'late source'),
    annotation('a2', 's1', 90, 'further down', ['t1', 'gone']),
    annotation('a1', 's1', 10, 'at the top'),
    annotation('a0', 'gone', 0, 'of a removed source'),
  ],
  evidence: [evidence('a1', 2), evidence('a1', 4), evidence('a2', 6)],
  tags: [{ id: 't1', name: 'Diplomacy' } as Tag],
});

describe('what can be cited', () => {
  it('stands by source and in text order, without what lost its source', () => {
    expect(citable.passages.map(({ annotation: { id } }) => id)).toEqual(['a1', 'a2', 'a3']);
  });

  it('is graded as its endnote will be: by the most cautious of its evidence, 6 for none', () => {
    expect(citable.passages.map(({ credibility }) => credibility)).toEqual([4, 6, 6]);
  });

  it('is found by quote, source, grade, tag and note', () => {
    const finds = (query: string) =>
      citable.passages.filter(({ search }) => wordMatcher(query)(search)).map(({ annotation: { id } }) => id);
    expect(finds('top')).toEqual(['a1']);
    expect(finds('second')).toEqual(['a3']);
    expect(finds('c4')).toEqual(['a1']);
    expect(finds('diplo')).toEqual(['a2']);
    expect(finds('note agency')).toHaveLength(3);
  });
});

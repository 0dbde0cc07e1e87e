import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../../src-renderer/domain/records.ts';
import { sortBriefs } from '../../../../src-renderer/features/briefs/briefs-view.tsx';
import { fileNameOf } from '../../../../src-renderer/ui/file-name.ts';

function brief(title: string, fields: Partial<Brief>): Brief {
  return { title, template: 'policy-memo', marking: 'TLP:CLEAR', draft: 1, updatedAt: 0, ...fields } as Brief;
}

describe('the list of briefs', () => {
  const briefs = [
    brief('Brief 10', { marking: 'TLP:RED', draft: 2, updatedAt: 3 }),
    brief('Brief 9', { marking: 'TLP:GREEN', draft: 10, updatedAt: 1 }),
    brief('Annex', { marking: 'TLP:AMBER+STRICT', updatedAt: 2 }),
  ];
  const by = (column: string, direction: 'ascending' | 'descending') =>
    sortBriefs(briefs, { column, direction }).map(({ title }) => title);

  it('is sorted by any column: titles as people count, markings by strictness', () => {
    expect(by('title', 'ascending')).toEqual(['Annex', 'Brief 9', 'Brief 10']);
    expect(by('marking', 'descending')).toEqual(['Brief 10', 'Annex', 'Brief 9']);
    expect(by('edited', 'descending')).toEqual(['Brief 10', 'Annex', 'Brief 9']);
    expect(by('draft', 'descending')).toEqual(['Brief 9', 'Brief 10', 'Annex']);
  });
});

describe('the name of an exported file', () => {
  it('is the last part of a path of any system', () => {
    expect(fileNameOf('/home/a b/Border.pdf')).toBe('Border.pdf');
    expect(fileNameOf('C:\\Users\\a\\Border.pdf')).toBe('Border.pdf');
    expect(fileNameOf('Border.pdf')).toBe('Border.pdf');
  });
});

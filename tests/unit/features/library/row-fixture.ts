/** Rows of sources for tests: only what a test is about need be said. */
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../../src-renderer/domain/records.ts';
import type { SourceRow } from '../../../../src-renderer/storage/source-list.ts';

let time = 0;

export function row(
  fields: Partial<Source>,
  hangings: Partial<Omit<SourceRow, 'source' | 'id'>> = {},
): SourceRow {
  time += 1;
  const id = `source-${time}` as SourceId;
  const source = {
    id,
    kind: 'webpage',
    title: '',
    author: '',
    publisher: '',
    issued: '',
    accessed: '',
    url: '',
    language: '',
    doi: '',
    descriptor: '',
    tagIds: [],
    reliability: 'F',
    wordCount: 100,
    createdAt: time,
    updatedAt: time,
    ...fields,
  } as Partial<Source> as Source;
  return {
    id: source.id,
    source,
    annotationCount: 0,
    claimCount: hangings.claimIds?.length ?? 0,
    passageTagIds: [],
    claimIds: [],
    isCounted: true,
    ...hangings,
  };
}

export const titles = (rows: readonly SourceRow[]): string[] => rows.map(({ source }) => source.title);

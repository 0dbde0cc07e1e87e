import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../../src-renderer/domain/records.ts';
import type { Result } from '../../../../src-renderer/domain/result.ts';
import {
  type ImportFile,
  type ImportProgress,
  mergeReports,
  needsReport,
  runImport,
} from '../../../../src-renderer/features/library/import-run.ts';
import type { ImportOutcome } from '../../../../src-renderer/storage/sources.ts';

const file = (name: string, text: string = name): ImportFile => ({
  name,
  read: () => Promise.resolve({ ok: true, value: new TextEncoder().encode(text) }),
});

/** Stores texts once, as the database does; refuses empty ones, as the importer does. */
function store() {
  const sources = new Map<string, Source>();
  return (name: string, bytes: Uint8Array): Promise<Result<ImportOutcome>> => {
    const text = new TextDecoder().decode(bytes);
    if (text === '') return Promise.resolve({ ok: false, problem: 'The file is empty.' });
    const known = sources.get(text);
    if (known !== undefined)
      return Promise.resolve({ ok: true, value: { kind: 'duplicate', source: known } });
    const source = { id: name as SourceId, title: name } as Source;
    sources.set(text, source);
    return Promise.resolve({ ok: true, value: { kind: 'imported', source } });
  };
}

const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

describe('importing files', () => {
  it('imports the rest when some are bad, gone, refused by the database or there already', async () => {
    const one = store();
    const report = await runImport(
      [
        file('a'),
        file('empty', ''),
        { name: 'gone', read: () => Promise.resolve({ ok: false, problem: 'It is gone.' }) },
        { name: 'odd', read: () => Promise.reject(new Error('disk on fire')) },
        file('twin', 'a'),
        file('b'),
      ],
      one,
      quiet,
    );
    expect(report.imported.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(report.duplicates).toMatchObject([{ name: 'twin', source: { title: 'a' } }]);
    expect(report.failed).toEqual([
      { name: 'empty', problem: 'The file is empty.' },
      { name: 'gone', problem: 'It is gone.' },
      { name: 'odd', problem: 'disk on fire' },
    ]);
    expect(report.left).toBe(0);
    expect(needsReport(report)).toBe(true);
  });

  it('counts as it goes, with the files that were added meanwhile', async () => {
    const files = [file('a')];
    const seen: ImportProgress[] = [];
    await runImport(files, store(), {
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.name === 'a') files.push(file('b'));
      },
      signal: quiet.signal,
    });
    expect(seen).toEqual([
      { done: 0, total: 1, name: 'a' },
      { done: 1, total: 2, name: 'b' },
    ]);
  });

  it('stops between two files when cancelled and says how many are left', async () => {
    const stop = new AbortController();
    const report = await runImport([file('a'), file('b'), file('c')], store(), {
      onProgress: ({ name }) => {
        if (name === 'b') stop.abort();
      },
      signal: stop.signal,
    });
    expect(report.imported.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(report.left).toBe(1);
  });

  it('reads a file only when its turn comes', async () => {
    const reads: string[] = [];
    const lazy = (name: string): ImportFile => ({
      name,
      read: () => {
        reads.push(name);
        return file(name).read();
      },
    });
    const stop = new AbortController();
    await runImport([lazy('a'), lazy('b')], store(), {
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    expect(reads).toEqual(['a']);
  });

  it('needs no report when everything was imported', async () => {
    const report = await runImport([file('a')], store(), quiet);
    expect(needsReport(report)).toBe(false);
    expect(needsReport(mergeReports(report, { ...report, failed: [{ name: 'x', problem: 'y' }] }))).toBe(
      true,
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../../src-renderer/domain/records.ts';
import {
  type ImportProgress,
  type ImportSteps,
  mergeReports,
  needsReport,
  runImport,
} from '../../../../src-renderer/features/library/import-run.ts';
import type { BibliographyEntry } from '../../../../src-renderer/importers/bibliography-entry.ts';
import type { ImportedArticle } from '../../../../src-renderer/importers/import-article.ts';
import type { ChosenFile } from '../../../../src-renderer/ui/chosen-files.ts';

const file = (name: string, text: string = name): ChosenFile => ({
  name,
  read: () => Promise.resolve({ ok: true, value: new TextEncoder().encode(text) }),
});

/** Stores texts once, as the database does; refuses empty ones, as the importer does. Bibliographies are lists of titles. */
function store(seen: { name: string; stated: string }[] = []): ImportSteps {
  const sources = new Map<string, Source>();
  return {
    readArticle: ({ name }, bytes) => {
      const text = new TextDecoder().decode(bytes);
      if (text === '') return Promise.resolve({ ok: false, problem: 'The file is empty.' });
      return Promise.resolve({ ok: true, value: { title: name, text } as ImportedArticle });
    },
    readBibliography: (_name, bytes) => {
      const entries = new TextDecoder().decode(bytes).split('\n').map(entryOf);
      return Promise.resolve({ ok: true, value: entries });
    },
    store: ({ name }, { text }, entry) => {
      const known = sources.get(text);
      if (known !== undefined) return Promise.resolve({ kind: 'duplicate', source: known });
      const source = { id: name as SourceId, title: name } as Source;
      sources.set(text, source);
      seen.push({ name, stated: entry?.metadata.title?.value ?? '' });
      return Promise.resolve({ kind: 'imported', source });
    },
    storeReferences: (_name, entries) =>
      Promise.resolve({
        imported: entries.map(({ metadata }) => ({ title: metadata.title?.value }) as Source),
        duplicates: [],
      }),
  };
}

/** "Title|file" as an entry with an attachment; "!" as one that cannot be read. */
function entryOf(line: string): BibliographyEntry {
  const [title = '', attachment] = line.split('|');
  const rest = { abstract: '', attachments: attachment === undefined ? [] : [attachment] };
  const original = { bytes: new Uint8Array(), encoding: 'utf-8', mediaType: '' };
  if (title === '!') return { ...rest, original, metadata: {}, problem: 'Broken.' };
  return { ...rest, original, metadata: { title: { value: title, origin: 'ris' } } };
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
        if (files.length === 1) files.push(file('b'));
      },
      signal: quiet.signal,
    });
    expect(seen[0]).toEqual({ done: 0, total: 1, name: 'a', phase: 'Reading' });
    expect(seen.at(-1)).toMatchObject({ done: 2, total: 2, phase: 'Storing' });
    expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(['a', 'b']));
  });

  it('imports what is added while the last file is being stored', async () => {
    const files = [file('a')];
    const steps = store();
    const report = await runImport(
      files,
      {
        ...steps,
        store: async (...article) => {
          const outcome = await steps.store(...article);
          // Later than anything that only waits for the file to be read.
          await new Promise((resolve) => setTimeout(resolve));
          if (files.length < 3) files.push(file(`late ${files.length}`));
          return outcome;
        },
      },
      quiet,
    );
    expect(report.imported.map(({ title }) => title)).toEqual(['a', 'late 1', 'late 2']);
    expect(report.left).toBe(0);
  });

  it('reads on while files are being stored, but holds no more of them than a few', async () => {
    const files = Array.from({ length: 100 }, (_, number) => file(`file ${number}`));
    const steps = store();
    let waiting: (() => void)[] = [];
    let most = 0;
    const report = await runImport(
      files,
      {
        ...steps,
        store: async (...article) => {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            most = Math.max(most, waiting.length);
            // Nothing is stored before nothing more is read.
            setTimeout(() => {
              const all = waiting;
              waiting = [];
              for (const go of all) go();
            });
          });
          return steps.store(...article);
        },
      },
      quiet,
    );
    expect(report.imported).toHaveLength(100);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(30);
  });

  it('stops when cancelled, keeps what was stored, and says how many are left', async () => {
    const stop = new AbortController();
    const report = await runImport([file('a'), file('b'), file('c')], store(), {
      onProgress: ({ name, phase }) => {
        if (name === 'b' && phase === 'Storing') stop.abort();
      },
      signal: stop.signal,
    });
    expect(report.imported.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(report.left).toBe(1);
  });

  it('reads a file only when its turn comes', async () => {
    const reads: string[] = [];
    const lazy = (name: string): ChosenFile => ({
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

  it('gives what a bibliography states to the files that it names, and keeps the rest as references', async () => {
    const seen: { name: string; stated: string }[] = [];
    const files = [
      file('report.pdf'),
      file('other.txt'),
      file('all.ris', 'The report|report.pdf\nA book\n!'),
    ];
    const report = await runImport(files, store(seen), quiet);
    expect(seen).toContainEqual({ name: 'report.pdf', stated: 'The report' });
    expect(seen).toContainEqual({ name: 'other.txt', stated: '' });
    expect(report.imported.map(({ title }) => title).toSorted()).toEqual([
      'A book',
      'other.txt',
      'report.pdf',
    ]);
    expect(report.failed).toEqual([{ name: 'all.ris', problem: 'Broken.' }]);
    expect(report.left).toBe(0);
  });

  it('takes a bibliography that joins the queue before the files that came with it', async () => {
    const seen: { name: string; stated: string }[] = [];
    const steps = store(seen);
    const files = ['a', 'b', 'c', 'd'].map((name) => file(name));
    const report = await runImport(
      files,
      {
        ...steps,
        store: (...article) => {
          if (files.length === 4) files.push(file('p.pdf'), file('q.pdf'), file('x.ris', 'The paper|p.pdf'));
          return steps.store(...article);
        },
      },
      quiet,
    );
    expect(seen).toContainEqual({ name: 'p.pdf', stated: 'The paper' });
    expect(report.imported.map(({ title }) => title).toSorted()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'p.pdf',
      'q.pdf',
    ]);
    expect(report).toMatchObject({ left: 0, told: 7 });
  });

  it('needs no report when everything was imported', async () => {
    const report = await runImport([file('a')], store(), quiet);
    expect(needsReport(report)).toBe(false);
    expect(needsReport(mergeReports(report, { ...report, failed: [{ name: 'x', problem: 'y' }] }))).toBe(
      true,
    );
  });
});

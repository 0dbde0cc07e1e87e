/** A dossier of many sources, written straight into the page's database: importing ten thousand would take minutes. */
import type { Page } from '@playwright/test';

/** `pairs`: how many pairs of sources share half of their text, for the app to find. */
export type LibrarySize = { sources: number; annotations: number; claims: number; pairs?: number };

/**
 * Fills the open dossier. Nothing tells the page of it: reload it afterwards. Every text is another; publishers, dates,
 * grades, kinds and languages differ in the way in which they do in a real dossier.
 */
export async function fillLibrary(page: Page, size: LibrarySize): Promise<void> {
  await page.evaluate(async ({ sources, annotations, claims, pairs = 0 }) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('chancery');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const read = <Row>(store: string): Promise<Row[]> =>
      new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as Row[]);
        request.onerror = () => reject(request.error);
      });
    const write = (store: string, rows: readonly object[]): Promise<void> =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(store, 'readwrite');
        for (const row of rows) transaction.objectStore(store).put(row);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      });
    const dossiers = await read<{ id: string; updatedAt: number }>('dossiers');
    const dossierId = dossiers.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.id;
    const tags = (await read<{ id: string; dossierId: string }>('tags')).filter(
      (tag) => tag.dossierId === dossierId,
    );
    const start = Date.UTC(2024, 0, 1);
    let made = 0;
    const idOf = (at: number): string => {
      made += 1;
      const time = at.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`;
    };
    const inDossier = (at: number) => ({ id: idOf(at), dossierId, createdAt: at, updatedAt: at });
    const pick = <Value>(values: readonly Value[], index: number): Value => {
      const value = values[index % values.length];
      if (value === undefined) throw new Error('Nothing to pick from');
      return value;
    };
    const places = ['Torkham', 'Chaman', 'Khost', 'Kurram', 'Spin Boldak', 'Kunar', 'Bajaur', 'Paktika'];
    const events = ['shelling', 'talks', 'closure', 'drone strike', 'ceasefire', 'trade', 'expulsions'];
    const publishers = ['Dawn', 'Reuters', 'Khaama Press', 'Tolo News', 'BBC', '', 'Ministry', 'The News'];
    const sourceRows = Array.from({ length: sources }, (_, i) => {
      const row = inDossier(start + i * 60_000);
      return {
        ...row,
        kind: pick(['article-newspaper', 'report', 'webpage', 'speech'], i * 7),
        title: `${pick(places, i * 3)}: ${pick(events, i * 5)} after incident ${i + 1}, what is known and who says so`,
        author: i % 3 === 0 ? '' : `Correspondent ${i % 211}`,
        publisher: pick(publishers, i * 11 + Math.floor(i / 7)),
        issued: new Date(start + (i % 700) * 86_400_000).toISOString().slice(0, i % 9 === 0 ? 7 : 10),
        accessed: '2025-11-22',
        url: `https://news.example.org/${i + 1}`,
        language: pick(['en', 'en', 'ur', 'ps', ''], i),
        doi: '',
        volume: '',
        issue: '',
        page: '',
        statedBy: {},
        tagIds: tags.length > 0 && i % 4 === 0 ? [pick(tags, i / 4).id] : [],
        reliability: pick(['A', 'B', 'C', 'F', 'D', 'E', 'F'], i * 13),
        reliabilityReason: '',
        descriptor: '',
        revisionId: idOf(start + i * 60_000),
        textHash: `hash-${i}`,
        wordCount: 200 + ((i * 37) % 3000),
      };
    });
    const wordsOf = (i: number, count: number): string =>
      Array.from({ length: count }, (_, word) => `w${(i * 31 + word * word) % 9973}`).join(' ');
    const textOf = (i: number): string => {
      const shared = i < 2 * pairs ? ` Wire: ${wordsOf(1_000_003 * (i - (i % 2) + 1), 80)}.` : '';
      return `Incident ${i + 1}. ${wordsOf(i, 24)}.${shared}`;
    };
    await write('sources', sourceRows);
    await write(
      'revisions',
      sourceRows.map(({ id, revisionId, createdAt, textHash }, i) => ({
        id: revisionId,
        dossierId,
        createdAt,
        updatedAt: createdAt,
        sourceId: id,
        number: 1,
        text: textOf(i),
        blocks: [{ kind: 'paragraph', start: 0, end: textOf(i).length, marks: [] }],
        pages: [],
        images: [],
        textHash,
      })),
    );
    const claimRows = Array.from({ length: claims }, (_, i) => ({
      ...inDossier(start + i),
      number: 1000 + i,
      statement: `Incident ${i + 1} was begun from the other side of the border`,
      type: 'reported-fact',
      attribution: { by: 'writer', name: '', cue: '', manner: 'communication' },
      likelihood: null,
      confidence: null,
      confidenceBasis: '',
    }));
    await write('claims', claimRows);
    const annotationRows = Array.from({ length: annotations }, (_, i) => {
      const source = pick(sourceRows, (i * 17) % Math.max(1, Math.floor(sources * 0.8)));
      const text = textOf(sourceRows.indexOf(source));
      return {
        ...inDossier(start + i * 1000),
        sourceId: source.id,
        anchor: {
          revisionId: source.revisionId,
          start: 0,
          end: 12,
          quote: { exact: text.slice(0, 12), prefix: '', suffix: text.slice(12, 44) },
        },
        tagIds: tags.length > 0 ? [pick(tags, i).id] : [],
        note: '',
        author: '',
        unconfirmed: null,
      };
    });
    await write('annotations', annotationRows);
    if (claims > 0)
      await write(
        'evidence',
        annotationRows
          .filter((_, i) => i % 4 === 0)
          .map(({ id, sourceId, createdAt }, i) => ({
            ...inDossier(createdAt),
            claimId: pick(claimRows, i).id,
            annotationId: id,
            sourceId,
            stance: pick(['supports', 'contradicts', 'context'], i),
            strength: i % 3 === 2 ? null : 'weak',
            credibility: 6,
          })),
      );
    database.close();
  }, size);
}

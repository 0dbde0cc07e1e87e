/** Long texts with many annotations, made from a seed, and putting them into the profile's database as the app stores them. */
import type { Page } from '@playwright/test';

export type LongBlock = {
  kind: 'heading' | 'paragraph';
  level?: number;
  start: number;
  end: number;
  marks: [];
};
export type LongPassage = { start: number; end: number };
export type LongText = { text: string; blocks: LongBlock[]; passages: LongPassage[] };

const WORDS =
  `the of to and in that border ministry official statement attack security forces region government said report water
  treaty talks district valley closure trade crossing evidence analysts warned agreement militants province refugees winter
  between after according under several against new former independent observers convoy market villages council spokesman
  announced sanctions embassy mediators ceasefire inspection river harvest railway negotiations deployment commission`.split(
    /\s+/u,
  );

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sentence(random: () => number): string {
  const count = 8 + Math.floor(random() * 18);
  const words = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'the');
  const [first = 'the', ...rest] = words;
  return `${first[0]?.toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
}

/**
 * An article of at least `length` characters: a heading every twelve paragraphs, paragraphs of two to six sentences, and
 * passages spread evenly over it, 30 to 200 characters long, so that some overlap and some run into the next paragraph.
 */
export function makeLongText(length: number, passageCount: number, seed = 1): LongText {
  const random = randomNumbers(seed);
  const blocks: LongBlock[] = [];
  const parts: string[] = [];
  let at = 0;
  while (at < length) {
    const isHeading = blocks.length % 13 === 0;
    const content = isHeading
      ? sentence(random).slice(0, 60).trim()
      : Array.from({ length: 2 + Math.floor(random() * 5) }, () => sentence(random)).join(' ');
    const range = { start: at, end: at + content.length, marks: [] as [] };
    blocks.push(isHeading ? { kind: 'heading', level: 2, ...range } : { kind: 'paragraph', ...range });
    parts.push(content);
    at += content.length + 1;
  }
  const text = parts.join('\n');
  const passages = Array.from({ length: passageCount }, (_, index) => {
    const start = Math.floor(((index + random() * 0.8) / passageCount) * (text.length - 220));
    return wholeWords(text, start, start + 30 + Math.floor(random() * 170));
  });
  return { text, blocks, passages };
}

/** Whole words. */
function wholeWords(text: string, start: number, end: number): LongPassage {
  let first = start;
  let last = end;
  while (first > 0 && !/\s/u.test(text[first - 1] ?? '')) first -= 1;
  while (!/\s/u.test(text[last - 1] ?? '')) last -= 1;
  return { start: first, end: last - 1 };
}

/** Stores a source with its text and annotations in the open dossier, past the log: tests need it at once. */
export async function storeLongSource(page: Page, title: string, made: LongText): Promise<void> {
  await page.evaluate(
    async ({ text, blocks, passages, name }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('chancery');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const readAll = (table: string): Promise<{ id: string; dossierId: string; position?: number }[]> =>
        new Promise((resolve, reject) => {
          const request = database.transaction(table).objectStore(table).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const dossierId = (await readAll('dossiers'))[0]?.id;
      const tags = (await readAll('tags')).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
      const now = Date.now();
      const own = { dossierId, createdAt: now, updatedAt: now };
      const key = name.replaceAll(/\W+/gu, '-');
      const sourceId = `source-${key}`;
      const revisionId = `revision-${key}`;
      const write = database.transaction(['sources', 'revisions', 'annotations'], 'readwrite');
      write.objectStore('sources').put({
        ...own,
        id: sourceId,
        kind: 'webpage',
        title: name,
        author: 'A. Writer',
        publisher: 'A Publisher',
        issued: '2025-11-21',
        accessed: '2025-11-22',
        url: '',
        language: 'en',
        doi: '',
        volume: '',
        issue: '',
        page: '',
        statedBy: {},
        tagIds: [],
        reliability: 'C',
        reliabilityReason: '',
        descriptor: '',
        revisionId,
        textHash: key,
        wordCount: text.split(/\s+/u).length,
      });
      write.objectStore('revisions').put({
        ...own,
        id: revisionId,
        sourceId,
        number: 1,
        text,
        blocks,
        pages: [],
        images: [],
        textHash: key,
      });
      for (const [index, { start, end }] of passages.entries())
        write.objectStore('annotations').put({
          ...own,
          id: `annotation-${key}-${String(index).padStart(5, '0')}`,
          sourceId,
          anchor: {
            revisionId,
            start,
            end,
            quote: {
              exact: text.slice(start, end),
              prefix: text.slice(Math.max(0, start - 32), start),
              suffix: text.slice(end, end + 32),
            },
          },
          // One in nine has no tag, one in eleven a note.
          tagIds: index % 9 === 8 ? [] : [tags[index % tags.length]?.id].filter((id) => id !== undefined),
          note: index % 11 === 0 ? 'Compare with the ministry’s own figures.' : '',
          author: '',
          unconfirmed: null,
        });
      await new Promise<void>((resolve, reject) => {
        write.oncomplete = () => resolve();
        write.onerror = () => reject(write.error);
      });
      database.close();
    },
    { ...made, name: title },
  );
}

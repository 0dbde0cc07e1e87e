import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor, quoteOf } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { Annotation, Source } from '../../../src-renderer/domain/records.ts';
import { addAnnotationOperations, moveExtentOperations } from '../../../src-renderer/storage/annotations.ts';
import { findCandidateOperations } from '../../../src-renderer/storage/candidates.ts';
import { commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { sortPlacements } from '../../../src-renderer/storage/placements.ts';
import {
  confirmMoveOperations,
  placeAgainOperations,
  type RevisionOutcome,
  refuseMoveOperations,
  reviseSource,
} from '../../../src-renderer/storage/revise.ts';
import {
  addSource,
  DOSSIER,
  importedText,
  newContext,
  openTestDatabase,
  readAll,
} from './dossier-fixture.ts';

const FIRST = [
  'Border posts attacked again',
  'Officials said that three people died on Monday at the crossing near Torkham, which has been closed since October.',
  'Analysts suggest that the truce, agreed in Doha last month, could end soon unless both sides return to talks.',
  'The government should reopen the crossing, a minister argued in an interview with a local newspaper on Sunday.',
].join('\n\n');

const SECOND = [
  'Border posts attacked again',
  'Officials said that three people died on Monday at the crossing near Torkham, which has been closed since October.',
  'Traders on both sides counted their losses in rotten fruit and unpaid wages.',
  'Analysts suggest that the fragile truce, agreed in Doha last month, could end very soon unless both sides return to talks.',
].join('\n\n');

let database: ChanceryDatabase;
let source: Source;

beforeEach(async () => {
  database = openTestDatabase();
  source = await addSource(database, FIRST);
});

afterEach(async () => {
  await database.delete();
});

async function currentSource(): Promise<Source> {
  const row = await database.sources.get(source.id);
  if (row === undefined) throw new Error('the source is gone');
  return row;
}

async function currentRevision() {
  const revision = await database.revisions.get((await currentSource()).revisionId);
  if (revision === undefined) throw new Error('the revision is gone');
  return revision;
}

async function annotate(start: number, end: number): Promise<Annotation> {
  const { id, text } = await currentRevision();
  const anchor = makeAnchor(id, text, start, end);
  const { annotation, operations } = addAnnotationOperations(newContext(), { sourceId: source.id, anchor });
  await commit(database, DOSSIER, 'Annotate', operations);
  return annotation;
}

async function annotateQuote(quote: string): Promise<Annotation> {
  const start = (await currentRevision()).text.indexOf(quote);
  if (start < 0) throw new Error(`no "${quote}" in the text`);
  return annotate(start, start + quote.length);
}

async function revise(text: string): Promise<RevisionOutcome> {
  return reviseSource(database, source.id, await importedText(text), { ...newContext(), fileName: 'b.txt' });
}

async function reload(annotation: Annotation): Promise<Annotation> {
  const row = await database.annotations.get(annotation.id);
  if (row === undefined) throw new Error('the annotation is gone');
  return row;
}

describe('a new revision', () => {
  it('keeps, changes and loses annotations, and says how many', async () => {
    const kept = await annotateQuote('three people died on Monday');
    const changed = await annotateQuote('the truce, agreed in Doha last month, could end soon');
    const lost = await annotateQuote('The government should reopen the crossing');
    const outcome = await revise(SECOND);
    expect(outcome).toMatchObject({
      kind: 'revised',
      number: 2,
      counts: { kept: 1, changed: 1, moved: 0, lost: 1, foundAgain: 0 },
    });
    const { revisionId } = await currentSource();
    expect(revisionId).not.toBe(source.revisionId);
    expect(await reload(kept)).toMatchObject({ anchor: { revisionId }, unconfirmed: null });
    expect(await reload(changed)).toMatchObject({
      anchor: {
        revisionId,
        quote: { exact: expect.stringContaining('truce, agreed in Doha last month, could end very soon') },
      },
      unconfirmed: { outcome: 'changed', before: changed.anchor },
    });
    expect(await reload(lost)).toMatchObject({ anchor: lost.anchor, unconfirmed: null });
  });

  it('is one change: undo brings back text and anchors, redo makes it again', async () => {
    await annotateQuote('three people died on Monday');
    await annotateQuote('could end soon');
    const before = await readAll(database);
    await revise(SECOND);
    const after = await readAll(database);
    expect(await undo(database, DOSSIER)).toBe('New revision of “Border posts attacked again”');
    expect(await readAll(database)).toEqual(before);
    await redo(database, DOSSIER);
    expect(await readAll(database)).toEqual(after);
  });

  it('of the same text is not one', async () => {
    expect(await revise(FIRST.replaceAll('\n', '\r\n'))).toEqual({ kind: 'unchanged', number: 1 });
    expect(await database.revisions.count()).toBe(1);
  });

  it('finds again what an earlier one had lost', async () => {
    const lost = await annotateQuote('The government should reopen the crossing');
    await revise(SECOND);
    const outcome = await revise(`${SECOND}\n\n${FIRST.split('\n\n')[3]}`);
    expect(outcome).toMatchObject({ kind: 'revised', number: 3, counts: { lost: 0, foundAgain: 1 } });
    const { revisionId } = await currentSource();
    expect((await reload(lost)).anchor).toMatchObject({
      revisionId,
      quote: { exact: lost.anchor.quote.exact },
    });
  });

  it('keeps the first wording of a change that nobody confirmed', async () => {
    const changed = await annotateQuote('the truce, agreed in Doha last month, could end soon');
    await revise(SECOND);
    await revise(SECOND.replace('very soon', 'very soon indeed'));
    expect((await reload(changed)).unconfirmed?.before).toEqual(changed.anchor);
  });

  it('takes along the candidates whose words stay, and drops the others', async () => {
    const found = await findCandidateOperations(database, source.id, newContext());
    await commit(database, DOSSIER, 'Find', found?.operations ?? []);
    await revise(SECOND);
    const { revisionId } = await currentSource();
    const rows = await database.candidates.toArray();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(found?.candidates.length ?? 0);
    expect(rows.every(({ anchor }) => anchor.revisionId === revisionId)).toBe(true);
    const again = await findCandidateOperations(database, source.id, newContext());
    expect(again?.candidates.some(({ anchor }) => anchor.quote.exact.includes('fragile'))).toBe(true);
  });
});

describe('placing what a revision moved or lost', () => {
  it('confirms a change, or refuses it, which makes it lost on its old text', async () => {
    const changed = await annotateQuote('the truce, agreed in Doha last month, could end soon');
    await revise(SECOND);
    const moved = await reload(changed);
    await commit(database, DOSSIER, 'Refuse', refuseMoveOperations([moved]));
    const { lost } = sortPlacements(await database.annotations.toArray(), await currentSource());
    expect(lost).toMatchObject([{ id: changed.id, anchor: changed.anchor, unconfirmed: null }]);
    await undo(database, DOSSIER);
    await commit(database, DOSSIER, 'Confirm', confirmMoveOperations([moved]));
    expect(await reload(changed)).toMatchObject({ anchor: moved.anchor, unconfirmed: null });
  });

  it('places a lost one again, but never where its quote does not hold', async () => {
    const lost = await annotateQuote('The government should reopen the crossing');
    await revise(SECOND);
    const revision = await currentRevision();
    const anchor = makeAnchor(revision.id, revision.text, 0, 12);
    await commit(database, DOSSIER, 'Place', placeAgainOperations(lost, revision, anchor));
    expect((await reload(lost)).anchor).toEqual(anchor);
    const wrong = { ...anchor, start: 1 };
    expect(() => placeAgainOperations(lost, revision, wrong)).toThrow(RangeError);
    expect(() => placeAgainOperations(lost, revision, lost.anchor)).toThrow(RangeError);
  });
});

/** Every anchor holds in the revision that it names, whatever happened: it is on the current text, or lost. */
async function findBrokenAnchor(): Promise<string | null> {
  const texts = new Map((await database.revisions.toArray()).map(({ id, text }) => [id, text]));
  for (const { id, anchor, unconfirmed } of await database.annotations.toArray()) {
    for (const one of [anchor, ...(unconfirmed === null ? [] : [unconfirmed.before])]) {
      const text = texts.get(one.revisionId);
      if (text === undefined) return `${id} is on a revision that is not there`;
      if (JSON.stringify(quoteOf(text, one.start, one.end)) !== JSON.stringify(one.quote))
        return `${id} does not hold at ${one.start}–${one.end}`;
    }
  }
  return null;
}

const WORDS = [
  'border',
  'officials',
  'truce',
  'said',
  'on Monday',
  'three',
  'closed',
  'Torkham 🏔',
  'é',
  '\n\n',
];
const wordList = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('annotate' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({
    kind: fc.constant('extend' as const),
    which: fc.nat(),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({
    kind: fc.constant('revise' as const),
    at: fc.nat(),
    cut: fc.nat({ max: 120 }),
    words: wordList,
  }),
  fc.record({ kind: fc.constant('settle' as const), which: fc.nat(), confirm: fc.boolean() }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(one: Step): Promise<void> {
  const { id, text } = await currentRevision();
  const rows = await database.annotations.toArray();
  if (one.kind === 'annotate') {
    const start = one.at % (text.length - 1);
    await annotate(start, Math.min(text.length, start + one.length));
  } else if (one.kind === 'extend') {
    const row = rows.filter(({ anchor }) => anchor.revisionId === id)[one.which % Math.max(1, rows.length)];
    if (row === undefined) return;
    const start = one.at % (text.length - 1);
    const anchor = makeAnchor(id, text, start, Math.min(text.length, start + one.length));
    await commit(database, DOSSIER, 'Extend', moveExtentOperations(row, anchor));
  } else if (one.kind === 'revise') {
    const at = one.at % text.length;
    const next = `${text.slice(0, at)} ${one.words.join(' ')} ${text.slice(at + one.cut)}`;
    if (next.trim().length > 40) await revise(next);
  } else if (one.kind === 'settle') {
    const { unconfirmed } = sortPlacements(rows, await currentSource());
    const row = unconfirmed[one.which % Math.max(1, unconfirmed.length)];
    if (row === undefined) return;
    const settle = one.confirm ? confirmMoveOperations : refuseMoveOperations;
    await commit(database, DOSSIER, 'Settle', settle([row]));
  } else if (one.kind === 'undo') await undo(database, DOSSIER);
  else await redo(database, DOSSIER);
}

describe('whatever an analyst does', () => {
  it('keeps every anchor equal to its text, or lost on the text that it holds in', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await database.delete();
        database = openTestDatabase();
        source = await addSource(database, FIRST);
        for (const one of steps) {
          // Undoing the import takes the source away: the next steps begin with making it again.
          if ((await database.sources.get(source.id)) === undefined) await redo(database, DOSSIER);
          await take(one);
          expect(await findBrokenAnchor()).toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});

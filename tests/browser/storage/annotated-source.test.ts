import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import type { Dossier, Source } from '../../../src-renderer/domain/records.ts';
import { loadAnnotatedSource } from '../../../src-renderer/storage/annotated-source.ts';
import { addAnnotationOperations } from '../../../src-renderer/storage/annotations.ts';
import { claimFromPassageOperations, EMPTY_CLAIM } from '../../../src-renderer/storage/claims.ts';
import { commit } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { newDossierOperations } from '../../../src-renderer/storage/dossiers.ts';
import type { NewRowContext } from '../../../src-renderer/storage/new-row.ts';
import { reviseSource } from '../../../src-renderer/storage/revise.ts';
import { importSource, removeSourceOperations } from '../../../src-renderer/storage/sources.ts';
import { ARTICLE, importedText, newContext, openTestDatabase } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let dossier: Dossier;
let source: Source;

beforeEach(async () => {
  database = openTestDatabase();
  const fields = { title: 'Border', question: 'Will it open?', marking: 'TLP:AMBER' } as const;
  const made = newDossierOperations(fields, newContext().makeId, 1);
  dossier = made.dossier;
  await commit(database, dossier.id, 'New dossier', made.operations);
  source = await importArticle(ARTICLE);
});

afterEach(async () => {
  await database.delete();
});

function context(): NewRowContext {
  return { ...newContext(), dossierId: dossier.id };
}

async function importArticle(text: string): Promise<Source> {
  const imported = await importedText(text);
  return (await importSource(database, imported, { ...context(), fileName: 'border.txt' })).source;
}

/** Makes a claim of a quote of the source's current text. */
async function claimOf(of: Source, quote: string, number: number): Promise<void> {
  const revision = await database.revisions.get(of.revisionId);
  if (revision === undefined) throw new Error('no text');
  const start = revision.text.indexOf(quote);
  const anchor = makeAnchor(revision.id, revision.text, start, start + quote.length);
  const [first] = await database.tags.toArray();
  const { annotation, operations } = addAnnotationOperations(context(), {
    sourceId: of.id,
    anchor,
    tagIds: first === undefined ? [] : [first.id],
  });
  const claim = claimFromPassageOperations(
    context(),
    number,
    { ...EMPTY_CLAIM, statement: quote },
    annotation,
  );
  await commit(database, dossier.id, 'Claim', [...operations, ...claim.operations]);
}

describe('a source gathered for its export', () => {
  it('comes with its text, its annotations and the claims that rest on it, and nothing of another source', async () => {
    const other = await importArticle(`${ARTICLE}\n\nAnother article goes on from here, about rivers.`);
    await claimOf(source, 'three people died on Monday', 1);
    await claimOf(other, 'about rivers', 2);
    const material = await loadAnnotatedSource(database, source.id);
    expect(material?.source.id).toBe(source.id);
    expect(material?.revision.text).toContain('Analysts suggest that the truce could end soon.');
    expect(material?.dossier).toEqual({ title: 'Border', marking: 'TLP:AMBER' });
    expect(material?.annotations.map(({ anchor }) => anchor.quote.exact)).toEqual([
      'three people died on Monday',
    ]);
    expect(material?.claims.map(({ number }) => number)).toEqual([1]);
    expect(material?.evidence).toHaveLength(1);
    expect(material?.tags.map(({ id }) => id)).toEqual(material?.annotations[0]?.tagIds);
  });

  it('names its original with its hash, without its bytes', async () => {
    const material = await loadAnnotatedSource(database, source.id);
    const stored = await database.originals.where({ sourceId: source.id }).first();
    expect(material?.original).toEqual({
      fileName: 'border.txt',
      address: '',
      mediaType: stored?.mediaType,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(stored?.bytes.length).toBeGreaterThan(100);
  });

  it('is that of the newest revision, with the original of that, and what it has lost', async () => {
    await claimOf(source, 'The government should reopen the crossing', 1);
    const next = await importedText(ARTICLE.split('\n\n').slice(0, 2).join('\n\n'));
    await reviseSource(database, source.id, next, { ...context(), fileName: 'corrected.txt' });
    const material = await loadAnnotatedSource(database, source.id);
    expect(material).toMatchObject({ revisionCount: 2, original: { fileName: 'corrected.txt' } });
    expect(material?.revision.number).toBe(2);
    expect(material?.revision.text).not.toContain('The government should reopen');
    // The export says of it that it is lost, and where it stood.
    expect(material?.annotations).toHaveLength(1);
    expect(material?.annotations[0]?.anchor.revisionId).not.toBe(material?.revision.id);
  });

  it('is null for a source that is not there', async () => {
    expect(await loadAnnotatedSource(database, 'no-source' as SourceId)).toBeNull();
    await commit(database, dossier.id, 'Delete', await removeSourceOperations(database, source.id));
    expect(await loadAnnotatedSource(database, source.id)).toBeNull();
  });
});

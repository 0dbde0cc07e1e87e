import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
  textNode,
} from '../../../src-renderer/domain/brief/document.ts';
import { resolveBrief } from '../../../src-renderer/domain/brief/resolve.ts';
import type { DossierId, RevisionId, SourceId, TagId } from '../../../src-renderer/domain/ids.ts';
import { createIdMaker } from '../../../src-renderer/domain/ids.ts';
import type { Annotation, Source } from '../../../src-renderer/domain/records.ts';
import { addAnnotationOperations } from '../../../src-renderer/storage/annotations.ts';
import { loadBriefMaterial } from '../../../src-renderer/storage/brief-material.ts';
import { addClaimOperations, EMPTY_CLAIM } from '../../../src-renderer/storage/claims.ts';
import { commit } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { addEvidenceOperations } from '../../../src-renderer/storage/evidence.ts';

const makeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);
const HERE = 'dossier-here' as DossierId;
const ELSEWHERE = 'dossier-elsewhere' as DossierId;

// A heading, then two paragraphs; the emoji makes code points and UTF-16 offsets differ.
const TEXT = 'Heading\nFirst 🙂 paragraph.\nSecond paragraph.';
const BLOCKS = [
  { kind: 'heading' as const, level: 1, start: 0, end: 7, marks: [] },
  { kind: 'paragraph' as const, start: 8, end: 27, marks: [] },
  { kind: 'paragraph' as const, start: 28, end: 45, marks: [] },
];

let database: ChanceryDatabase;

async function addSource(dossierId: DossierId): Promise<Source> {
  const row = { dossierId, createdAt: 1, updatedAt: 1 };
  const revisionId = makeId<RevisionId>();
  const source = {
    ...row,
    id: makeId<SourceId>(),
    title: 'A source',
    reliability: 'B',
    revisionId,
  } as Source;
  await database.sources.put(source);
  const revision = {
    ...row,
    id: revisionId,
    sourceId: source.id,
    number: 1,
    text: TEXT,
    blocks: BLOCKS,
    pages: [],
    images: [],
    textHash: '',
  };
  await database.revisions.put(revision);
  return source;
}

async function annotate(source: Source, quote: string, tagIds: TagId[] = []): Promise<Annotation> {
  const start = TEXT.indexOf(quote);
  const anchor = makeAnchor(source.revisionId, TEXT, start, start + quote.length);
  const context = { dossierId: source.dossierId, makeId, now: 1 };
  const made = addAnnotationOperations(context, { sourceId: source.id, anchor, tagIds });
  await commit(database, source.dossierId, 'Annotate', made.operations);
  return made.annotation;
}

beforeEach(() => {
  database = new ChanceryDatabase(`test-material-${makeId()}`);
});

afterEach(async () => {
  await database.delete();
});

describe('the material of a brief', () => {
  it('holds what its citations and claim blocks lean on, with places counted as readers and formats count', async () => {
    const source = await addSource(HERE);
    await database.dossiers.put({ id: HERE, marking: 'TLP:AMBER' } as never);
    await database.tags.put({ id: 'tag-1', dossierId: HERE, name: 'Diplomacy' } as never);
    const cited = await annotate(source, 'paragraph.\nSecond', ['tag-1' as TagId]);
    const evidence = await annotate(source, 'Second');
    await annotate(source, 'Heading');
    const context = { dossierId: HERE, makeId, now: 1 };
    const { claim, operations } = addClaimOperations(context, 1, { ...EMPTY_CLAIM, statement: 'It is so' });
    const links = addEvidenceOperations(context, claim.id, evidence);
    await commit(database, HERE, 'Claim', [...operations, ...links.operations]);

    const content = documentNode(
      paragraphNode(textNode('x'), citationNode({ kind: 'annotation', id: cited.id })),
      claimBlockNode(claim.id),
    );
    const material = await loadBriefMaterial(database, { dossierId: HERE }, content);
    expect([...material.annotations.keys()].sort()).toEqual([cited.id, evidence.id].sort());
    expect([...material.sources.keys()]).toEqual([source.id]);
    expect([...material.claims.keys()]).toEqual([claim.id]);
    expect(material.evidence).toHaveLength(1);
    expect(material.locators.get(cited.id)).toEqual({ kind: 'paragraph', number: 1, last: 2 });
    expect(material.locators.get(evidence.id)).toEqual({ kind: 'paragraph', number: 2 });
    expect(material.positions.get(evidence.id)).toEqual({ start: 27, end: 33 });
    expect(material.tagNames.get('tag-1' as TagId)).toBe('Diplomacy');
    expect(material.dossierMarking).toBe('TLP:AMBER');
    const resolved = resolveBrief(content, material);
    expect(resolved.problems).toEqual([]);
    expect(resolved.judgements[0]?.counts.supports).toBe(1);
  });

  it('takes a citation that was pasted from another dossier for missing', async () => {
    const elsewhere = await annotate(await addSource(ELSEWHERE), 'First');
    const content = documentNode(paragraphNode(citationNode({ kind: 'annotation', id: elsewhere.id })));
    const material = await loadBriefMaterial(database, { dossierId: HERE }, content);
    expect(material.annotations.size).toBe(0);
    expect(resolveBrief(content, material).endnotes[0]?.missing).toBe(true);
  });

  it('reads a text once, however many passages of it are cited', async () => {
    const source = await addSource(HERE);
    const annotations = [];
    for (const quote of ['Heading', 'First', 'Second']) annotations.push(await annotate(source, quote));
    const citations = annotations.map(({ id }) => citationNode({ kind: 'annotation', id }));
    let reads = 0;
    database.revisions.hook('reading', (row) => {
      reads += 1;
      return row;
    });
    const { locators } = await loadBriefMaterial(
      database,
      { dossierId: HERE },
      documentNode(paragraphNode(...citations)),
    );
    expect(locators.get(annotations[0]?.id ?? ('' as never))).toEqual({ kind: 'heading', text: 'Heading' });
    expect(reads).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { documentNode, paragraphNode, textNode } from '../../../src-renderer/domain/brief/document.ts';
import type { BriefVersionId, DossierId } from '../../../src-renderer/domain/ids.ts';
import { createIdMaker } from '../../../src-renderer/domain/ids.ts';
import type { BriefVersion } from '../../../src-renderer/domain/records.ts';
import {
  addBriefOperations,
  isSameAsVersion,
  keepVersionOperations,
  type NewBrief,
  restoreVersionOperations,
} from '../../../src-renderer/storage/briefs.ts';

const makeId = createIdMaker(
  () => 1000,
  (count) => new Uint8Array(count),
);
const context = { dossierId: 'd1' as DossierId, makeId, now: 1000 };
const content = documentNode(paragraphNode(textNode('Then')));
const fields: NewBrief = {
  title: 'Border',
  template: 'policy-memo',
  front: { to: 'Director', from: '', subject: 'Border', date: '2025-11-22', author: '' },
  marking: 'TLP:GREEN',
  language: 'en',
  machineDrafted: false,
  content,
};

function make() {
  const { brief, operations } = addBriefOperations(context, fields);
  const body = operations.find((operation) => operation.table === 'briefBodies');
  if (body?.kind !== 'put' || body.table !== 'briefBodies') throw new Error('no body was made');
  return { brief, body: body.row };
}

describe('a new brief', () => {
  it('is draft 1, and its text shares its id', () => {
    const { brief, body } = make();
    expect(brief.draft).toBe(1);
    expect(body).toMatchObject({ id: brief.id, dossierId: 'd1', schemaVersion: 1, content });
  });
});

describe('versions', () => {
  it('keep the brief as it stands under its draft number, and the next draft counts on', () => {
    const { brief, body } = make();
    const { version, operations } = keepVersionOperations(context, brief, body, 'For the minister');
    expect(version).toMatchObject({ briefId: brief.id, label: 'For the minister', brief, content });
    expect(operations[1]).toMatchObject({ kind: 'update', table: 'briefs', fields: { draft: 2 } });
  });

  it('are the same as the brief until something that is printed changes', () => {
    const { brief, body } = make();
    const { version } = keepVersionOperations(context, brief, body, 'x');
    expect(isSameAsVersion(version, { ...brief, draft: 2, updatedAt: 9 }, body)).toBe(true);
    expect(isSameAsVersion(version, { ...brief, marking: 'TLP:RED' }, body)).toBe(false);
    expect(isSameAsVersion(version, { ...brief, front: { ...brief.front, to: 'x' } }, body)).toBe(false);
    expect(isSameAsVersion(version, brief, { content: documentNode() })).toBe(false);
  });

  it('come back without lowering the marking below the dossier’s, after the present was kept', () => {
    const { brief, body } = make();
    const version: BriefVersion = {
      ...keepVersionOperations(context, brief, body, 'Early').version,
      id: 'v1' as BriefVersionId,
      brief: { ...brief, title: 'Early title', marking: 'TLP:CLEAR', draft: 1 },
    };
    const now = { ...brief, draft: 4, title: 'Late title' };
    const operations = restoreVersionOperations(context, version, {
      brief: now,
      body: { ...body, content: documentNode() },
      dossierMarking: 'TLP:AMBER',
    });
    expect(operations[0]).toMatchObject({
      table: 'briefVersions',
      row: { brief: now, content: documentNode() },
    });
    expect(operations[1]).toMatchObject({ table: 'briefs', fields: { draft: 5 } });
    expect(operations[2]).toMatchObject({ fields: { title: 'Early title', marking: 'TLP:AMBER' } });
    expect(operations[2]).not.toHaveProperty('fields.draft');
    expect(operations[3]).toMatchObject({ table: 'briefBodies', fields: { content } });
  });
});

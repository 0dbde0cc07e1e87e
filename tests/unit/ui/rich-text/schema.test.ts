import { describe, expect, it } from 'vitest';
import { policyMemo } from '../../../../src-renderer/domain/brief/policy-memo.ts';
import { readDocument } from '../../../../src-renderer/ui/rich-text/read-document.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

const SHARED_NODES = {
  doc: [],
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start'],
  listItem: [],
  blockquote: [],
  table: [],
  tableRow: [],
  tableHeader: ['colspan', 'rowspan'],
  tableCell: ['colspan', 'rowspan'],
  horizontalRule: [],
  hardBreak: [],
  text: [],
  citation: ['annotationId', 'sourceId'],
};

function nodesOf(kind: 'brief' | 'note'): Record<string, string[]> {
  const entries = Object.entries(schemaOf(kind).nodes);
  return Object.fromEntries(entries.map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {}).sort()]));
}

describe('the editor’s schema', () => {
  it('has exactly the nodes and attributes of the document schema, for notes without the parts of briefs', () => {
    expect(nodesOf('note')).toEqual(SHARED_NODES);
    expect(nodesOf('brief')).toEqual({ ...SHARED_NODES, bottomLine: [], claimBlock: ['claimId'] });
  });

  it('has exactly the marks of the document schema', () => {
    const marks = Object.entries(schemaOf('brief').marks);
    const found = Object.fromEntries(marks.map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {})]));
    const none = { bold: [], italic: [], underline: [], strike: [], code: [] };
    expect(found).toEqual({ ...none, link: ['href'] });
  });

  it('reads the policy memo template as it is', () => {
    const schema = schemaOf('brief');
    const { document, problem } = readDocument(schema, { schemaVersion: 1, content: policyMemo() });
    expect(problem).toBeNull();
    expect(document.toJSON()).toEqual(policyMemo());
  });
});

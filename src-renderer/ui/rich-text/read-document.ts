/**
 * Reading a stored document into the editor's schema. What does not fit is never dropped in silence: the text is then
 * shown as far as it can be read, for reading only, and the stored one stays as it is.
 */
import type { Node, Schema } from '@tiptap/pm/model';
import {
  DOCUMENT_SCHEMA_VERSION,
  paragraphNode,
  plainTextOf,
  textNode,
} from '../../domain/brief/document.ts';
import type { RichTextNode } from '../../domain/records.ts';

/** `document` is what can be read; `problem` says in a sentence why that is not all, or is null. */
export type ReadDocument = { document: Node; problem: string | null };

/** Reads a stored document. Never throws, whatever is stored. */
export function readDocument(
  schema: Schema,
  stored: { schemaVersion: number; content: RichTextNode },
): ReadDocument {
  const problem =
    stored.schemaVersion > DOCUMENT_SCHEMA_VERSION
      ? 'It was written by a newer version of Chancery.'
      : findProblem(schema, stored.content);
  const exact = problem === null ? parse(schema, stored.content) : null;
  if (exact !== null) return { document: exact, problem: null };
  return {
    document: readWhatFits(schema, stored.content),
    problem: problem ?? 'Its parts do not fit together as a text.',
  };
}

function parse(schema: Schema, content: RichTextNode): Node | null {
  try {
    const document = schema.nodeFromJSON(content);
    document.check();
    return document.type === schema.topNodeType ? document : null;
  } catch {
    return null;
  }
}

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first thing in a stored node that the schema does not know: parsing would leave attributes out without a word. */
function findProblem(schema: Schema, node: unknown): string | null {
  if (!isPlain(node) || typeof node.type !== 'string') return 'A part of it is not readable.';
  const type = Object.hasOwn(schema.nodes, node.type) ? schema.nodes[node.type] : undefined;
  if (type === undefined) return `It holds a part that is not known here: “${node.type}”.`;
  const attribute = unknownAttribute(node.attrs, type.spec.attrs);
  if (attribute !== null) return `A part of it has a property that is not known here: “${attribute}”.`;
  for (const mark of Array.isArray(node.marks) ? node.marks : []) {
    const name = isPlain(mark) ? String(mark.type) : '';
    const known = Object.hasOwn(schema.marks, name) ? schema.marks[name] : undefined;
    if (known === undefined) return `It holds a style that is not known here: “${name}”.`;
  }
  if (node.content !== undefined && !Array.isArray(node.content)) return 'A part of it is not readable.';
  for (const child of node.content ?? []) {
    const problem = findProblem(schema, child);
    if (problem !== null) return problem;
  }
  return null;
}

/** Attributes that hold nothing are no loss: earlier writers stored `null` for what they did not use. */
function unknownAttribute(attributes: unknown, known: object | null | undefined): string | null {
  if (!isPlain(attributes)) return null;
  const names = Object.keys(attributes).filter((name) => attributes[name] !== null);
  return names.find((name) => known === null || known === undefined || !Object.hasOwn(known, name)) ?? null;
}

/** Every top-level part that fits, as it is; of the others, their words. */
function readWhatFits(schema: Schema, content: unknown): Node {
  const parts = isPlain(content) && Array.isArray(content.content) ? content.content : [];
  const blocks = parts.flatMap((part: unknown): Node[] => {
    const exact = readBlock(schema, part);
    if (exact !== null) return [exact];
    const words = wordsOf(part);
    return words === '' ? [] : words.split('\n').map((line) => asParagraph(schema, line));
  });
  return schema.topNodeType.create(null, blocks.length === 0 ? [asParagraph(schema, '')] : blocks);
}

function readBlock(schema: Schema, part: unknown): Node | null {
  if (findProblem(schema, part) !== null) return null;
  const wrapped = parse(schema, { type: 'doc', content: [part as RichTextNode] });
  return wrapped?.firstChild ?? null;
}

function wordsOf(part: unknown): string {
  try {
    return isPlain(part) ? plainTextOf(part as RichTextNode) : '';
  } catch {
    return '';
  }
}

function asParagraph(schema: Schema, line: string): Node {
  return schema.nodeFromJSON(line === '' ? paragraphNode() : paragraphNode(textNode(line)));
}

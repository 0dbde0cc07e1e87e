/** What the structure tree of a tagged PDF says of a page's text (ISO 32000-1, 14.8.4). */
import type { BlockKind } from '../../domain/text/block.ts';
import type { PageElement } from './page-content.ts';

/** As pdf.js gives it: an element with children, or a piece of marked content by id. */
export type StructureNode = { role?: string; type?: string; id?: string; children?: unknown[] };

export type PageStructure = { elements: PageElement[]; elementOf: Map<string, number> };

type Place = {
  kind: BlockKind;
  level?: number;
  depth: number;
  group: number;
  cell: number;
  isLabel: boolean;
};

/** Nesting deeper than any document's is a trap. */
const MAX_DEPTH = 400;

/** Elements in the tree's order, which is the reading order, and the element of each piece of marked content. */
export function readStructure(root: StructureNode | null): PageStructure {
  const elements: PageElement[] = [];
  const elementOf = new Map<string, number>();
  let groups = 0;
  const add = (place: Place): number => {
    const { kind, level, group, cell, isLabel } = place;
    const last = elements.at(-1);
    const repeats =
      last !== undefined &&
      last.group === group &&
      last.cell === cell &&
      last.isLabel === isLabel &&
      last.kind === kind;
    if (!repeats) elements.push({ kind, ...(level === undefined ? {} : { level }), isLabel, group, cell });
    return elements.length - 1;
  };
  const visit = (node: StructureNode, place: Place, nesting: number): void => {
    if (nesting > MAX_DEPTH) return;
    if (node.type === 'content' && typeof node.id === 'string') {
      elementOf.set(node.id, add(place));
      return;
    }
    const newGroup = (): number => {
      groups += 1;
      return groups;
    };
    const inner = placeIn(node.role ?? '', place, newGroup);
    let cell = -1;
    for (const child of (node.children ?? []) as StructureNode[]) {
      if (node.role === 'TR') {
        cell += 1;
        visit(child, { ...inner, cell }, nesting + 1);
      } else visit(child, inner, nesting + 1);
    }
  };
  if (root !== null) visit(root, { kind: 'paragraph', depth: 0, group: 0, cell: 0, isLabel: false }, 0);
  return { elements, elementOf };
}

/** Text in a list item, a row or a caption stays in it, whatever it is wrapped in. */
function placeIn(role: string, place: Place, newGroup: () => number): Place {
  const heading = /^H([1-6])$/.exec(role);
  if (heading !== null) return { ...place, kind: 'heading', level: Number(heading[1]), group: newGroup() };
  switch (role) {
    case 'Title':
      return { ...place, kind: 'heading', level: 1, group: newGroup() };
    case 'H':
      return { ...place, kind: 'heading', level: 2, group: newGroup() };
    case 'L':
      return { ...place, depth: place.depth + 1, group: newGroup() };
    case 'LI':
      return { ...place, kind: 'list-item', level: Math.max(1, Math.min(6, place.depth)), group: newGroup() };
    case 'Lbl':
      return place.kind === 'list-item' ? { ...place, isLabel: true } : place;
    case 'TR':
      return { ...place, kind: 'table-row', group: newGroup() };
    case 'Caption':
      return { ...place, kind: 'caption', group: newGroup() };
    case 'BlockQuote':
      return { ...place, kind: 'quotation', group: newGroup() };
    case 'P':
    case 'Note':
    case 'TOCI':
    case 'BibEntry':
      return place.kind === 'paragraph' || place.kind === 'quotation'
        ? { ...place, group: newGroup() }
        : place;
    case 'Div':
    case 'Sect':
    case 'Art':
    case 'Part':
    case 'NonStruct':
      return place.kind === 'paragraph' && role !== 'NonStruct' ? { ...place, group: newGroup() } : place;
    default:
      return place;
  }
}

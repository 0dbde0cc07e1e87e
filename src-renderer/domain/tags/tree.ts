/** The tag tree, built from rows. Damaged rows (a missing parent, a circle) never hide a tag: it is shown at the top. */
import type { TagId } from '../ids.ts';
import type { Tag } from '../records.ts';

/** `id` repeats the tag's, for lists that know their items by it. */
export type TagNode = { id: TagId; tag: Tag; children: TagNode[] };

/** Siblings in the analyst's order; rows that say the same keep the order in which they were made. */
export function compareSiblings(a: Tag, b: Tag): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}

/** The ids of a tag's ancestors, nearest first. Ends at the root, at a missing parent, or where a circle closes. */
export function ancestorsOf(tags: readonly Tag[], id: TagId): TagId[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const found: TagId[] = [];
  let parentId = byId.get(id)?.parentId ?? null;
  while (parentId !== null && parentId !== id && byId.has(parentId) && !found.includes(parentId)) {
    found.push(parentId);
    parentId = byId.get(parentId)?.parentId ?? null;
  }
  return found;
}

function isInCircle(byId: ReadonlyMap<TagId, Tag>, tag: Tag): boolean {
  const seen = new Set<TagId>([tag.id]);
  let parentId = tag.parentId;
  while (parentId !== null) {
    if (parentId === tag.id) return true;
    if (seen.has(parentId)) return false;
    seen.add(parentId);
    parentId = byId.get(parentId)?.parentId ?? null;
  }
  return false;
}

/** The tree of all tags: every tag exactly once. */
export function buildTree(tags: readonly Tag[]): TagNode[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const nodes = new Map(tags.map((tag) => [tag.id, { id: tag.id, tag, children: [] as TagNode[] }]));
  const roots: TagNode[] = [];
  for (const tag of [...tags].sort(compareSiblings)) {
    const node = nodes.get(tag.id);
    const parent = tag.parentId === null || isInCircle(byId, tag) ? undefined : nodes.get(tag.parentId);
    if (node !== undefined) (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** The tags in the order in which the tree shows them, with their depth from 0. */
export function flattenTree(nodes: readonly TagNode[], depth = 0): { tag: Tag; depth: number }[] {
  return nodes.flatMap((node) => [{ tag: node.tag, depth }, ...flattenTree(node.children, depth + 1)]);
}

/** The tag and everything below it. */
export function subtreeOf(tags: readonly Tag[], id: TagId): TagId[] {
  const find = (nodes: readonly TagNode[]): TagNode | undefined => {
    for (const node of nodes) {
      const found = node.tag.id === id ? node : find(node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const node = find(buildTree(tags));
  return node === undefined ? [] : flattenTree([node]).map(({ tag }) => tag.id);
}

/** The children of a tag (of the root for null) in order, as the tree shows them. */
export function childrenOf(tags: readonly Tag[], parentId: TagId | null): Tag[] {
  const find = (nodes: readonly TagNode[]): readonly TagNode[] => {
    if (parentId === null) return nodes;
    for (const node of nodes) {
      if (node.tag.id === parentId) return node.children;
      const below = find(node.children);
      if (below.length > 0) return below;
    }
    return [];
  };
  return find(buildTree(tags)).map((node) => node.tag);
}

/** "Security › Militant groups". */
export function pathOf(tags: readonly Tag[], id: TagId): string {
  const names = [...ancestorsOf(tags, id)].reverse().concat(id);
  return names.map((name) => tags.find((tag) => tag.id === name)?.name ?? '').join(' › ');
}

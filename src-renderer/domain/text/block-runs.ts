/** Blocks as documents need them: those that make one list, table or quotation together, with the images around them. */
import type { ImageMention } from '../records.ts';
import type { Block } from './block.ts';

/** A block with its place in the list of blocks and its paragraph number, as locators count it; null for headings. */
export type NumberedBlock = { block: Block; index: number; number: number | null };

/** Blocks of one kind side by side. An image where a run begins is named before it, one inside of it after it. */
export type BlockRun = {
  first: NumberedBlock;
  blocks: readonly NumberedBlock[];
  imagesBefore: readonly ImageMention[];
  imagesAfter: readonly ImageMention[];
};

/** Items of a list with those that are nested in them. */
export type ListTree = readonly { item: NumberedBlock; inner: ListTree }[];

/** Deeper levels of nested lists are shown as this one. */
const DEEPEST_LIST = 9;

/** All blocks in order, each in exactly one run, and all images. */
export function blockRuns(blocks: readonly Block[], images: readonly ImageMention[]): BlockRun[] {
  let taken = 0;
  const takeImages = (before: number): readonly ImageMention[] => {
    const from = taken;
    while ((images[taken]?.start ?? Number.POSITIVE_INFINITY) < before) taken += 1;
    return images.slice(from, taken);
  };
  const groups = groupNeighbours(blocks);
  return groups.map(([first, ...others], index) => {
    const imagesBefore = takeImages(first.block.start + 1);
    const isLast = index === groups.length - 1;
    const end = isLast ? Number.POSITIVE_INFINITY : (others.at(-1) ?? first).block.end;
    return { first, blocks: [first, ...others], imagesBefore, imagesAfter: takeImages(end) };
  });
}

type Group = [NumberedBlock, ...NumberedBlock[]];

function groupNeighbours(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  let count = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') count += 1;
    const entry = { block, index, number: block.kind === 'heading' ? null : count };
    const last = groups.at(-1);
    const joins = block.kind === 'list-item' || block.kind === 'table-row' || block.kind === 'quotation';
    if (joins && last?.[0].block.kind === block.kind) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** The tree of a run of list items. */
export function listTree(items: readonly NumberedBlock[]): ListTree {
  const depths = items.map(({ block }) => Math.min(DEEPEST_LIST, block.level ?? 1));
  const build = (from: number, to: number): ListTree => {
    const tree: { item: NumberedBlock; inner: ListTree }[] = [];
    const level = depths.slice(from, to).reduce((least, depth) => Math.min(least, depth), DEEPEST_LIST);
    for (let index = from; index < to; ) {
      let next = index + 1;
      while (next < to && (depths[next] ?? level) > level) next += 1;
      const item = items[index];
      if (item !== undefined) tree.push({ item, inner: next > index + 1 ? build(index + 1, next) : [] });
      index = next;
    }
    return tree;
  };
  return build(0, items.length);
}

/**
 * A text cut where anything begins or ends: marks, annotations, pages. Overlapping annotations become stretches that each
 * know all of theirs, so that a format which can only nest shows them right.
 */
import type { PageStart } from '../records.ts';
import { type Block, blockIndexAt, type Mark } from '../text/block.ts';
import { pageMarks, startingIn } from '../text/page-marks.ts';
import type { TextRange } from '../text/sentence.ts';
import type { AnnotatedPassage, AnnotatedSource } from './annotated-source.ts';

/** UTF-16 offsets into the text. `passages` cover the whole stretch, the outermost first. */
export type Stretch = TextRange & {
  marks: readonly Mark[];
  passages: readonly AnnotatedPassage[];
  /** Those of `passages` that begin with this stretch. */
  begins: readonly AnnotatedPassage[];
  /** Passages that end with it: where their number stands. */
  ends: readonly AnnotatedPassage[];
  /** The label of the page that begins with it, or null. */
  page: string | null;
};

/** Where a passage is shown: from the first text of a block that it holds to the last. */
type Shown = TextRange & { passage: AnnotatedPassage };

/**
 * Makes the function that cuts a block, or the part of a block that is given as `within`. Asking for every block costs
 * O(text + passages) altogether.
 */
export function createStretches({
  revision: { blocks, pages },
  passages,
}: Pick<AnnotatedSource, 'revision' | 'passages'>): (index: number, within?: TextRange) => Stretch[] {
  const byBlock = groupByBlock(blocks, passages);
  const marks = pageMarks(blocks, pages);
  return (index, within) => {
    const block = blocks[index];
    if (block === undefined) return [];
    const { start, end } = within ?? block;
    const overlaps = (range: TextRange): boolean => range.start < end && range.end > start;
    const shown = (byBlock.get(index) ?? []).filter(overlaps);
    return cut({ start, end }, block.marks.filter(overlaps), shown, startingIn(marks, start, end));
  };
}

function cut(
  { start, end }: TextRange,
  marks: readonly Mark[],
  shown: readonly Shown[],
  pages: readonly PageStart[],
): Stretch[] {
  const edges = [...marks, ...shown].flatMap((range) => [range.start, range.end]);
  const cuts = [...new Set([start, end, ...edges, ...pages.map((page) => page.start)])]
    .filter((offset) => offset >= start && offset <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const covers = (range: TextRange): boolean => range.start <= from && range.end >= to;
    const covering = shown.filter(covers);
    return {
      start: from,
      end: to,
      marks: marks.filter(covers),
      passages: covering.map(({ passage }) => passage),
      begins: covering.filter((range) => range.start === from).map(({ passage }) => passage),
      ends: shown.filter((range) => range.end === to).map(({ passage }) => passage),
      page: pages.find((page) => page.start === from)?.label ?? null,
    };
  });
}

function groupByBlock(
  blocks: readonly Block[],
  passages: readonly AnnotatedPassage[],
): ReadonlyMap<number, Shown[]> {
  const groups = new Map<number, Shown[]>();
  for (const passage of passages) {
    const { start, end } = passage.annotation.anchor;
    const last = Math.max(0, blockIndexAt(blocks, end - 1));
    const closing = Math.min(end, blocks[last]?.end ?? end);
    const at = Math.max(0, blockIndexAt(blocks, start));
    const first = start < (blocks[at]?.end ?? 0) ? at : Math.min(at + 1, last);
    const opening = Math.max(start, blocks[first]?.start ?? start);
    for (let index = first; index <= last; index += 1) {
      const group = groups.get(index) ?? [];
      // A passage that holds nothing of any block is named at the end of the one before it.
      group.push({ passage, start: Math.min(opening, closing - 1), end: closing });
      groups.set(index, group);
    }
  }
  return groups;
}

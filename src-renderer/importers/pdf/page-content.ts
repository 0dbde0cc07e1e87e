/**
 * A page of a PDF as its layout is worked out: runs of text with places. Lengths are points (1/72 inch) as the page is
 * read, that is after its rotation; x grows to the right, y downwards.
 */
import type { BlockKind } from '../../domain/text/block.ts';

export type Rect = { left: number; top: number; right: number; bottom: number };

/** `baseline` is the y that letters stand on, `size` the font's height. `text` has no white space around it. */
export type TextRun = {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
  bold: boolean;
  italic: boolean;
  isRtl: boolean;
  /** White space stands before it in the file, whatever the gap that is seen. */
  spaceBefore: boolean;
  /** http(s) address that the run links to, else ''. */
  href: string;
  /** Index in the page's elements; null where the file does not tag the run. */
  element: number | null;
};

/** What a tagged PDF says of some of its runs. `cell` numbers the cells of a table row, from 0. */
export type PageElement = { kind: BlockKind; level?: number; isLabel: boolean; group: number; cell: number };

export type PageContent = {
  /** From 1, in the file's order. */
  number: number;
  width: number;
  height: number;
  runs: TextRun[];
  /** Runs that stand upright or upside down on the page, each direction on its own, in coordinates of their own. */
  turned: TextRun[][];
  elements: PageElement[];
  images: Rect[];
};

/** A piece of a line with one look. */
export type Piece = { text: string; bold: boolean; italic: boolean; href: string };

/** A line of text within its column; `cells` has the pieces of each cell where the line is a table's row, else it is null. */
export type Line = Rect & {
  page: number;
  baseline: number;
  size: number;
  /** All of it. */
  bold: boolean;
  isRtl: boolean;
  text: string;
  pieces: Piece[];
  cells: Piece[][] | null;
  /** What it stands in; the same object for all lines of one column. */
  column: { left: number; right: number };
  /** How far the lines around it reach, left and right. */
  measure: { left: number; right: number };
};

/** A block in the making. `note` marks a footnote. */
export type Draft = {
  kind: BlockKind;
  level?: number;
  lines: Line[];
  note: boolean;
};

/** Draws the text: blocks as elements, nothing else in them, so that offsets can be counted through their text nodes. */
import { type CSSProperties, Fragment, memo, type ReactNode, useMemo } from 'react';
import type { ImageMention, PageStart } from '../../domain/records.ts';
import type { Block, Mark } from '../../domain/text/block.ts';
import { type ChunkBlock, groupIntoChunks } from '../../domain/text/chunks.ts';
import { writesItsNumber } from '../../domain/text/list-number.ts';
import { imageWords, pageMarks, startingIn } from '../../domain/text/page-marks.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { tableCells } from '../../domain/text/table-cells.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './text-blocks.module.css';

/** Characters in a line of ordinary width: good enough to guess a height before anything is drawn. */
const LINE = 62;

function isSafeLink(href: string | undefined): href is string {
  return href !== undefined && /^https:\/\//iu.test(href);
}

function wrap(content: ReactNode, mark: Mark): ReactNode {
  if (mark.kind === 'strong') return <strong>{content}</strong>;
  if (mark.kind === 'emphasis') return <em>{content}</em>;
  if (isSafeLink(mark.href))
    return (
      <a
        href={mark.href}
        data-address={mark.href}
        aria-description={mark.href}
        draggable={false}
        className={styles.link}
      >
        {content}
      </a>
    );
  return (
    <span className={styles.deadLink} data-address={mark.href ?? ''}>
      {content}
    </span>
  );
}

/** Where a page begins: its label in the margin, and a fine line where that is inside a block. No text: offsets stay true. */
function PageMark({ label, isInside }: { label: string; isInside: boolean }) {
  return (
    <span
      className={classNames(styles.pageMark, isInside && styles.insideBlock)}
      data-label={`p. ${label}`}
    />
  );
}

/** What may stand inside of a block's text, ascending. */
type Marked = { block: Block; pages: readonly PageStart[] };

/** The text of a range with its marks around it; where marks overlap, each stretch gets all of its own. */
function markedText(text: string, { start, end }: TextRange, { block, pages }: Marked): ReactNode {
  const inside = block.marks.filter((mark) => mark.start < end && mark.end > start);
  const begun = startingIn(pages, start, end);
  if (inside.length === 0 && begun.length === 0) return text.slice(start, end);
  const ends = inside.flatMap((mark) => [mark.start, mark.end]);
  const cuts = [...new Set([start, end, ...ends, ...begun.map((page) => page.start)])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const covering = inside.filter((mark) => mark.start <= from && mark.end >= to);
    const page = begun.find((candidate) => candidate.start === from);
    return (
      <span key={from}>
        {page !== undefined && <PageMark label={page.label} isInside={from > block.start} />}
        {covering.reduce<ReactNode>(wrap, text.slice(from, to))}
      </span>
    );
  });
}

function linesOf({ start, end }: TextRange): number {
  return Math.max(1, Math.ceil((end - start) / LINE));
}

/** What an element that is not drawn yet is taken to be high: lines, and gaps between blocks. */
function guessedHeight(lines: number, gaps: number): CSSProperties {
  return { '--lines': lines, '--gaps': gaps } as CSSProperties;
}

/** What makes an element a piece of the text for TextMap. */
function pieceProps(range: TextRange) {
  return { 'data-start': range.start, 'data-end': range.end };
}

type BlockProps = ChunkBlock & Marked & { text: string };

function TableRow({ text, block, number, pages }: BlockProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a row of a static table is not interactive.
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table can't be skipped while off screen.
    <div role="row" className={styles.row} data-number={number}>
      {tableCells(text, block).map((cell) => (
        // biome-ignore lint/a11y/useSemanticElements: as its row.
        <span key={cell.start} role="cell" className={styles.cell} {...pieceProps(cell)}>
          {markedText(text, { start: cell.start, end: cell.contentEnd }, { block, pages })}
          {cell.contentEnd < cell.end && (
            <span className={styles.separator}>{text.slice(cell.contentEnd, cell.end)}</span>
          )}
        </span>
      ))}
    </div>
  );
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function elementOf(block: Block) {
  if (block.kind === 'heading') return HEADINGS[Math.min(block.level ?? 2, 6) - 1] ?? 'h2';
  if (block.kind === 'quotation') return 'blockquote';
  return block.kind === 'list-item' ? 'li' : 'p';
}

function classOf(block: Block): string {
  if (block.kind === 'heading')
    return classNames(styles.heading, styles[`level${Math.min(block.level ?? 2, 4)}`]);
  return classNames(styles[block.kind === 'list-item' ? 'item' : block.kind]);
}

/** The number of an ordered list's item. An empty one takes the bullet away where the text has its own. */
function markerProps(text: string, block: Block) {
  const marker = block.marker ?? (writesItsNumber(text, block) ? '' : undefined);
  return marker === undefined ? {} : { 'data-marker': marker };
}

function TextBlock({ text, block, number, pieces, pages }: BlockProps) {
  const Element = elementOf(block);
  const [only] = pieces;
  const isWhole = pieces.length === 1 && only !== undefined;
  return (
    <Element
      dir="auto"
      className={classNames(styles.block, classOf(block))}
      data-number={number}
      {...markerProps(text, block)}
      {...(block.kind === 'list-item' ? { style: { '--depth': block.level ?? 1 } as CSSProperties } : {})}
      {...(isWhole ? pieceProps(only) : {})}
    >
      {isWhole
        ? markedText(text, only, { block, pages })
        : pieces.map((piece) => (
            <span
              key={piece.start}
              className={classNames(styles.piece, styles.skippable)}
              style={guessedHeight(linesOf(piece), 0)}
              {...pieceProps(piece)}
            >
              {markedText(text, piece, { block, pages })}
            </span>
          ))}
    </Element>
  );
}

/** Neighbours that make one list or table belong together. */
function runsOf(blocks: readonly ChunkBlock[]): ChunkBlock[][] {
  const runs: ChunkBlock[][] = [];
  for (const entry of blocks) {
    const last = runs.at(-1);
    const { kind } = entry.block;
    const joins = kind === 'list-item' || kind === 'table-row';
    if (joins && last?.[0]?.block.kind === kind) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function drawRun(text: string, run: readonly ChunkBlock[], pages: readonly PageStart[]): ReactNode {
  const kind = run[0]?.block.kind;
  const key = run[0]?.block.start;
  const drawn = run.map((entry) =>
    kind === 'table-row' ? (
      <TableRow key={entry.block.start} text={text} pages={pages} {...entry} />
    ) : (
      <TextBlock key={entry.block.start} text={text} pages={pages} {...entry} />
    ),
  );
  if (kind === 'list-item')
    return (
      <ul key={key} className={styles.list}>
        {drawn}
      </ul>
    );
  if (kind === 'table-row')
    return (
      // biome-ignore lint/a11y/useSemanticElements: as its rows.
      <div key={key} role="table" className={styles.table}>
        {drawn}
      </div>
    );
  return drawn;
}

/**
 * Images are counted and named, never kept. What says so is no part of the text, but drawn by the style sheet: it can be
 * neither selected nor annotated, and a highlight passes it by.
 */
function ImageMentions({ images }: { images: readonly ImageMention[] }) {
  return images.map((image, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: images have no ids, and the list never changes.
    <p key={index} className={styles.image} dir="auto" data-image={imageWords(image)} />
  ));
}

export type TextBlocksProps = {
  text: string;
  blocks: readonly Block[];
  pages: readonly PageStart[];
  images: readonly ImageMention[];
};

/** The whole text. Drawn once for a revision: it depends on nothing that changes while reading. */
export const TextBlocks = memo(function TextBlocks({ text, blocks, pages, images }: TextBlocksProps) {
  const marks = useMemo(() => pageMarks(blocks, pages), [blocks, pages]);
  let shown = 0;
  /** An image that stands where a list, table or paragraph begins is named before it, one inside of it after it. */
  const takeImages = (before: number): readonly ImageMention[] => {
    const from = shown;
    while ((images[shown]?.start ?? Number.POSITIVE_INFINITY) < before) shown += 1;
    return images.slice(from, shown);
  };
  return groupIntoChunks(text, blocks).map((chunk, index, chunks) => {
    const lines = chunk.blocks.reduce((sum, { block }) => sum + linesOf(block), 0);
    const isLast = index === chunks.length - 1;
    return (
      <div
        key={chunk.blocks[0]?.block.start}
        {...(chunk.isLong
          ? {}
          : { className: styles.skippable, style: guessedHeight(lines, chunk.blocks.length) })}
      >
        {runsOf(chunk.blocks).map((run) => (
          <Fragment key={run[0]?.block.start}>
            <ImageMentions images={takeImages((run[0]?.block.start ?? 0) + 1)} />
            {drawRun(text, run, marks)}
            <ImageMentions images={takeImages(run.at(-1)?.block.end ?? 0)} />
          </Fragment>
        ))}
        {isLast && <ImageMentions images={takeImages(Number.POSITIVE_INFINITY)} />}
      </div>
    );
  });
});

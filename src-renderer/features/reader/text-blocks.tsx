/** Draws the text: blocks as elements, nothing else in them, so that offsets can be counted through their text nodes. */
import { type CSSProperties, memo, type ReactNode } from 'react';
import type { Block, Mark } from '../../domain/text/block.ts';
import { cutIntoPieces } from '../../domain/text/pieces.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './text-blocks.module.css';

/** Characters in a line of ordinary width: good enough to guess a block's height before it is drawn. */
const LINE = 62;

function isSafeLink(href: string | undefined): href is string {
  return href !== undefined && /^https:\/\//iu.test(href);
}

function wrap(content: ReactNode, mark: Mark): ReactNode {
  if (mark.kind === 'strong') return <strong>{content}</strong>;
  if (mark.kind === 'emphasis') return <em>{content}</em>;
  if (isSafeLink(mark.href))
    return (
      <a href={mark.href} title={mark.href} draggable={false} className={styles.link}>
        {content}
      </a>
    );
  return (
    <span className={styles.deadLink} title={`Only https addresses open: ${mark.href ?? ''}`}>
      {content}
    </span>
  );
}

/** The text of a range with its marks around it; where marks overlap, each stretch gets all of its own. */
function markedText(text: string, { start, end }: TextRange, marks: readonly Mark[]): ReactNode {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  if (inside.length === 0) return text.slice(start, end);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const covering = inside.filter((mark) => mark.start <= from && mark.end >= to);
    return <span key={from}>{covering.reduce<ReactNode>(wrap, text.slice(from, to))}</span>;
  });
}

function guessedHeight({ start, end }: TextRange): CSSProperties {
  return { '--lines': Math.max(1, Math.ceil((end - start) / LINE)) } as CSSProperties;
}

/** What makes an element a piece of the text for TextMap. */
function pieceProps(range: TextRange) {
  return { 'data-start': range.start, 'data-end': range.end };
}

type BlockProps = { text: string; block: Block; number: number | null };

function TableRow({ text, block, number }: BlockProps) {
  const separator = ' | ';
  const cells: TextRange[] = [];
  for (let from = block.start; from < block.end; ) {
    const found = text.indexOf(separator, from);
    const end = found < 0 || found + separator.length > block.end ? block.end : found + separator.length;
    cells.push({ start: from, end });
    from = end;
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a row of a static table is not interactive.
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table can't be skipped while off screen.
    <div role="row" className={styles.row} data-number={number} style={guessedHeight(block)}>
      {cells.map((cell) => {
        const hasSeparator = cell.end < block.end || text.startsWith(separator, cell.end - separator.length);
        const contentEnd = hasSeparator ? cell.end - separator.length : cell.end;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as its row.
          <span key={cell.start} role="cell" className={styles.cell} {...pieceProps(cell)}>
            {markedText(text, { start: cell.start, end: contentEnd }, block.marks)}
            {hasSeparator && <span className={styles.separator}>{separator}</span>}
          </span>
        );
      })}
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

function TextBlock({ text, block, number }: BlockProps) {
  const Element = elementOf(block);
  const pieces = cutIntoPieces(text, block.start, block.end);
  const [only] = pieces;
  const isWhole = pieces.length === 1 && only !== undefined;
  const depth = block.kind === 'list-item' ? { '--depth': block.level ?? 1 } : {};
  return (
    <Element
      dir="auto"
      className={classNames(styles.block, classOf(block), !isWhole && styles.long)}
      data-number={number}
      style={{ ...(isWhole ? guessedHeight(block) : {}), ...depth } as CSSProperties}
      {...(isWhole ? pieceProps(only) : {})}
    >
      {isWhole
        ? markedText(text, only, block.marks)
        : pieces.map((piece) => (
            <span
              key={piece.start}
              className={styles.piece}
              style={guessedHeight(piece)}
              {...pieceProps(piece)}
            >
              {markedText(text, piece, block.marks)}
            </span>
          ))}
    </Element>
  );
}

type Run = { kind: Block['kind']; start: number; blocks: { block: Block; number: number | null }[] };

/** Neighbours that make one list or table belong together. Every block but headings has its paragraph number. */
function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let number = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') number += 1;
    const entry = { block, number: block.kind === 'heading' ? null : number };
    const last = runs.at(-1);
    const joins = block.kind === 'list-item' || block.kind === 'table-row';
    if (joins && last?.kind === block.kind) last.blocks.push(entry);
    else runs.push({ kind: block.kind, start: block.start, blocks: [entry] });
  }
  return runs;
}

/** The whole text. Drawn once for a revision: it depends on nothing that changes while reading. */
export const TextBlocks = memo(function TextBlocks({
  text,
  blocks,
}: {
  text: string;
  blocks: readonly Block[];
}) {
  return runsOf(blocks).map((run) => {
    const drawn = run.blocks.map(({ block, number }) =>
      block.kind === 'table-row' ? (
        <TableRow key={block.start} text={text} block={block} number={number} />
      ) : (
        <TextBlock key={block.start} text={text} block={block} number={number} />
      ),
    );
    if (run.kind === 'list-item')
      return (
        <ul key={run.start} className={styles.list}>
          {drawn}
        </ul>
      );
    if (run.kind === 'table-row')
      return (
        // biome-ignore lint/a11y/useSemanticElements: as its rows.
        <div key={run.start} role="table" className={styles.table}>
          {drawn}
        </div>
      );
    return drawn;
  });
});

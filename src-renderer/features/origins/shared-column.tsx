/** One of two compared texts: what it shares is underlined, and each passage has the number that it has in the other. */
import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import { cutBySegments, type SharedSegment, sharedSegments } from '../../domain/origins/shared-segments.ts';
import { type ChunkBlock, groupIntoChunks } from '../../domain/text/chunks.ts';
import { classNames } from '../../ui/class-names.ts';
import type { SharedSide } from '../../workers/origin-messages.ts';
import styles from './shared-column.module.css';

/** Characters in a line of a column: good enough to guess a height before anything is drawn. */
const LINE = 52;

type SharedColumnProps = {
  side: SharedSide;
  title: string;
  /** The passage that was clicked, by its index. */
  onChoose: (index: number) => void;
};

/** The whole text. Drawn once: which passage is the current one is marked on its elements (SharedTextView). */
export const SharedColumn = memo(function SharedColumn({ side, title, onChoose }: SharedColumnProps) {
  const { text, blocks, passages } = side;
  const chunks = useMemo(() => groupIntoChunks(text, blocks), [text, blocks]);
  const segments = useMemo(() => sharedSegments(passages), [passages]);
  const choose = (event: React.MouseEvent): void => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-passages]');
    const [first] = mark?.dataset.passages?.split(' ') ?? [];
    if (first !== undefined && getSelection()?.isCollapsed !== false) onChoose(Number(first));
  };
  const drawn = chunks.map((chunk) => {
    const lines = chunk.blocks.reduce((sum, { block }) => sum + (block.end - block.start) / LINE + 1.5, 0);
    return (
      <div
        key={chunk.blocks[0]?.block.start}
        className={styles.chunk}
        style={{ '--lines': Math.ceil(lines) } as CSSProperties}
      >
        {chunk.blocks.map((entry) => (
          <Paragraph key={entry.block.start} entry={entry} side={side} segments={segments} />
        ))}
      </div>
    );
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys [ and ] go from passage to passage
    <div className={styles.text} role="document" aria-label={`Text of ${title}`} onClick={choose}>
      {drawn}
    </div>
  );
});

type ParagraphProps = { entry: ChunkBlock; side: SharedSide; segments: readonly SharedSegment[] };

function Paragraph({ entry, side, segments }: ParagraphProps) {
  const { block, pieces } = entry;
  const Element = block.kind === 'heading' ? 'h3' : block.kind === 'quotation' ? 'blockquote' : 'p';
  return (
    <Element dir="auto" className={classNames(styles.block, styles[block.kind])}>
      {pieces.flatMap((piece) => cutBySegments(segments, piece).map((cut): ReactNode => drawCut(cut, side)))}
    </Element>
  );
}

function drawCut(cut: SharedSegment, { text, passages }: SharedSide): ReactNode {
  const words = text.slice(cut.start, cut.end);
  if (cut.passages.length === 0) return words;
  const begins = cut.passages.filter((index) => passages[index]?.start === cut.start);
  return (
    <mark key={cut.start} className={styles.shared} data-passages={cut.passages.join(' ')}>
      {begins.length > 0 && (
        <sup className={styles.number}>{begins.map((index) => index + 1).join(', ')}</sup>
      )}
      {words}
    </mark>
  );
}

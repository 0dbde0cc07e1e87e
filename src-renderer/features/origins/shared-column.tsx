/** One of two compared texts: what it shares is underlined, and each passage has the number that it has in the other. */
import {
  type CSSProperties,
  memo,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import type { SharedBlock, SharedChunk, SharedCut } from '../../domain/origins/shared-chunks.ts';
import { classNames } from '../../ui/class-names.ts';
import { useGradualDrawing } from '../../ui/use-gradual-drawing.ts';
import type { NearParts } from '../../ui/use-near-parts.ts';
import styles from './shared-column.module.css';

/** Characters in a line of a column: good enough to guess a height before anything is drawn. */
const LINE = 52;

/** The marks of a passage; those of its chunks are drawn by then. */
export type FindMarks = (index: number) => readonly HTMLElement[];

type SharedColumnProps = {
  chunks: readonly SharedChunk[];
  title: string;
  /** The passage that was clicked, by its index. */
  onChoose: (index: number) => void;
  findMarks: Ref<FindMarks>;
};

/** The whole text. Which passage is the current one is marked on its elements (usePassageSteps). */
export const SharedColumn = memo(function SharedColumn(props: SharedColumnProps) {
  const { chunks, title, onChoose, findMarks } = props;
  const text = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => chunks.map(({ key }) => key), [chunks]);
  const { isDrawn, drawNow, watch } = useGradualDrawing(keys);
  useImperativeHandle(
    findMarks,
    () => (index) => {
      const holds = ({ cuts }: SharedBlock): boolean => cuts.some(({ passages }) => passages.includes(index));
      drawNow(chunks.filter(({ blocks }) => blocks.some(holds)).map(({ key }) => key));
      return [...(text.current?.querySelectorAll<HTMLElement>(`[data-passages~="${index}"]`) ?? [])];
    },
    [chunks, drawNow],
  );
  const choose = (event: React.MouseEvent): void => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-passages]');
    const [first] = mark?.dataset.passages?.split(' ') ?? [];
    if (first !== undefined && getSelection()?.isCollapsed !== false) onChoose(Number(first));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys [ and ] go from passage to passage
    <div ref={text} className={styles.text} role="document" aria-label={`Text of ${title}`} onClick={choose}>
      {chunks.map((chunk) => (
        <Chunk key={chunk.key} chunk={chunk} isDrawn={isDrawn(chunk.key)} watch={watch} />
      ))}
    </div>
  );
});

type ChunkProps = { chunk: SharedChunk; isDrawn: boolean; watch: NearParts['watch'] };

const Chunk = memo(function Chunk({ chunk, isDrawn, watch }: ChunkProps) {
  const { key, characters, blocks } = chunk;
  const lines = Math.ceil(characters / LINE + blocks.length * 1.5);
  return (
    <div
      ref={watch}
      data-part={key}
      className={classNames(styles.chunk, !isDrawn && styles.waiting)}
      style={{ '--lines': lines } as CSSProperties}
    >
      {isDrawn &&
        blocks.map((block, index) => {
          const at = `${index}`;
          return <Paragraph key={at} block={block} />;
        })}
    </div>
  );
});

function Paragraph({ block: { kind, isContinued, cuts } }: { block: SharedBlock }) {
  const Element = kind === 'heading' ? 'h3' : kind === 'quotation' ? 'blockquote' : 'p';
  return (
    <Element dir="auto" className={classNames(styles.block, styles[kind], isContinued && styles.continued)}>
      {cuts.map(drawCut)}
    </Element>
  );
}

function drawCut({ text, passages, begins }: SharedCut, index: number): ReactNode {
  if (passages.length === 0) return text;
  return (
    <mark key={`${index}`} className={styles.shared} data-passages={passages.join(' ')}>
      {begins.length > 0 && (
        <sup className={styles.number}>{begins.map((passage) => passage + 1).join(', ')}</sup>
      )}
      {text}
    </mark>
  );
}

/**
 * Where in the text annotations are, beside the scroll bar: a tick of the tag's hue at the height that its passage has in
 * the whole. It is a picture for the pointer; whoever uses keys or a screen reader has the list of annotations.
 */
import { useEffect, useRef } from 'react';
import styles from './margin-ticks.module.css';
import type { ReaderRecords } from './reader-records.ts';
import { select, useReaderSession } from './reader-session.ts';
import { revealRange } from './text-page.ts';

const WIDTH = 9;

export function MarginTicks({ records }: { records: ReaderRecords }) {
  const session = useReaderSession();
  const { revision, page } = session;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const draw = (): void => drawTicks(element, records, revision.text.length);
    draw();
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    // Colours are the theme's.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
    };
  }, [records, revision]);
  const jump = (clientY: number): void => {
    const element = canvas.current;
    if (element === null || page.current === null) return;
    const { top, height } = element.getBoundingClientRect();
    const start = Math.round(((clientY - top) / Math.max(1, height)) * revision.text.length);
    const offset = nearest(records, start, (6 / Math.max(1, height)) * revision.text.length);
    select(session, { anchor: offset, focus: offset }, false);
    revealRange(page.current, { start: offset, end: offset }, 'upper');
  };
  if (records.annotations.length === 0) return null;
  return (
    <canvas
      ref={canvas}
      className={styles.ticks}
      aria-hidden
      title="Annotations in the whole text"
      onPointerDown={(event) => jump(event.clientY)}
    />
  );
}

/** The annotation nearest to what was clicked, within a few pixels; else the place itself. */
function nearest({ annotations }: ReaderRecords, offset: number, within: number): number {
  let best = offset;
  let distance = within;
  for (const { anchor } of annotations) {
    const away = Math.abs(anchor.start - offset);
    if (away > distance) continue;
    distance = away;
    best = anchor.start;
  }
  return best;
}

function drawTicks(canvas: HTMLCanvasElement, { annotations, tagById }: ReaderRecords, length: number): void {
  const { clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = WIDTH * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (context === null || length === 0) return;
  context.scale(scale, scale);
  const colours = getComputedStyle(document.documentElement);
  // Ticks of one hue on one pixel are one tick: ten thousand annotations draw a few hundred.
  const drawn = new Set<string>();
  for (const { anchor, tagIds } of annotations) {
    const hue = tagIds.map((id) => tagById.get(id)?.hue).find((found) => found !== undefined);
    const y = Math.round((anchor.start / length) * (height - 2));
    const key = `${hue} ${y}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    context.fillStyle = colours.getPropertyValue(hue === undefined ? '--ink-3' : `--tag-${hue}`);
    context.fillRect(1, y, WIDTH - 2, Math.max(2, ((anchor.end - anchor.start) / length) * height));
  }
}

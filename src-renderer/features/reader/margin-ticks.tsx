/**
 * Where in the text annotations are, beside the scroll bar: a tick of the tag's hue at the height that its passage has in
 * the whole. It is a picture for the pointer; whoever uses keys or a screen reader has the list of annotations.
 */
import { useEffect, useRef } from 'react';
import { TAG_HUES, type TagHue } from '../../domain/vocabularies/tag-hue.ts';
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
    // Draws at once as well: observing begins with the size that there is.
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
  // Ticks of a part would tell that there are no others.
  if (!records.isLoaded || records.annotations.length === 0) return null;
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

/** Pixels that a row of ticks is high, with the gap below it. */
const ROW = 3;
const GAP = 1;
/** Annotations that a row shows in their own hues; more are told by the hue of most of them, and paler: the text comes first. */
const MOST_SINGLE = 3;
const CROWDED = 0.45;

type Hue = TagHue | 'none';

/** How many annotations of each hue begin in each row. */
function countHues(
  { annotations, tagById }: ReaderRecords,
  length: number,
  rows: number,
): Map<Hue, number>[] {
  const counts = Array.from({ length: rows }, () => new Map<Hue, number>());
  for (const { anchor, tagIds } of annotations) {
    const hue = tagIds.map((id) => tagById.get(id)?.hue).find((found) => found !== undefined) ?? 'none';
    const row = counts[Math.min(rows - 1, Math.floor((anchor.start / length) * rows))];
    row?.set(hue, (row.get(hue) ?? 0) + 1);
  }
  return counts;
}

/**
 * One row of ticks for every few pixels, wider where more annotations begin, in their hues or that of most of them: of ten
 * thousand, single ticks would make one grey bar.
 */
function drawTicks(canvas: HTMLCanvasElement, records: ReaderRecords, length: number): void {
  const { clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = WIDTH * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  const rows = Math.floor(height / ROW);
  if (context === null || length === 0 || rows < 1) return;
  context.scale(scale, scale);
  const styles = getComputedStyle(document.documentElement);
  const colours = new Map<Hue, string>([['none', styles.getPropertyValue('--ink-3')]]);
  for (const hue of TAG_HUES) colours.set(hue, styles.getPropertyValue(`--tag-${hue}`));
  const counts = countHues(records, length, rows);
  const totals = counts.map((row) => [...row.values()].reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals);
  for (const [index, row] of counts.entries()) {
    const isCrowded = (totals[index] ?? 0) > MOST_SINGLE;
    const shown = [...row].sort(([, a], [, b]) => b - a).slice(0, isCrowded ? 1 : MOST_SINGLE);
    context.globalAlpha = isCrowded ? CROWDED : 1;
    const sum = shown.reduce((total, [, count]) => total + count, 0);
    const width = (WIDTH - 1) * (0.5 + (0.5 * (totals[index] ?? 0)) / most);
    let left = WIDTH - width;
    for (const [hue, count] of shown) {
      context.fillStyle = colours.get(hue) ?? '';
      context.fillRect(left, index * ROW, (width * count) / sum, ROW - GAP);
      left += (width * count) / sum;
    }
  }
}

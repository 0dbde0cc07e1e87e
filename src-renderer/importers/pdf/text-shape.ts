/** What a whole document's lines have in common, against which a single line is judged. */
import { middle } from './columns.ts';
import type { Line } from './page-content.ts';

/** `bodySize` in points; `leading` the usual distance of baselines, in parts of the size, within paragraphs. */
export type TextShape = { bodySize: number; leading: number; isBoldBody: boolean };

export function shapeOf(lines: readonly Line[]): TextShape {
  const letters = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const line of lines) {
    const size = roundSize(line.size);
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
    all += line.text.length;
    if (line.bold) bold += line.text.length;
  }
  const bodySize = [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [10, 0])[0];
  const gaps: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || next.page !== line.page || next.column !== line.column) continue;
    const gap = (next.baseline - line.baseline) / Math.max(line.size, 1);
    if (isNear(line.size, bodySize) && isNear(next.size, bodySize) && gap > 0.7 && gap < 2.6) gaps.push(gap);
  }
  // Lines within paragraphs are many and their gap the smallest that is common.
  const sorted = gaps.sort((a, b) => a - b);
  const leading =
    sorted.length === 0
      ? 1.2
      : Math.min(middle(sorted), (sorted[Math.floor(sorted.length / 4)] ?? 1.2) * 1.15);
  return { bodySize, leading, isBoldBody: bold * 2 > all };
}

/** Sizes half a point apart look the same. */
export function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

/** Alike within a twentieth. */
export function isNear(size: number, other: number): boolean {
  return Math.abs(size - other) <= 0.06 * Math.max(size, other);
}

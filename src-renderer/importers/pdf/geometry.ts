/** PDF's transformations: matrices of six numbers (ISO 32000-1, 8.3.3). */
import type { Rect } from './page-content.ts';

type Matrix = readonly number[];

/** `first` after `second`, as PDF's matrices of six numbers. */
export function multiply(first: Matrix, second: Matrix): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where the unit square, or any rectangle, comes to lie. */
export function transformRect(
  matrix: Matrix,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): Rect {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const xs = [a * x1 + c * y1 + e, a * x2 + c * y2 + e, a * x1 + c * y2 + e, a * x2 + c * y1 + e];
  const ys = [b * x1 + d * y1 + f, b * x2 + d * y2 + f, b * x1 + d * y2 + f, b * x2 + d * y1 + f];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

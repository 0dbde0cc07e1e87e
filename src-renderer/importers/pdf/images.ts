/** Finds the pictures that a page shows. */
import { multiply, transformRect } from './geometry.ts';
import type { Rect } from './page-content.ts';

/** pdf.js's list of drawing operators: numbers of `OPS`, and the arguments of each. */
export type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** Smaller ones are rules, bullets and icons. */
const MIN_SIDE = 24;
/** From here on, an image is the page itself, scanned, or its background. */
const WHOLE_PAGE = 0.8;

/** `ops` are pdf.js's numbers of its operators. Rectangles are in the page's coordinates, in the order of drawing. */
export function findImages(
  { fnArray, argsArray }: Operators,
  ops: Readonly<Record<string, number>>,
  toPage: readonly number[],
  page: { width: number; height: number },
): Rect[] {
  const images: Rect[] = [];
  let matrix: readonly number[] = toPage;
  const saved: (readonly number[])[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === ops.save) saved.push(matrix);
    else if (operator === ops.restore) matrix = saved.pop() ?? toPage;
    else if (operator === ops.transform) matrix = multiply(matrix, numbersIn(args));
    else if (operator === ops.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = multiply(matrix, numbersIn((args as unknown[] | null)?.[0]));
    } else if (operator === ops.paintFormXObjectEnd) matrix = saved.pop() ?? toPage;
    else if (operator === ops.paintImageXObject || operator === ops.paintInlineImageXObject) {
      const rect = transformRect(matrix, [0, 0, 1, 1]);
      const [width, height] = [rect.right - rect.left, rect.bottom - rect.top];
      const isPage = width * height > WHOLE_PAGE * page.width * page.height;
      if (!isPage && width >= MIN_SIDE && height >= MIN_SIDE) images.push(rect);
    }
  }
  return images;
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];
}

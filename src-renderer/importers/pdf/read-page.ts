/** One page as pdf.js gives it, to runs of text with places. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type FontLook, lookOf } from './fonts.ts';
import { multiply, transformRect } from './geometry.ts';
import { findImages, type Operators } from './images.ts';
import { type LinkArea, linkRuns } from './links.ts';
import type { PageContent, TextRun } from './page-content.ts';
import { readStructure, type StructureNode } from './structure.ts';

type Matrix = readonly number[];
type Item = {
  str: string;
  dir: string;
  width: number;
  height: number;
  transform: number[];
  fontName: string;
  hasEOL: boolean;
};
type Marker = { type: string; id?: string | null; tag?: string | null };

/** A run and the direction that it is written in: 0 to the right, 1 down, 2 to the left, 3 up. */
type Turned = { run: TextRun; quarter: number };

/** Looks of the fonts met so far, by pdf.js's names for them, which hold for the whole document. */
export type FontLooks = Map<string, FontLook>;

/**
 * What the pages of one document share while they are read; `ops` are pdf.js's numbers of its operators, `imageTime` the
 * milliseconds left for finding images, `deadline` when (by performance.now()) reading has to end.
 */
export type PageReading = {
  looks: FontLooks;
  ops: Readonly<Record<string, number>>;
  imageTime: number;
  deadline: number;
};

/** No page has so many pieces of text; a stream that inflates without end does. */
const MAX_ITEMS = 200_000;

/** @throws what pdf.js throws at a page that it cannot read */
export async function readPage(
  page: PDFPageProxy,
  number: number,
  reading: PageReading,
): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as Matrix;
  const items = await readItems(page, reading.deadline);
  const structure = readStructure((await page.getStructTree()) as StructureNode | null);
  const operators = await readOperators(page, items, reading);
  const lookOfFont = (name: string): FontLook => {
    const known = reading.looks.get(name);
    if (known !== undefined) return known;
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    const look = lookOf(String((font as { name?: unknown } | null)?.name ?? ''));
    reading.looks.set(name, look);
    return look;
  };
  const turned = runsOf(items, toPage, lookOfFont, structure.elementOf);
  const quarter = mainQuarter(turned);
  const areas = await readLinks(page, toPage);
  const size = { width: viewport.width, height: viewport.height };
  const sideways = quarter % 2 === 1;
  const others = [0, 1, 2, 3].filter((other) => other !== quarter);
  return {
    number,
    width: sideways ? size.height : size.width,
    height: sideways ? size.width : size.height,
    runs: quarter === 0 ? linkRuns(inQuarter(turned, 0), areas) : inQuarter(turned, quarter),
    turned: others.map((other) => inQuarter(turned, other)).filter((runs) => runs.length > 0),
    elements: structure.elements,
    images: findImages(operators, reading.ops, toPage, size),
  };
}

/** @throws when the page has more text than a page can have, or takes too long */
async function readItems(page: PDFPageProxy, deadline: number): Promise<(Item | Marker)[]> {
  const stream = page.streamTextContent({ includeMarkedContent: true }) as ReadableStream<{
    items: (Item | Marker)[];
  }>;
  const reader = stream.getReader();
  const items: (Item | Marker)[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return items;
    for (const item of value.items) items.push(item);
    if (items.length <= MAX_ITEMS && performance.now() <= deadline) continue;
    const error = new Error('The page has too much text.');
    await reader.cancel(error);
    throw error;
  }
}

/**
 * What the page draws. Reading it takes as long as the text or longer, and tells the names of fonts and the places of images
 * alone, so it is done only where one of them is wanting.
 */
async function readOperators(
  page: PDFPageProxy,
  items: readonly (Item | Marker)[],
  reading: PageReading,
): Promise<Operators> {
  const hasNewFont = items.some(
    (item) => 'fontName' in item && item.str !== '' && !reading.looks.has(item.fontName),
  );
  if (reading.imageTime <= 0 && !hasNewFont) return { fnArray: [], argsArray: [] };
  const start = performance.now();
  const operators = await page.getOperatorList({ annotationMode: 0 });
  reading.imageTime -= performance.now() - start;
  return operators;
}

function inQuarter(turned: readonly Turned[], quarter: number): TextRun[] {
  return turned.filter((each) => each.quarter === quarter).map(({ run }) => run);
}

/** The direction that most letters of the page are written in. */
function mainQuarter(turned: readonly Turned[]): number {
  const letters = [0, 0, 0, 0];
  for (const { run, quarter } of turned) letters[quarter] = (letters[quarter] ?? 0) + run.text.length;
  return letters.indexOf(Math.max(...letters));
}

function runsOf(
  items: readonly (Item | Marker)[],
  toPage: Matrix,
  lookOfFont: (name: string) => FontLook,
  elementOf: ReadonlyMap<string, number>,
): Turned[] {
  const runs: Turned[] = [];
  const contents: (string | null)[] = [];
  let spaceBefore = false;
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') contents.pop();
      else contents.push(item.id ?? null);
      continue;
    }
    const text = cleanText(item.str);
    const trimmed = text.trim();
    if (trimmed !== '') {
      const marked = contents.findLast((id) => id !== null && elementOf.has(id));
      const element = marked === undefined || marked === null ? null : (elementOf.get(marked) ?? null);
      const space = spaceBefore || /^\s/u.test(text);
      const placed = placeRun(item, toPage);
      const run = { ...placed.run, text: trimmed, spaceBefore: space, element, ...lookOfFont(item.fontName) };
      runs.push({ run, quarter: placed.quarter });
    }
    if (text !== '') spaceBefore = /\s$/u.test(text);
    if (item.hasEOL) spaceBefore = true;
  }
  return runs;
}

/** Control characters come from fonts without a table of their characters; ligatures and the shapes of Arabic letters are letters. */
function cleanText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what goes
      .replace(/[\0-\x08\x0E-\x1F\x7F\uFEFF\uFFFE\uFFFF]/g, '')
      .replace(/[\uFB00-\uFB06\uFB50-\uFBFF\uFE80-\uFEFC]/g, (shape) => shape.normalize('NFKC'))
      .replace(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
      .toWellFormed()
  );
}

function placeRun(
  item: Item,
  toPage: Matrix,
): { run: Omit<TextRun, 'text' | 'spaceBefore' | 'element' | 'bold' | 'italic'>; quarter: number } {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(toPage, item.transform);
  const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  // In the coordinates of its own direction, every run is written to the right.
  const [left = 0, baseline = 0] = [
    [x, y],
    [y, -x],
    [-x, -y],
    [-y, x],
  ][quarter] ?? [x, y];
  const size = Math.hypot(c, d) || item.height || 1;
  const isRtl = item.dir === 'rtl';
  return {
    run: { left, right: left + Math.abs(item.width), baseline, size, isRtl, href: '' },
    quarter,
  };
}

type LinkAnnotation = { subtype?: unknown; url?: unknown; rect?: unknown; quadPoints?: unknown };

async function readLinks(page: PDFPageProxy, toPage: Matrix): Promise<LinkArea[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as LinkAnnotation[];
  return annotations.flatMap(({ subtype, url, rect, quadPoints }) => {
    if (subtype !== 'Link' || typeof url !== 'string' || !/^https?:\/\//i.test(url)) return [];
    return rectsOf(rect, quadPoints).map((each) => ({ ...transformRect(toPage, each), href: url }));
  });
}

/** A link over several lines has a quadrilateral for each: eight numbers. */
function rectsOf(rect: unknown, quadPoints: unknown): [number, number, number, number][] {
  const rects: [number, number, number, number][] = [];
  if (ArrayBuffer.isView(quadPoints) || Array.isArray(quadPoints)) {
    const points = Array.from(quadPoints as ArrayLike<number>);
    for (let i = 0; i + 8 <= points.length; i += 8) {
      const xs = [0, 2, 4, 6].map((step) => points[i + step] ?? 0);
      const ys = [1, 3, 5, 7].map((step) => points[i + step] ?? 0);
      rects.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    }
  }
  if (rects.length === 0 && Array.isArray(rect) && rect.length === 4)
    rects.push(rect as [number, number, number, number]);
  return rects;
}

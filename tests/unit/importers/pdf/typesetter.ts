/** Sets small PDFs for tests: columns of justified text, hyphenated at soft hyphens, with heads and feet. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';

const PAGE = { width: 595, height: 842 };

type Word = { text: string; width: number; hyphenated: boolean };

export type Column = { x: number; width: number; top: number; bottom: number };
export type Style = { size?: number; font?: PDFFont; indent?: number; leading?: number; justified?: boolean };

export type Typesetter = {
  document: PDFDocument;
  fonts: { regular: PDFFont; bold: PDFFont; italic: PDFFont };
  /** Begins a page; text goes on in its first column. */
  page: (columns?: Column[]) => PDFPage;
  /** Puts a line where it is told to. `y` counts from the page's top. */
  put: (text: string, x: number, y: number, style?: Style) => void;
  /** Sets a paragraph in the columns, which `onFull` renews when they are full. */
  paragraph: (text: string, style?: Style) => void;
  space: (points: number) => void;
  save: () => Promise<Uint8Array>;
};

export const ONE_COLUMN: Column[] = [{ x: 72, width: 451, top: 90, bottom: 750 }];
export const TWO_COLUMNS: Column[] = [
  { x: 60, width: 225, top: 90, bottom: 750 },
  { x: 310, width: 225, top: 90, bottom: 750 },
];

/** `furnish` puts head and foot on each page as it begins; it gets the page's number. */
export async function createTypesetter(
  furnish: (setter: Typesetter, number: number) => void = () => undefined,
  columnsOf: (number: number) => Column[] = () => ONE_COLUMN,
): Promise<Typesetter> {
  const document = await PDFDocument.create();
  const fonts = {
    regular: await document.embedFont(StandardFonts.TimesRoman),
    bold: await document.embedFont(StandardFonts.TimesRomanBold),
    italic: await document.embedFont(StandardFonts.TimesRomanItalic),
  };
  let page: PDFPage | undefined;
  let columns: Column[] = [];
  let column = 0;
  let y = 0;
  let number = 0;

  const setter: Typesetter = {
    document,
    fonts,
    page: (given) => {
      number += 1;
      page = document.addPage([PAGE.width, PAGE.height]);
      columns = given ?? columnsOf(number);
      column = 0;
      y = columns[0]?.top ?? 0;
      furnish(setter, number);
      return page;
    },
    put: (text, x, top, { size = 10, font = fonts.regular } = {}) =>
      page?.drawText(text, { x, y: PAGE.height - top, size, font }),
    paragraph: (text, style = {}) => {
      const { size = 10, font = fonts.regular, indent = 0, leading = 1.2, justified = true } = style;
      const width = columns[column]?.width ?? 0;
      const lines = breakLines(text, font, size, width, indent);
      for (const [index, line] of lines.entries()) {
        if (y + size > (columns[column]?.bottom ?? 0)) {
          column += 1;
          y = columns[column]?.top ?? 0;
          if (columns[column] === undefined) setter.page();
        }
        y += size * leading;
        const x = (columns[column]?.x ?? 0) + (index === 0 ? indent : 0);
        const room = width - (index === 0 ? indent : 0);
        setLine(line, x, y, room, { size, font, spread: justified && index < lines.length - 1 });
      }
    },
    space: (points) => {
      y += points;
    },
    save: () => document.save(),
  };

  function setLine(
    words: Word[],
    x: number,
    top: number,
    room: number,
    { size, font, spread }: { size: number; font: PDFFont; spread: boolean },
  ): void {
    const used = words.reduce((sum, word) => sum + word.width, 0);
    const normal = font.widthOfTextAtSize(' ', size);
    const gap = spread && words.length > 1 ? (room - used) / (words.length - 1) : normal;
    let at = x;
    for (const word of words) {
      setter.put(word.text, at, top, { size, font });
      at += word.width + gap;
    }
  }

  return setter;
}

function breakLines(text: string, font: PDFFont, size: number, width: number, indent: number): Word[][] {
  const space = font.widthOfTextAtSize(' ', size);
  const measure = (part: string, hyphenated = false): Word => ({
    text: part,
    width: font.widthOfTextAtSize(part, size),
    hyphenated,
  });
  const lines: Word[][] = [[]];
  let used = indent;
  const newLine = (): void => {
    lines.push([]);
    used = 0;
  };
  for (const written of text.split(' ')) {
    let rest = written;
    for (;;) {
      const line = lines.at(-1) ?? [];
      const whole = measure(rest.replaceAll('\u00AD', ''));
      const before = line.length > 0 ? space : 0;
      if (used + before + whole.width <= width) {
        line.push(whole);
        used += before + whole.width;
        break;
      }
      const cut = breaksOf(rest).findLast(({ head }) => used + before + measure(head).width <= width);
      if (cut === undefined) {
        if (line.length === 0) {
          line.push(whole);
          break;
        }
        newLine();
        continue;
      }
      line.push(measure(cut.head, true));
      rest = cut.tail;
      newLine();
    }
  }
  return lines;
}

/** Where a word can be broken: at soft hyphens, and after its own hyphens. */
function breaksOf(word: string): { head: string; tail: string }[] {
  const breaks: { head: string; tail: string }[] = [];
  for (const { index, 0: mark } of word.matchAll(/[\u00AD-]/g)) {
    const head = `${word.slice(0, index).replaceAll('\u00AD', '')}-`;
    if (index > 0 && index < word.length - 1) breaks.push({ head, tail: word.slice(index + mark.length) });
  }
  return breaks;
}

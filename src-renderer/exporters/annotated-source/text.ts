/**
 * The text of a source as HTML: blocks, marks, paragraph and page numbers, and its annotations as nested marks that each
 * end with their number.
 */
import type { AnnotatedPassage, AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { createStretches, type Stretch } from '../../domain/annotated-source/stretches.ts';
import type { ImageMention } from '../../domain/records.ts';
import type { Block, Mark } from '../../domain/text/block.ts';
import {
  type BlockRun,
  blockRuns,
  type ListTree,
  listTree,
  type NumberedBlock,
} from '../../domain/text/block-runs.ts';
import { writesItsNumber } from '../../domain/text/list-number.ts';
import { imageWords } from '../../domain/text/page-marks.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { tableCells } from '../../domain/text/table-cells.ts';
import { type Html, html, join, safeHref } from '../brief-html/html.ts';
import type { InnerLinks } from './inner-links.ts';

/** What a passage's first stretch is called in links; `number` from 1. */
export function passageId(number: number): string {
  return `passage-${number}`;
}

/** What an annotation in the list is called in links. */
export function annotationId(number: number): string {
  return `annotation-${number}`;
}

type WrittenText = { html: Html; headings: string[] };

/** Writes the whole text. `headings` lists its headings in order, for the outline. */
export function writeText(source: AnnotatedSource, links: InnerLinks): WrittenText {
  const writer = new TextWriter(source, links);
  return { html: writer.writeAll(), headings: writer.headings };
}

class TextWriter {
  readonly headings: string[] = [];
  readonly #text: string;
  readonly #runs: readonly BlockRun[];
  readonly #stretches: (index: number, within?: TextRange) => Stretch[];
  readonly #links: InnerLinks;

  constructor(source: AnnotatedSource, links: InnerLinks) {
    const { text, blocks, images } = source.revision;
    this.#text = text;
    this.#runs = blockRuns(blocks, images);
    this.#stretches = createStretches(source);
    this.#links = links;
  }

  writeAll(): Html {
    return join(
      this.#runs.map(
        (run) =>
          html`${run.imagesBefore.map(writeImage)}${this.#writeRun(run)}${run.imagesAfter.map(writeImage)}`,
      ),
    );
  }

  #writeRun({ first, blocks }: BlockRun): Html {
    switch (first.block.kind) {
      case 'heading':
        return this.#writeHeading(first);
      case 'list-item':
        return html`<div class="block">${this.#writeList(listTree(blocks))}</div>\n`;
      case 'table-row':
        return this.#writeTable(blocks);
      case 'quotation':
        return html`<blockquote class="block">${blocks.map((entry) => html`<p dir="auto">${numberOf(entry)}${this.#writeInline(entry)}</p>`)}</blockquote>\n`;
      case 'caption':
        return html`<p class="block caption" dir="auto">${numberOf(first)}${this.#writeInline(first)}</p>\n`;
      default:
        return html`<p class="block" dir="auto">${numberOf(first)}${this.#writeInline(first)}</p>\n`;
    }
  }

  /** The source's title is the page's first heading, so that those of its text begin one level below. */
  #writeHeading(entry: NumberedBlock): Html {
    const { start, end, level = 2 } = entry.block;
    const words = this.#text.slice(start, end).trim();
    const inner = this.#writeInline(entry);
    // An empty heading would leave a blank line in the outline.
    if (words === '') return html`<p class="block">${inner}</p>\n`;
    this.headings.push(words);
    if (level <= 1) return html`<h2 class="block" dir="auto">${inner}</h2>\n`;
    if (level === 2) return html`<h3 class="block" dir="auto">${inner}</h3>\n`;
    return html`<h4 class="block" dir="auto">${inner}</h4>\n`;
  }

  #writeList(items: ListTree): Html {
    const written = items.map(
      ({ item, inner }) =>
        html`<li dir="auto"${this.#isNumbered(item.block) ? html` class="numbered"` : null}>${numberOf(item)}${item.block.marker === undefined ? null : html`<span class="marker">${item.block.marker}</span> `}${this.#writeInline(item)}${inner.length === 0 ? null : this.#writeList(inner)}</li>`,
    );
    return html`<ul>${written}</ul>`;
  }

  #isNumbered(block: Block): boolean {
    return block.marker !== undefined || writesItsNumber(this.#text, block);
  }

  /** As in the reader, the first row heads the others. */
  #writeTable(rows: readonly NumberedBlock[]): Html {
    const [head, ...body] = rows;
    if (head === undefined) return html``;
    const top = html`<tr>${this.#writeCells(head, (inner) => html`<th scope="col" dir="auto">${inner}</th>`)}</tr>`;
    const rest = body.map(
      (row) => html`<tr>${this.#writeCells(row, (inner) => html`<td dir="auto">${inner}</td>`)}</tr>\n`,
    );
    return html`<table class="block content-table"><thead>${top}</thead><tbody>${rest}</tbody></table>\n`;
  }

  #writeCells(row: NumberedBlock, write: (inner: Html) => Html): Html[] {
    return tableCells(this.#text, row.block).map((cell, index) =>
      write(
        html`${index === 0 ? numberOf(row) : null}${this.#writeStretches(this.#stretches(row.index, cell), cell.contentEnd)}`,
      ),
    );
  }

  #writeInline({ index, block }: NumberedBlock): Html {
    return this.#writeStretches(this.#stretches(index), block.end);
  }

  /** @param last where the text ends that is shown: what parts the cells of a table is not */
  #writeStretches(stretches: readonly Stretch[], last: number): Html {
    return join(
      stretches.map((stretch) => {
        const text = this.#text.slice(stretch.start, Math.min(stretch.end, last));
        return html`${pageMark(stretch.page)}${markPassages(stretch, markText(text, stretch.marks), this.#links)}${numbersOf(stretch.ends, this.#links)}`;
      }),
    );
  }
}

function writeImage(image: ImageMention): Html {
  return html`<p class="image" dir="auto">${imageWords(image)}</p>\n`;
}

function numberOf({ number }: NumberedBlock): Html | null {
  return number === null
    ? null
    : html`<span class="number" aria-label="Paragraph ${number}">${number}</span>`;
}

function pageMark(page: string | null): Html | null {
  return page === null ? null : html`<span class="page-mark" aria-label="Page ${page}">p. ${page}</span>`;
}

function markText(text: string, marks: readonly Mark[]): Html {
  let inner = html`${text}`;
  for (const mark of marks) {
    if (mark.kind === 'strong') inner = html`<strong>${inner}</strong>`;
    else if (mark.kind === 'emphasis') inner = html`<em>${inner}</em>`;
    else inner = link(mark.href, inner);
  }
  return inner;
}

/** A link where the address is safe; else only its words: what it led to is in the original. */
function link(address: string | undefined, inner: Html): Html {
  const href = safeHref(address);
  return href === null
    ? inner
    : html`<a class="link" href="${href}" title="${href}" rel="noopener noreferrer">${inner}</a>`;
}

/** Nested from the outermost: lines below the text lie deeper the more passages hold it. */
function markPassages({ passages, begins }: Stretch, inner: Html, links: InnerLinks): Html {
  let marked = inner;
  for (const [depth, passage] of passages.toReversed().entries()) {
    const id = begins.includes(passage) ? links.id(passageId(passage.number)) : null;
    marked = html`<mark${id} class="${hueClass(passage)} deep-${Math.min(depth, 4)}">${marked}</mark>`;
  }
  return html`${begins.map(({ number }) => links.place(passageId(number)))}${marked}`;
}

/** The class that gives a passage or tag its colours. */
export function hueClass({ hue }: Pick<AnnotatedPassage, 'hue'>): string {
  return `hue-${hue ?? 'none'}`;
}

function numbersOf(passages: readonly AnnotatedPassage[], { href }: InnerLinks): Html | null {
  if (passages.length === 0) return null;
  const numbers = passages.map(
    ({ number }) =>
      html`<a href="${href(annotationId(number))}" aria-label="Annotation ${number}">${number}</a>`,
  );
  return html`<sup class="cites">${join(numbers, ', ')}</sup>`;
}

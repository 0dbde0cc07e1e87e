/** Turns a walk through a page into blocks and images whose offsets agree with the text. */
import type { ImageMention } from '../domain/records.ts';
import type { BlockKind, TextWithBlocks } from '../domain/text/block.ts';
import { createBlockWriter } from './block-writer.ts';
import { InlineCollector } from './html-inline.ts';

/**
 * What a block becomes. `after` is the kind of further blocks in the same element: an item's first paragraph is the item. In
 * a run-in setting (a heading, a caption, a table row) blocks are parted by a space only.
 */
type Setting = { kind: BlockKind; level?: number; marker?: string; after?: BlockKind; isRunIn?: boolean };

/** Images are counted up to here; a hostile page could name millions. */
const MAX_IMAGES = 10_000;

export class BlockCollector {
  readonly inline = new InlineCollector();
  readonly #writer = createBlockWriter();
  readonly #images: { name: string; block: number; offset: number }[] = [];
  #setting: Setting = { kind: 'paragraph' };
  #blocks = 0;
  #title = '';
  #isPreformatted = false;

  /** Begins the text with its title; the first words after it are dropped if they only repeat it. */
  title(words: string): void {
    this.within({ kind: 'heading', level: 1, isRunIn: true }, () => this.inline.text(words));
    this.#title = foldWords(words);
  }

  text(raw: string): void {
    if (!this.#isPreformatted || this.#setting.isRunIn === true) {
      this.inline.text(raw);
      return;
    }
    for (const [index, piece] of raw.split(/\n[ \t]*\n\s*/).entries()) {
      if (index > 0) this.#flush();
      this.inline.verbatim(piece);
    }
  }

  /** A line feed; where there is one already, the end of the paragraph, as old pages part paragraphs. */
  lineBreak(): void {
    if (this.#setting.isRunIn === true) this.inline.space();
    else if (this.inline.endsWithBreak) this.#flush();
    else this.inline.lineBreak();
  }

  /** What `fill` collects stands in blocks of its own. */
  separate(fill: () => void): void {
    this.#flush();
    fill();
    this.#flush();
  }

  /** What `fill` collects becomes blocks of the given kind. */
  within(setting: Setting, fill: () => void): void {
    if (this.#setting.isRunIn === true) {
      this.separate(fill);
      return;
    }
    this.#flush();
    const outer = this.#setting;
    this.#setting = setting;
    fill();
    this.#flush(true);
    this.#setting = outer;
  }

  /** In what `fill` collects, line breaks and spaces count; blank lines part paragraphs. */
  preformatted(fill: () => void): void {
    this.#flush();
    const outer = this.#isPreformatted;
    this.#isPreformatted = true;
    fill();
    this.#isPreformatted = outer;
    this.#flush();
  }

  finish(): TextWithBlocks & { images: ImageMention[] } {
    this.#flush(true);
    const { text, blocks } = this.#writer.finish();
    const images = this.#images.map(({ name, block, offset }) => {
      const at = blocks[block];
      return { name, start: at === undefined ? text.length : Math.min(at.start + offset, at.end) };
    });
    return { text, blocks, images };
  }

  #flush(isEnd = false): void {
    if (this.#setting.isRunIn === true && !isEnd) {
      this.inline.space();
      return;
    }
    const { images, ...inline } = this.inline.take();
    const blank = inline.text.length - inline.text.trimStart().length;
    for (const { name, offset } of images) {
      if (this.#images.length < MAX_IMAGES)
        this.#images.push({ name, block: this.#blocks, offset: Math.max(0, offset - blank) });
    }
    // A row of nothing but bars says nothing.
    const hasText =
      this.#setting.kind === 'table-row' ? /[^|\s]/u.test(inline.text) : inline.text.trim() !== '';
    const isTitleAgain = this.#blocks === 1 && this.#title !== '' && foldWords(inline.text) === this.#title;
    if (!hasText || isTitleAgain) return;
    const { kind, level, marker } = this.#setting;
    this.#writer.write(kind, inline, level, marker);
    this.#blocks += 1;
    if (this.#setting.after !== undefined) this.#setting = { kind: this.#setting.after };
  }
}

/** Letters and digits only, in lower case. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

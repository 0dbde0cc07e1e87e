/** Collects the text of one block with its marks, with white space as a browser shows it. */
import type { MarkKind } from '../domain/text/block.ts';
import type { Inline } from './block-writer.ts';

/** An image and where it stands in its block. */
export type InlineImage = { name: string; offset: number };

/** `start` is -1 until the mark's first character comes, so that no mark begins with white space. */
type OpenMark = { kind: MarkKind; start: number; href: string };

/** Invisible characters that part words for nobody: soft hyphen, zero-width space, word joiner, byte-order mark. Joiners and bidi marks stay. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;

export class InlineCollector {
  #parts: string[] = [];
  #marks: Inline['marks'] = [];
  #images: InlineImage[] = [];
  #open: OpenMark[] = [];
  #length = 0;
  #endsWithSpace = true;
  #pendingSpace = false;
  #endsWithBreak = false;

  /** True while nothing but white space came. */
  get isBlank(): boolean {
    return this.#length === 0;
  }

  /** True where the last thing that came was a line break. */
  get endsWithBreak(): boolean {
    return this.#endsWithBreak;
  }

  /** Adds text in which white space only wraps the source. No-break spaces stay. */
  text(raw: string): void {
    const text = raw.replace(INVISIBLE, '').replace(/[ \t\n]+/g, ' ');
    if (text === '') return;
    if (text.startsWith(' ')) this.space();
    const words = text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') ? -1 : undefined);
    if (words === '' || text === ' ') return;
    this.#put(words);
    this.#pendingSpace = text.endsWith(' ');
  }

  /** Adds text as it stands, line breaks and all. */
  verbatim(raw: string): void {
    const text = raw.replace(INVISIBLE, '');
    if (text !== '') this.#put(text);
    this.#endsWithSpace = text.endsWith('\n');
  }

  /** Parts what came from what comes by exactly this text. */
  separator(text: string): void {
    this.#pendingSpace = false;
    this.#put(text);
    this.#endsWithSpace = true;
  }

  /** A space, unless there is one or the block begins here. */
  space(): void {
    this.#pendingSpace = !this.#endsWithSpace;
  }

  lineBreak(): void {
    this.#pendingSpace = false;
    if (this.#length > 0) this.#put('\n');
    this.#endsWithSpace = true;
    this.#endsWithBreak = true;
  }

  openMark(kind: MarkKind, href = ''): void {
    this.#open.push({ kind, start: -1, href });
  }

  closeMark(): void {
    const mark = this.#open.pop();
    if (mark !== undefined) this.#finishMark(mark);
  }

  image(name: string): void {
    this.#images.push({ name, offset: this.#length });
  }

  /** What came since the last time. Open marks go on in what comes next. */
  take(): Inline & { images: InlineImage[] } {
    for (const mark of this.#open) this.#finishMark(mark);
    const taken = { text: this.#parts.join(''), marks: this.#marks, images: this.#images };
    this.#parts = [];
    this.#marks = [];
    this.#images = [];
    for (const mark of this.#open) mark.start = -1;
    this.#length = 0;
    this.#endsWithSpace = true;
    this.#pendingSpace = false;
    this.#endsWithBreak = false;
    return taken;
  }

  #put(text: string): void {
    if (this.#pendingSpace) {
      this.#parts.push(' ');
      this.#length += 1;
    }
    // A line break begins no mark.
    if (text !== '\n') for (const mark of this.#open) if (mark.start < 0) mark.start = this.#length;
    this.#parts.push(text);
    this.#length += text.length;
    this.#pendingSpace = false;
    this.#endsWithSpace = false;
    this.#endsWithBreak = false;
  }

  #finishMark(mark: OpenMark): void {
    if (mark.start < 0 || mark.start >= this.#length) return;
    const address = mark.href === '' ? {} : { href: mark.href };
    this.#marks.push({ kind: mark.kind, start: mark.start, end: this.#length, ...address });
  }
}

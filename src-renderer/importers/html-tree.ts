/**
 * HTML to a plain tree of names, a few attributes and text: nothing in it can run, load or be rendered.
 *
 * It takes htmlparser2's tokens, and neither its parser nor a DOM on top of that, because the depth must be limited while
 * the tree is built: a parser that looks for each end tag among all open elements needs the square of the depth in time.
 * Which end tags may be left out, and what a misplaced one does, follows the HTML Living Standard as far as it decides about the
 * order and the blocks of a text.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import {
  BLOCK_ELEMENTS,
  DROPPED_ELEMENTS,
  HEAD_ELEMENTS,
  headingLevel,
  impliedEnds,
  isInline,
  SCOPE_LIMITS,
  TABLE_PARTS,
  VOID_ELEMENTS,
} from './html-elements.ts';
import { normaliseText } from './normalise.ts';

/** `name` is in lower case. Attributes are only those of `KEPT_ATTRIBUTES`. */
export type HtmlElement = {
  readonly name: string;
  attributes: Readonly<Record<string, string>>;
  children: HtmlNode[];
};

export type HtmlNode = HtmlElement | string;

/**
 * Elements further down lose their tags and keep their text, so that everything after may recurse. Browsers cut at 512;
 * articles rarely pass 40, and what finds the main article looks at each text once for every element around it.
 */
const MAX_DEPTH = 128;

/** Elements after so many lose their tags and keep their text. The longest legal and encyclopaedic pages have 100,000. */
const MAX_ELEMENTS = 300_000;

const MAX_ATTRIBUTE_LENGTH = 8192;

const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'id class href src data-src data-original srcset alt title lang xml:lang hidden style role aria-hidden open rel itemprop ' +
    'property name content datetime type width height scope start reversed value'
  ).split(' '),
);

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * The tree of an HTML document or fragment, under an element `html`.
 * @param options.isXml whether self-closing tags and CDATA sections count, as in XHTML served as XML
 */
export function parseHtmlTree(html: string, options: { isXml?: boolean } = {}): HtmlElement {
  const source = normaliseText(dropDocumentType(html));
  const builder = new TreeBuilder(source, options.isXml ?? false);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(source);
  tokenizer.end();
  return builder.root;
}

/** An internal subset would end at its first ">" for an HTML tokenizer, and its entities are of no use: none is ever expanded. */
function dropDocumentType(html: string): string {
  const subset = /^\s*(?:<\?xml[^>]{0,500}>\s*)?<!doctype[^[>]{0,1000}\[/i.exec(html);
  if (subset === null) return html;
  const end = /\]\s*>/g;
  end.lastIndex = subset[0].length;
  const closing = end.exec(html);
  return closing === null ? html.slice(subset[0].length) : html.slice(closing.index + closing[0].length);
}

class TreeBuilder implements TokenizerCallbacks {
  readonly root: HtmlElement = { name: 'html', attributes: NO_ATTRIBUTES, children: [] };
  readonly #source: string;
  readonly #isXml: boolean;
  readonly #stack: HtmlElement[] = [this.root];
  /** How many elements of each name are in the stack, so that stray end tags cost no search. */
  readonly #openNames = new Map<string, number>();
  /** How many elements of each name are open beyond the limits. */
  readonly #flattened = new Map<string, number>();
  #elements = 0;
  #pieces: string[] = [];
  /** An element beyond the limits whose content is dropped, and how many of its name are open in it. */
  #skipped: { name: string; depth: number } | null = null;
  #tagName = '';
  #attributes: Record<string, string> | null = null;
  #attributeName = '';
  #attributeValue = '';

  constructor(source: string, isXml: boolean) {
    this.#source = source;
    this.#isXml = isXml;
  }

  onopentagname(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    this.#tagName = name === 'image' ? 'img' : name;
    this.#attributes = null;
  }

  onattribname(start: number, end: number): void {
    const name = end - start > 20 ? '' : this.#source.slice(start, end).toLowerCase();
    this.#attributeName = KEPT_ATTRIBUTES.has(name) ? name : '';
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attributeName === '' || this.#attributeValue.length >= MAX_ATTRIBUTE_LENGTH) return;
    this.#attributeValue += this.#source.slice(start, Math.min(end, start + MAX_ATTRIBUTE_LENGTH));
  }

  onattribentity(code: number): void {
    if (this.#attributeName !== '' && this.#attributeValue.length < MAX_ATTRIBUTE_LENGTH)
      this.#attributeValue += String.fromCodePoint(code);
  }

  onattribend(): void {
    const name = this.#attributeName;
    if (name === '') return;
    this.#attributes ??= {};
    this.#attributes[name] ??= normaliseText(this.#attributeValue);
  }

  onopentagend(): void {
    this.#open(this.#tagName, this.#attributes ?? NO_ATTRIBUTES);
  }

  onselfclosingtag(): void {
    this.onopentagend();
    if (this.#isXml && !VOID_ELEMENTS.has(this.#tagName)) this.#close(this.#tagName);
  }

  onclosetag(start: number, end: number): void {
    this.#close(this.#source.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.#write(this.#source.slice(start, end));
  }

  ontextentity(code: number): void {
    this.#write(normaliseText(String.fromCodePoint(code)));
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.#isXml) this.#write(this.#source.slice(start, end - offset));
  }

  onend(): void {
    this.#finishText();
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  get #top(): HtmlElement {
    return this.#stack.at(-1) ?? this.root;
  }

  #write(text: string): void {
    if (this.#skipped !== null) return;
    const { name, attributes } = this.#top;
    if (name === 'style' || (name === 'script' && !/ld\+json/i.test(attributes.type ?? ''))) return;
    if (name === 'head' && text.trim() !== '') this.#closeFrom(this.#stack.length - 1);
    this.#pieces.push(text);
  }

  /** Text comes in pieces, one for each character reference: they are joined once, where an element begins or ends. */
  #finishText(): void {
    if (this.#pieces.length > 0) this.#top.children.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipped !== null) {
      if (this.#skipped.name === name) this.#skipped.depth += 1;
      return;
    }
    if (name === 'html') {
      if (this.root.attributes === NO_ATTRIBUTES) this.root.attributes = attributes;
      return;
    }
    if (this.#top.name === 'head' && !HEAD_ELEMENTS.has(name)) this.#closeFrom(this.#stack.length - 1);
    if (name === 'body' && this.#isOpen('body')) return;
    this.#closeImplied(name);
    const isLeaf = VOID_ELEMENTS.has(name);
    if (this.#elements >= MAX_ELEMENTS || (!isLeaf && this.#stack.length >= MAX_DEPTH)) {
      this.#flatten(name, isLeaf);
      return;
    }
    this.#finishText();
    const element: HtmlElement = { name, attributes, children: [] };
    this.#elements += 1;
    this.#top.children.push(element);
    if (isLeaf) return;
    this.#stack.push(element);
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1);
  }

  /** Beyond the limits: a block still ends the line, what is dropped is still dropped. */
  #flatten(name: string, isLeaf: boolean): void {
    if (!isLeaf && DROPPED_ELEMENTS.has(name)) {
      this.#skipped = { name, depth: 1 };
      return;
    }
    if (!isLeaf) this.#flattened.set(name, (this.#flattened.get(name) ?? 0) + 1);
    if (BLOCK_ELEMENTS.has(name) || name === 'br') this.#separate();
  }

  #separate(): void {
    this.#finishText();
    const previous = this.#top.children.at(-1);
    if (typeof previous === 'string')
      this.#top.children.push({ name: 'hr', attributes: NO_ATTRIBUTES, children: [] });
  }

  #closeImplied(name: string): void {
    const implied = impliedEnds(name);
    if (implied !== undefined) {
      for (let i = this.#stack.length - 1; i > 0; i -= 1) {
        const open = this.#stack[i]?.name ?? '';
        if (implied.closes.has(open)) this.#closeFrom(i);
        if (implied.closes.has(open) || implied.stops.has(open)) break;
      }
    }
    if (name === 'a') this.#closeFormatting('a');
    else if (BLOCK_ELEMENTS.has(name) && !TABLE_PARTS.has(name)) this.#closeParagraph(headingLevel(name) > 0);
    else if (name === 'table') this.#closeParagraph(false);
  }

  /** A paragraph ends where a block begins; a heading where another heading does. */
  #closeParagraph(beforeHeading: boolean): void {
    for (let i = this.#stack.length - 1; i > 0; i -= 1) {
      const open = this.#stack[i]?.name ?? '';
      if (open === 'p' || (beforeHeading && headingLevel(open) > 0)) {
        this.#closeFrom(i);
        return;
      }
      if (!isInline(open)) return;
    }
  }

  #close(name: string): void {
    if (this.#skipped !== null) {
      if (this.#skipped.name === name && --this.#skipped.depth === 0) this.#skipped = null;
      return;
    }
    if (name === 'br') this.#open('br', NO_ATTRIBUTES);
    if (VOID_ELEMENTS.has(name) || name === 'html' || name === 'body') return;
    const flattened = this.#flattened.get(name) ?? 0;
    if (flattened > 0) {
      this.#flattened.set(name, flattened - 1);
      if (BLOCK_ELEMENTS.has(name)) this.#separate();
    } else if (isInline(name) && !DROPPED_ELEMENTS.has(name)) this.#closeFormatting(name);
    else {
      const index = this.#openIndex(name);
      if (index > 0) this.#closeFrom(index);
      // A stray one makes an empty paragraph.
      else if (name === 'p') this.#separate();
    }
  }

  /**
   * An end tag that crosses a block (`<b><p>…</b>…</p>`) leaves the block open: only what comes after the block stands
   * outside the formatting.
   */
  #closeFormatting(name: string): void {
    const index = this.#openIndex(name);
    if (index <= 0) return;
    if (this.#stack.slice(index + 1).every((open) => isInline(open.name))) this.#closeFrom(index);
    else {
      this.#finishText();
      this.#stack.splice(index, 1);
      this.#forget(name);
    }
  }

  #openIndex(name: string): number {
    const isHeading = headingLevel(name) > 0;
    if (!isHeading && !this.#isOpen(name)) return -1;
    const stops = name === 'li' ? impliedEnds('li')?.stops : undefined;
    for (let i = this.#stack.length - 1; i > 0; i -= 1) {
      const open = this.#stack[i]?.name ?? '';
      if (open === name || (isHeading && headingLevel(open) > 0)) return i;
      if (stops?.has(open) === true) return -1;
      if (TABLE_PARTS.has(name) ? open === 'table' : SCOPE_LIMITS.has(open)) return -1;
    }
    return -1;
  }

  #closeFrom(index: number): void {
    this.#finishText();
    while (this.#stack.length > index) this.#forget(this.#stack.pop()?.name ?? '');
    this.#flattened.clear();
  }

  #isOpen(name: string): boolean {
    return (this.#openNames.get(name) ?? 0) > 0;
  }

  #forget(name: string): void {
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) - 1);
  }
}

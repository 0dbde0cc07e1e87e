/** HTML to text and blocks. Nothing of the HTML is kept but words, the kinds of their blocks, and safe links. */
import type { ImageMention } from '../domain/records.ts';
import type { Block } from '../domain/text/block.ts';
import { BlockCollector } from './html-block-collector.ts';
import { headingLevel, isInline } from './html-elements.ts';
import { imageName } from './html-images.ts';
import { isCell, isDataTable } from './html-tables.ts';
import { type HtmlElement, type HtmlNode, parseHtmlTree } from './html-tree.ts';
import { isShown, plainText } from './html-visibility.ts';
import { BULLETS, type ListMarkers, orderedMarkers } from './list-markers.ts';
import { findTitle } from './title.ts';

/** `images` are in text order; offsets are UTF-16 code units of `text`. */
export type HtmlBlocks = { text: string; blocks: Block[]; images: ImageMention[]; title: string };

export type HtmlOptions = {
  /** The address that relative links are resolved against. Without one they are dropped, and their words stay. */
  base?: string;
  /** A title to begin with, as the heading of level 1: headings of that level which follow are then of level 2. */
  title?: string;
};

/**
 * Text, blocks and images of an HTML document or fragment, all of it: `parseHtml` finds a page's main article. Scripts,
 * styles, controls and what is hidden give nothing; links keep their address only if it is http, https or mailto. The title is
 * the one given, else the first heading of level 1, else the first words.
 */
export function htmlToBlocks(html: string, options: HtmlOptions = {}): HtmlBlocks {
  return treeToBlocks(parseHtmlTree(html), options);
}

/** `htmlToBlocks` of what is parsed already. */
export function treeToBlocks(tree: HtmlElement, options: HtmlOptions = {}): HtmlBlocks {
  const collector = new BlockCollector();
  const title = (options.title ?? '').trim();
  if (title !== '') collector.title(title);
  new Walk(collector, options.base, title !== '').children(tree, {
    listDepth: 0,
    markers: BULLETS,
    inQuotation: false,
    caption: '',
  });
  const { text, blocks, images } = collector.finish();
  return { text, blocks, images, title: title === '' ? findTitle(text, blocks) : title };
}

/** What the walk needs to know about where it is. `caption` is the words of the figure's caption. */
type Place = { listDepth: number; markers: ListMarkers; inQuotation: boolean; caption: string };

function markersOf(list: HtmlElement): ListMarkers {
  if (list.name !== 'ol') return BULLETS;
  const count = list.children.filter((child) => typeof child !== 'string' && child.name === 'li').length;
  return orderedMarkers(list.attributes, count);
}

/** The tree is never deeper than `MAX_DEPTH`, so the walk may recurse. */
class Walk {
  readonly #collector: BlockCollector;
  readonly #base: string | undefined;
  readonly #hasTitle: boolean;

  constructor(collector: BlockCollector, base: string | undefined, hasTitle: boolean) {
    this.#collector = collector;
    this.#base = base;
    this.#hasTitle = hasTitle;
  }

  children(element: HtmlElement, place: Place): void {
    for (const child of element.children) this.#node(child, place);
  }

  #node(node: HtmlNode, place: Place): void {
    if (typeof node === 'string') this.#collector.text(node);
    else if (!isShown(node)) return;
    else if (isInline(node.name)) this.#inline(node, place);
    else this.#block(node, place);
  }

  #inline(element: HtmlElement, place: Place): void {
    const { inline } = this.#collector;
    switch (element.name) {
      case 'br':
        this.#collector.lineBreak();
        break;
      case 'img': {
        const name = imageName(element, place.caption);
        if (name !== null) inline.image(name);
        break;
      }
      case 'b':
      case 'strong':
        this.#marked(element, place, () => inline.openMark('strong'));
        break;
      case 'i':
      case 'em':
        this.#marked(element, place, () => inline.openMark('emphasis'));
        break;
      case 'a': {
        if (isWayBack(element)) break;
        const href = safeHref(element.attributes.href, this.#base);
        if (href === null) this.children(element, place);
        else this.#marked(element, place, () => inline.openMark('link', href));
        break;
      }
      case 'sup': {
        const superscript = toSuperscript(plainText(element, 12));
        if (superscript === null) this.children(element, place);
        else inline.text(superscript);
        break;
      }
      case 'q':
        inline.text('“');
        this.children(element, place);
        inline.text('”');
        break;
      default:
        this.children(element, place);
    }
  }

  #marked(element: HtmlElement, place: Place, open: () => void): void {
    open();
    this.children(element, place);
    this.#collector.inline.closeMark();
  }

  #block(element: HtmlElement, place: Place): void {
    const collector = this.#collector;
    const inside =
      (inner: Place): (() => void) =>
      () =>
        this.children(element, inner);
    const level = headingLevel(element.name);
    if (level > 0) {
      collector.within(
        { kind: 'heading', level: this.#hasTitle ? Math.max(2, level) : level, isRunIn: true },
        inside(place),
      );
      return;
    }
    const after = place.inQuotation ? 'quotation' : 'paragraph';
    switch (element.name) {
      case 'blockquote':
        collector.within({ kind: 'quotation' }, inside({ ...place, inQuotation: true }));
        break;
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dl':
        collector.within(
          { kind: after },
          inside({ ...place, listDepth: place.listDepth + 1, markers: markersOf(element) }),
        );
        break;
      case 'li':
      case 'dt':
        collector.within(
          {
            kind: 'list-item',
            level: Math.max(1, place.listDepth),
            marker: element.name === 'li' ? place.markers.next(element.attributes.value) : '',
            after,
          },
          inside(place),
        );
        break;
      case 'dd':
        collector.within(
          { kind: 'list-item', level: Math.max(1, place.listDepth) + 1, after },
          inside(place),
        );
        break;
      case 'figure':
        collector.separate(inside({ ...place, caption: captionOf(element) }));
        break;
      case 'figcaption':
      case 'caption':
        collector.within({ kind: 'caption', isRunIn: true }, inside(place));
        break;
      case 'table':
        if (isDataTable(element)) collector.separate(() => this.#rows(element, place));
        else collector.within({ kind: after }, inside(place));
        break;
      case 'pre':
      case 'listing':
      case 'xmp':
      case 'plaintext':
        collector.preformatted(inside(place));
        break;
      default:
        collector.separate(inside(place));
    }
  }

  /** Rows of a table, at whatever depth its sections put them. */
  #rows(element: HtmlElement, place: Place): void {
    for (const child of element.children) {
      if (typeof child !== 'string' && !isShown(child)) continue;
      if (typeof child !== 'string' && child.name === 'tr') this.#row(child, place);
      else if (typeof child !== 'string' && /^(?:thead|tbody|tfoot)$/.test(child.name))
        this.#rows(child, place);
      else this.#node(child, place);
    }
  }

  /** A row's cells, parted by " | ". */
  #row(row: HtmlElement, place: Place): void {
    const collector = this.#collector;
    collector.within({ kind: 'table-row', isRunIn: true }, () => {
      let cells = 0;
      for (const child of row.children) {
        if (typeof child === 'string' || !isShown(child)) continue;
        if (isCell(child)) {
          if (cells > 0) collector.inline.separator(' | ');
          cells += 1;
        }
        this.children(child, place);
      }
    });
  }
}

function captionOf(figure: HtmlElement): string {
  for (const child of figure.children) {
    if (typeof child === 'string') continue;
    const caption = child.name === 'figcaption' ? plainText(child) : captionOf(child);
    if (caption !== '') return caption;
  }
  return '';
}

/** Raised digits stay raised: "since 1961" with note 2 must not read "since 19612". Null for what is no number. */
function toSuperscript(words: string): string | null {
  if (!/^[+-]?\d{1,4}$/.test(words)) return null;
  return words.replace(/./g, (char) => '⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['+-0123456789'.indexOf(char)] ?? char);
}

/** The arrow that leads from a note back to its place in the text. */
function isWayBack({ attributes, children }: HtmlElement): boolean {
  const isHere = attributes.href?.includes('#') ?? false;
  return (
    isHere &&
    children.every((child) => typeof child === 'string' && /^(?:[\s↩↑⤴⏎^]|\uFE0E|\uFE0F)*$/u.test(child))
  );
}

const SAFE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The absolute address, or null where there is none that is safe to follow. */
export function safeHref(address: string | undefined, base: string | undefined): string | null {
  const trimmed = address?.trim() ?? '';
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  const url = URL.parse(trimmed, base);
  return url !== null && SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}

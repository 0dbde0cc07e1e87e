/** Collects from a page's elements what may describe it, without judging. */
import { elementsOf, isSurroundings } from './html-boilerplate.ts';
import type { HtmlElement } from './html-tree.ts';
import { isShown, plainText } from './html-visibility.ts';

export type PageFacts = {
  title: string;
  language: string;
  canonical: string;
  base: string;
  jsonLd: string[];
  /** Shown headings of level 1 that are not part of the navigation; `isInMain` of those in `main` or an `article`. */
  headings: { text: string; isInMain: boolean }[];
  bylines: string[];
  /** `datetime` of time elements that say they are when the page was published. */
  times: string[];
  /** The contents of meta elements of a name or property, names in lower case. */
  metas: (name: string) => readonly string[];
  /** The first of them, or ''. */
  meta: (name: string) => string;
};

const LONGEST_BYLINE = 100;
const MAX_SCRIPTS = 50;
const MAX_VALUES = 100;

/** One pass over all elements; each kind of fact is bounded in number. */
export function readPageFacts(page: HtmlElement): PageFacts {
  const metas = new Map<string, string[]>();
  const meta = (name: string): string => metas.get(name)?.[0]?.trim() ?? '';
  const facts: PageFacts = {
    title: '',
    language: page.attributes.lang ?? page.attributes['xml:lang'] ?? '',
    canonical: '',
    base: '',
    jsonLd: [],
    headings: [],
    bylines: [],
    times: [],
    metas: (name) => metas.get(name) ?? [],
    meta,
  };
  for (const element of elementsOf(page)) collect(element, facts, metas);
  collectShown(page, facts, false);
  return facts;
}

function collect(element: HtmlElement, facts: PageFacts, metas: Map<string, string[]>): void {
  const { name, attributes } = element;
  if (name === 'meta') {
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').trim().toLowerCase();
    const values = metas.get(key) ?? [];
    if (key !== '' && attributes.content !== undefined && values.length < MAX_VALUES)
      metas.set(key, [...values, attributes.content]);
  } else if (name === 'title') facts.title ||= plainText(element);
  else if (name === 'base') facts.base ||= attributes.href ?? '';
  else if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical')
    facts.canonical ||= attributes.href ?? '';
  else if (name === 'body') facts.language ||= attributes.lang ?? '';
  else if (name === 'script' && facts.jsonLd.length < MAX_SCRIPTS) {
    const [source] = element.children;
    if (typeof source === 'string') facts.jsonLd.push(source);
  }
}

function collectShown(element: HtmlElement, facts: PageFacts, isWithinMain: boolean): void {
  const { name, attributes } = element;
  if (!isShown(element) || isSurroundings(element)) return;
  const isInMain = isWithinMain || name === 'main' || name === 'article' || attributes.role === 'main';
  if (name === 'h1' && facts.headings.length < MAX_VALUES)
    facts.headings.push({ text: plainText(element, 500), isInMain });
  if (
    name === 'time' &&
    attributes.datetime !== undefined &&
    isPublication(attributes) &&
    facts.times.length < MAX_VALUES
  )
    facts.times.push(attributes.datetime);
  if (facts.bylines.length < 10 && isByline(attributes)) {
    const byline = plainText(element, LONGEST_BYLINE + 1);
    if (byline !== '' && byline.length <= LONGEST_BYLINE) {
      facts.bylines.push(byline);
      return;
    }
  }
  for (const child of element.children) if (typeof child !== 'string') collectShown(child, facts, isInMain);
}

function isPublication(attributes: HtmlElement['attributes']): boolean {
  return (
    /(?:^|\s)datePublished(?:\s|$)/i.test(attributes.itemprop ?? '') ||
    /publish|posted|entry-date|dateline/i.test(attributes.class ?? '')
  );
}

function isByline(attributes: HtmlElement['attributes']): boolean {
  return (
    /(?:^|\s)author(?:\s|$)/i.test(`${attributes.rel ?? ''} ${attributes.itemprop ?? ''}`) ||
    /(?:^|[\s_-])(?:byline|author|author-name|p-author|writtenby)(?=$|\s)/i.test(attributes.class ?? '')
  );
}

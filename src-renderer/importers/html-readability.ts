/** Asks Mozilla's Readability what a page's article is, on a copy of the page in which nothing can run or load. */
import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import { headingLevel } from './html-elements.ts';
import type { HtmlElement } from './html-tree.ts';
import { isShown } from './html-visibility.ts';

/**
 * Readability takes time in the square of the elements in one parent, and looks at each text and each element once for every
 * element around it. Measured: 50,000 links in one paragraph 9 s, 0.7 MB of text 120 levels down 4 s, 390 stacks of 100 elements 8 s.
 * Pages beyond these limits, several times the longest articles, go without it.
 */
const MAX_PAGE = {
  elements: 40_000,
  siblings: 15_000,
  linksInOneParent: 2000,
  elementsTimesDepth: 600_000,
  textTimesDepth: 40_000_000,
};

/** UTF-16 code units of an article that Readability is content with: news in brief are shorter than its usual 500. */
const SHORT_ARTICLE = 200;

/**
 * The elements of the page that Readability takes for its article; null where it finds none, or the page is beyond the limits.
 * Plain formatting is never among them: it goes with the element around it.
 */
export function findKeptElements(page: HtmlElement, title: string): ReadonlySet<HtmlElement> | null {
  if (!isWithinLimits(page)) return null;
  const { document, elements } = toDocument(page, title);
  const reader = new Readability<Node>(document, {
    charThreshold: SHORT_ARTICLE,
    disableJSONLD: true,
    serializer: (node) => node,
  });
  let content: Node | null | undefined;
  try {
    content = reader.parse()?.content;
  } catch {
    // It was made for pages as they are, not as an attacker makes them: the page is then taken as a whole.
    return null;
  }
  if (content === null || content === undefined) return null;
  const kept = new Set<HtmlElement>();
  for (const node of (content as Element).querySelectorAll(`[${NUMBER}]`)) {
    const element = elements[Number(node.getAttribute(NUMBER))];
    if (element !== undefined) kept.add(element);
  }
  return kept.size === 0 ? null : kept;
}

/** Names the element of the page that an element of the copy stands for. Readability keeps it when it changes a tag. */
const NUMBER = 'data-number';

/** Attributes by which Readability judges, besides those of images. */
const JUDGED = ['id', 'class', 'role', 'href', 'src', 'alt', 'itemprop', 'rel', 'width', 'height'] as const;

/** A document of what is shown of the page, with an inert DOM: it fetches nothing and knows no scripts. */
function toDocument(page: HtmlElement, title: string): { document: Document; elements: HtmlElement[] } {
  const document = new DOMParser().parseFromString(
    '<!doctype html><html><head></head><body></body></html>',
    'text/html',
  ) as unknown as Document;
  document.head.appendChild(document.createElement('title')).textContent = title;
  // With an author known, Readability removes no byline: what it takes for one may be a dateline inside a sentence.
  const author = document.head.appendChild(document.createElement('meta'));
  author.setAttribute('name', 'author');
  author.setAttribute('content', '-');
  const elements: HtmlElement[] = [];
  const copy = (from: HtmlElement, to: Element, isInHeading: boolean): void => {
    for (const child of from.children) {
      if (typeof child === 'string') to.appendChild(document.createTextNode(withoutMarkup(child)));
      else if (!isShown(child)) continue;
      else if (isPlainFormatting(child)) copy(child, to, isInHeading);
      else {
        // Headings of questions and answers are often buttons, and Readability drops buttons.
        const isHeading = isInHeading || headingLevel(child.name) > 0;
        const name = child.name === 'body' || (isHeading && child.name === 'button') ? 'span' : child.name;
        const element = to.appendChild(createElement(document, child.name === 'body' ? 'div' : name));
        for (const attribute of JUDGED) {
          const value = child.attributes[attribute];
          // Readability replaces links to scripts; here they are words like others.
          if (value !== undefined && !/^\s*javascript:/i.test(value)) element.setAttribute(attribute, value);
        }
        element.setAttribute(NUMBER, String(elements.push(child) - 1));
        copy(child, element, isHeading);
      }
    }
  };
  copy(page, document.body, false);
  return { document, elements };
}

const FORMATTING: ReadonlySet<string> = new Set(
  'abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
);

/**
 * Formatting says nothing about what the article is, and is a third of the elements: the copy goes without it. What is more,
 * Readability would drop the comments of a program, for their class.
 */
export function isPlainFormatting({ name }: HtmlElement): boolean {
  return FORMATTING.has(name);
}

/**
 * Readability writes the page as HTML and reads it again when it has to try twice. The words are only weighed here, so that no
 * character needs to be a reference then, each of which would be a node of its own.
 */
function withoutMarkup(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[&<>]/g, '+');
}

function createElement(document: Document, name: string): Element {
  return document.createElement(/^[a-z][a-z0-9-]*$/.test(name) ? name : 'span');
}

function isWithinLimits(page: HtmlElement): boolean {
  let elements = 0;
  let elementsTimesDepth = 0;
  let textTimesDepth = 0;
  const visit = (element: HtmlElement, depth: number): boolean => {
    elements += 1;
    elementsTimesDepth += depth;
    if (element.children.length > MAX_PAGE.siblings) return false;
    let links = 0;
    for (const child of element.children) {
      if (typeof child === 'string') textTimesDepth += child.length * depth;
      else {
        if (child.name === 'a') links += 1;
        if (isShown(child) && !visit(child, depth + 1)) return false;
      }
    }
    return (
      links <= MAX_PAGE.linksInOneParent &&
      elements <= MAX_PAGE.elements &&
      elementsTimesDepth <= MAX_PAGE.elementsTimesDepth &&
      textTimesDepth <= MAX_PAGE.textTimesDepth
    );
  };
  return visit(page, 1);
}

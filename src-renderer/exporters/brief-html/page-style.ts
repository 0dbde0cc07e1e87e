/** The parts of the style sheet that hold values: paper, and what stands in the margins of every page. */
import { MARKINGS, type Marking } from '../../domain/vocabularies/marking.ts';
import { cssString } from './html.ts';

export type PageSize = 'A4' | 'Letter';

export type PageFacts = {
  size: PageSize;
  marking: Marking;
  /** The running title; it is shortened to fit. */
  title: string;
  /** "Draft 4 · 22 November 2025". */
  foot: string;
  /** Shown on every page, or null. */
  warning: string | null;
};

/** The longest running title, in characters as readers count them; shorter where a warning stands beside it. */
const TITLE_LENGTH = 72;
const TITLE_LENGTH_BESIDE_WARNING = 34;

/**
 * `@page` with its margin boxes. TLP 2.0: the marking in header and footer of every page, right-justified, 12 point or
 * larger, in its colour on black. Strings are shaped by `cssString`, so no value can leave the style sheet.
 */
export function writePageStyle(facts: PageFacts): string {
  const marking = MARKINGS.find((entry) => entry.id === facts.marking) ?? MARKINGS[MARKINGS.length - 1];
  const title = shorten(facts.title, facts.warning === null ? TITLE_LENGTH : TITLE_LENGTH_BESIDE_WARNING);
  const label = `content: ${cssString(marking?.id ?? facts.marking)}; color: ${marking?.colour}; background: ${marking?.background};`;
  const warning =
    facts.warning === null
      ? '@top-left { width: 112mm; }'
      : `@top-left { width: 52mm; }
  @top-center { width: 62mm; content: ${cssString(facts.warning)}; color: #8a1f17; font-weight: 600; white-space: nowrap; }`;
  return `@page {
  size: ${facts.size};
  @top-left { content: ${cssString(isolated(title))}; }
  ${warning}
  @top-right { ${label} }
  @bottom-left { content: ${cssString(facts.foot)}; }
  @bottom-center { content: "Page " counter(page) " of " counter(pages); }
  @bottom-right { ${label} }
}
`;
}

/** First-strong isolate: a right-to-left title keeps its order and leaves the margin's alone. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Cuts at a grapheme, at a word's end where one is near. */
export function shorten(title: string, length: number): string {
  const plain = title.replace(BIDI_CONTROLS, '').replace(/\s+/g, ' ').trim();
  const graphemes = Array.from(new Intl.Segmenter().segment(plain), (part) => part.segment);
  if (graphemes.length <= length) return plain;
  const cut = graphemes.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.75 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}

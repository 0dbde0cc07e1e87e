/**
 * A source with its annotations as one web page that needs nothing else: no script, no address but those of the source's
 * own links, every value escaped by construction, the fonts inside. It reads in light and dark and prints like a brief.
 */
import type { AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { formatDate } from '../../domain/date.ts';
import { MARKINGS } from '../../domain/vocabularies/marking.ts';
import { type FontFace, facesFor, writeFontFaces } from '../brief-html/font-faces.ts';
import { cleanText, Html, html } from '../brief-html/html.ts';
import pageStyle from '../brief-html/page.css?raw';
import { shorten, writePageStyle } from '../brief-html/page-style.ts';
import { writePreloads } from '../brief-html/preloads.ts';
import { direction, languageTag, sourceTitle } from '../brief-html/wording.ts';
import { writeFront, writeLegend } from './front.ts';
import { PRINT_LINKS, SCREEN_LINKS } from './inner-links.ts';
import { LOST_HEADING, PASSAGES_HEADING, writePassages } from './passages.ts';
import screenStyle from './screen.css?raw';
import sourceStyle from './source.css?raw';
import { writeText } from './text.ts';

export type AnnotatedHtmlOptions = {
  /** Their addresses must resolve from where the page is opened; see `embedFonts`. */
  fonts: readonly FontFace[];
  /** ISO date of the export. */
  exportedOn: string;
  /** `print` is the page that is made into a PDF; `screen` is a file to read. */
  medium: 'screen' | 'print';
};

/** `outline` lists the headings in document order. */
export type AnnotatedHtml = { html: string; outline: readonly string[] };

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Writes an annotated source as HTML. Pure. */
export function annotatedSourceToHtml(
  annotated: AnnotatedSource,
  options: AnnotatedHtmlOptions,
): AnnotatedHtml {
  const { source, lost, legend } = annotated;
  const links = options.medium === 'print' ? PRINT_LINKS : SCREEN_LINKS;
  const text = writeText(annotated, links);
  const language = languageTag(source.language);
  const marking = writeMarking(annotated);
  const body = html`<body>
${marking}<div class="sheet">
<div class="article">
${writeFront(annotated, options.exportedOn)}${writeLegend(annotated)}<main class="text">
${text.html}</main>
</div>
<aside class="apparatus">
${writePassages(annotated, links)}</aside>
</div>
${marking}<p class="margin-fonts" aria-hidden="true">${shorten(sourceTitle(source), 200)} <strong>${sourceTitle(source)}</strong></p>
</body>`;
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction(language)}" class="${options.medium}">
${writeHead(annotated, body, options)}${body}
</html>
`;
  return {
    html: page.text,
    outline: [
      sourceTitle(source),
      ...(legend.length > 0 ? ['Tags'] : []),
      ...text.headings,
      PASSAGES_HEADING,
      ...(lost.length > 0 ? [LOST_HEADING] : []),
    ],
  };
}

/** The marking above and below the page; in print it stands in the margins instead. */
function writeMarking({ dossier }: AnnotatedSource): Html {
  const known = MARKINGS.find(({ id }) => id === dossier.marking);
  return html`<p class="marking marking-${dossier.marking.replace(/[^A-Z]/g, '').toLowerCase()}" title="${known?.meaning ?? ''}" lang="en" dir="ltr">${dossier.marking}</p>\n`;
}

function writeHead(annotated: AnnotatedSource, body: Html, options: AnnotatedHtmlOptions): Html {
  const { source, dossier } = annotated;
  const faces = facesFor(body.text, options.fonts);
  const margins = writePageStyle({
    size: 'A4',
    marking: dossier.marking,
    title: sourceTitle(source),
    foot: `Annotated source · ${formatDate(options.exportedOn)}`,
    warning: null,
  });
  const screen = options.medium === 'screen' ? screenStyle : '';
  // The style sheets are constants of ours, and of values only what writePageStyle and writeFontFaces let through.
  const style = new Html(
    `<style>\n${writeFontFaces(faces)}${pageStyle}${sourceStyle}${screen}${margins}</style>`,
  );
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${options.medium === 'screen' ? 'light dark' : 'light'}">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Chancery">
<meta name="author" content="${source.author.trim() || source.publisher.trim()}">
<title>${cleanText(sourceTitle(source)).replace(/\s+/g, ' ')}</title>
${options.medium === 'print' ? writePreloads(faces, body) : null}${style}
</head>
`;
}

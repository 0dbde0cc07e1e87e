/**
 * A brief as one static HTML document for print: no script, no network but the app's own fonts, every value escaped by
 * construction. Chromium's print facts are in DESIGN §6: margin boxes and page counters work, footnotes and
 * target-counter do not, so notes stand at the end with links both ways.
 */
import { plainTextOf } from '../domain/brief/document.ts';
import { type BriefMaterial, type ResolvedBrief, resolveBrief } from '../domain/brief/resolve.ts';
import type { Brief, RichTextNode } from '../domain/records.ts';
import apparatusStyle from './brief-html/apparatus.css?raw';
import { createCitationWriter } from './brief-html/citations.ts';
import { type DocumentContext, writeNode } from './brief-html/document.ts';
import { writeEndnotes } from './brief-html/endnotes.ts';
import { type FontFace, facesFor, writeFontFaces } from './brief-html/font-faces.ts';
import { authorOf, dayOf, draftLine, MACHINE_WARNING, titleOf, writeFront } from './brief-html/front.ts';
import { cleanText, Html, html } from './brief-html/html.ts';
import { createClaimBlockWriter, writeJudgementTable } from './brief-html/judgements.ts';
import pageStyle from './brief-html/page.css?raw';
import { type PageSize, shorten, writePageStyle } from './brief-html/page-style.ts';
import { writePreloads } from './brief-html/preloads.ts';
import { writeScales } from './brief-html/scales.ts';
import { writeSourceList } from './brief-html/source-list.ts';
import textStyle from './brief-html/text.css?raw';
import { direction, languageTag } from './brief-html/wording.ts';

export type BriefHtmlOptions = {
  fonts: readonly FontFace[];
  /** ISO date of the export; shown where the brief bears no date of its own. */
  exportedOn: string;
  /** A4 unless said otherwise. */
  pageSize?: PageSize;
};

/**
 * `outline` lists the headings in document order. `unknown` names node types that the exporter does not know; they are
 * printed as their text.
 */
export type PrintableBrief = {
  html: string;
  resolved: ResolvedBrief;
  outline: readonly string[];
  unknown: readonly string[];
};

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Writes a brief as HTML for print. Pure. */
export function briefToHtml(
  brief: Brief,
  content: RichTextNode,
  material: BriefMaterial,
  options: BriefHtmlOptions,
): PrintableBrief {
  const resolved = resolveBrief(content, material);
  const unknown = new Set<string>();
  const outline = [titleOf(brief)];
  const context: DocumentContext = {
    citations: createCitationWriter(resolved.numbering),
    claimBlock: createClaimBlockWriter(resolved),
    heading: (text) => outline.push(text),
    unknown: (type) => unknown.add(type),
  };
  const body = html`<body>
${writeFront(brief, options.exportedOn)}<main>
${writeBody(content, resolved, context)}</main>
<div lang="en" dir="ltr">
${writeEndnotes(resolved)}${writeSourceList(resolved, material.origins)}${writeScales(resolved, brief.marking, plainTextOf(content))}</div>
<p class="margin-fonts" aria-hidden="true">${shorten(titleOf(brief), 200)} <strong>${titleOf(brief)}</strong></p>
</body>`;
  const language = languageTag(brief.language);
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction(language)}">
${writeHead(brief, body, options)}${body}
</html>
`;
  const closing = resolved.endnotes.length > 0 ? ['Notes'] : [];
  if (resolved.sources.length > 0) closing.push('Sources');
  return {
    html: page.text,
    resolved,
    outline: [...outline, ...closing, 'Scales used'],
    unknown: [...unknown],
  };
}

function writeHead(brief: Brief, body: Html, options: BriefHtmlOptions): Html {
  const faces = facesFor(body.text, options.fonts);
  const margins = writePageStyle({
    size: options.pageSize ?? 'A4',
    marking: brief.marking,
    title: titleOf(brief),
    foot: draftLine(brief, dayOf(brief, options.exportedOn)),
    warning: brief.machineDrafted ? MACHINE_WARNING : null,
  });
  // The style sheets are constants of ours, and of values only what writePageStyle and writeFontFaces let through.
  const style = new Html(
    `<style>\n${writeFontFaces(faces)}${pageStyle}${textStyle}${apparatusStyle}${margins}</style>`,
  );
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="author" content="${authorOf(brief)}">
<title>${cleanText(titleOf(brief)).replace(/\s+/g, ' ')}</title>
${writePreloads(faces, body)}${style}
</head>
`;
}

/**
 * The text, with the table of key judgements under the heading of that name where the analyst wrote one, or else with a
 * heading of its own after the bottom line.
 */
function writeBody(content: RichTextNode, resolved: ResolvedBrief, context: DocumentContext): Html {
  const nodes = content.content ?? [];
  const heading = nodes.findIndex(
    (node) => node.type === 'heading' && /^\s*key judge?ments\s*$/i.test(plainTextOf(node)),
  );
  const place = heading === -1 ? nodes.findIndex((node) => node.type === 'bottomLine') : heading;
  const blocks: Html[] = place === -1 ? [writeJudgements(resolved, context, true)] : [];
  for (const [index, node] of nodes.entries()) {
    blocks.push(
      node.type === 'citation' ? html`<p>${context.citations([node])}</p>` : writeNode(node, context),
    );
    if (index === place) blocks.push(writeJudgements(resolved, context, heading === -1));
  }
  return html`${blocks}`;
}

function writeJudgements(resolved: ResolvedBrief, context: DocumentContext, withHeading: boolean): Html {
  const table = writeJudgementTable(resolved.judgements);
  if (!withHeading || resolved.judgements.length === 0) return table;
  context.heading('Key judgements');
  return html`<h2 lang="en" dir="ltr">Key judgements</h2>\n${table}`;
}

/** What stands above the text of an annotated source: its reference, grade and provenance, and the key to its tags. */
import type { AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { sourceFacts } from '../../domain/annotated-source/facts.ts';
import { type Html, html, isolate, safeHref } from '../brief-html/html.ts';
import { sourceTitle } from '../brief-html/wording.ts';
import { hueClass } from './text.ts';

/** @param exportedOn ISO date of the export */
export function writeFront(annotated: AnnotatedSource, exportedOn: string): Html {
  const rows = sourceFacts(annotated, exportedOn).map(
    ({ name, value, kind }) =>
      html`<tr><th scope="row">${name}</th><td>${writeValue(value, kind)}</td></tr>\n`,
  );
  return html`<header>
<h1 dir="auto">${isolate(sourceTitle(annotated.source))}</h1>
<table class="front" lang="en" dir="ltr"><tbody>
${rows}</tbody></table>
</header>
`;
}

function writeValue(value: string, kind: 'text' | 'address' | 'code'): Html {
  if (kind === 'code') return html`<code>${value}</code>`;
  const href = kind === 'address' ? safeHref(value, ['https:', 'http:']) : null;
  return href === null
    ? isolate(value)
    : html`<a class="address" href="${href}" rel="noopener noreferrer">${isolate(value)}</a>`;
}

/** The tags that occur, with colour, definition and count; empty where none does. */
export function writeLegend({ legend }: AnnotatedSource): Html {
  if (legend.length === 0) return html``;
  const rows = legend.map(
    ({ tag, path, count }) =>
      html`<tr><th scope="row"><span class="swatch ${hueClass(tag)}"></span> ${isolate(path)}</th><td>${isolate(tag.definition.trim())}</td><td class="figure">${count}</td></tr>\n`,
  );
  return html`<section class="legend" lang="en" dir="ltr" aria-labelledby="tags">
<h2 id="tags">Tags</h2>
<table><thead><tr><th scope="col">Tag</th><th scope="col">Definition</th><th scope="col" class="figure">Passages</th></tr></thead><tbody>
${rows}</tbody></table>
</section>
`;
}

/** The annotations of a source as a numbered list: passage, place, tags, note, author and claims, with the way back. */
import type { AnnotatedPassage, AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { bearingWords, passageFacts, shortQuote } from '../../domain/annotated-source/wording.ts';
import { counted } from '../../domain/count.ts';
import { type Html, html, isolate, join } from '../brief-html/html.ts';
import { languageTag } from '../brief-html/wording.ts';
import type { InnerLinks } from './inner-links.ts';
import { annotationId, hueClass, passageId } from './text.ts';

/** The headings of the sections, for the outline. */
export const PASSAGES_HEADING = 'Annotations';
export const LOST_HEADING = 'Not in this revision';

/** The list of annotations; says so where there are none. */
export function writePassages(annotated: AnnotatedSource, links: InnerLinks): Html {
  const { passages, lost, source } = annotated;
  const language = languageTag(source.language, '');
  const list =
    passages.length === 0
      ? html`<p class="none">Nothing of this text is annotated.</p>`
      : html`<ol>\n${passages.map((passage) => writePassage(passage, language, links))}</ol>`;
  return html`<section class="annotations" lang="en" dir="ltr" role="doc-endnotes" aria-labelledby="annotations">
<h2 id="annotations">${PASSAGES_HEADING}</h2>
${list}
</section>
${writeLost(lost, language)}`;
}

function writeLost(lost: readonly AnnotatedPassage[], language: string): Html {
  const [first] = lost;
  if (first === undefined) return html``;
  return html`<section class="annotations" lang="en" dir="ltr" aria-labelledby="lost">
<h2 id="lost">${LOST_HEADING}</h2>
<p class="summary">${counted(lost.length, 'annotation')} of an earlier revision: its passage does not stand in this one.</p>
<ol start="${first.number}">
${lost.map((passage) => writePassage(passage, language, null))}</ol>
</section>
`;
}

/** @param links null for one that has no place in the text and that nothing leads to */
function writePassage(passage: AnnotatedPassage, language: string, links: InnerLinks | null): Html {
  const { number, annotation, tags, bearings } = passage;
  const lang = language === '' ? null : html` lang="${language}"`;
  const back =
    links === null
      ? null
      : html` <span class="back"><a href="${links.href(passageId(number))}" aria-label="Back to the passage">↑</a></span>`;
  const chips = tags.map(
    (tag) =>
      html` <span class="tag"><span class="swatch ${hueClass(tag)}"></span> ${isolate(tag.name)}</span>`,
  );
  const note = annotation.note.trim();
  const name = annotationId(number);
  return html`<li${links?.id(name) ?? null}>${links?.place(name) ?? null}
<p class="note-quote">“<bdi${lang} class="passage">${shortQuote(annotation)}</bdi>”${back}</p>
<p class="facts"><span>${join(passageFacts(passage).map(isolate), ' · ')}</span>${chips}</p>
${note === '' ? null : html`<p class="note" dir="auto">${note}</p>\n`}${bearings.map((bearing) => html`<p class="bearing">${bearingWords(bearing)} ${isolate(bearing.claim.statement)}</p>\n`)}</li>
`;
}

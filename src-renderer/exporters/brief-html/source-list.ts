/** The sources of a brief in print, as ICD 206 asks: a full reference, a descriptor, and a summary over them all. */
import type { CitedSource } from '../../domain/brief/resolve.ts';
import { counted } from '../../domain/count.ts';
import { formatDate } from '../../domain/date.ts';
import type { Source } from '../../domain/records.ts';
import { RELIABILITIES } from '../../domain/vocabularies/grading.ts';
import { noteLinks } from './citations.ts';
import { type Html, html, isolate, join, safeHref } from './html.ts';
import { reliabilityWords, sentence, sourceKindWords, sourceTitle } from './wording.ts';

/** `position` is the source's place in the list, from 1. */
export function sourceId(position: number): string {
  return `source-${position}`;
}

/** The section of sources; empty where nothing is cited. */
export function writeSourceList(sources: readonly CitedSource[]): Html {
  if (sources.length === 0) return html``;
  return html`<section class="sources" aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<p class="summary">${summarise(sources)}</p>
<ul>
${sources.map((cited, index) => writeSource(cited, index + 1))}</ul>
</section>
`;
}

/** Counts and grades only: whether two sources share an origin is not known here, so none is called independent. */
function summarise(sources: readonly CitedSource[]): string {
  const groups = RELIABILITIES.flatMap(({ id }) => {
    const number = sources.filter(({ source }) => source.reliability === id).length;
    return number === 0 ? [] : [`${number} graded ${id} (${reliabilityWords(id)})`];
  });
  const total = counted(sources.length, 'source');
  return `${total}: ${groups.join(', ')}. Sources are counted as they stand; whether they share an origin is not assessed.`;
}

function writeSource({ source, endnotes }: CitedSource, position: number): Html {
  const author = source.author.trim();
  const publisher = source.publisher.trim();
  const made = join(
    [
      author === '' ? null : isolate(author),
      publisher === '' || publisher === author ? null : isolate(publisher),
      source.issued.trim() === ''
        ? author + publisher === ''
          ? 'Undated'
          : 'undated'
        : formatDate(source.issued),
    ],
    ', ',
  );
  const retrieved = source.accessed.trim() === '' ? null : ` Retrieved ${formatDate(source.accessed)}.`;
  return html`<li id="${sourceId(position)}">
<p class="source-title"><strong>${isolate(sourceTitle(source))}</strong> <span class="source-notes">${endnotes.length === 1 ? 'Note' : 'Notes'} ${noteLinks(endnotes)}</span></p>
<p>${made}. ${sentence(sourceKindWords(source))}${retrieved}</p>
${address(source)}<p>Reliability <span class="grade">${source.reliability}</span>, ${reliability(source)}${descriptor(source)}</p>
</li>
`;
}

function address(source: Source): Html | null {
  const link = writeAddress(source);
  return link === null ? null : html`<p>${link}</p>\n`;
}

function reliability(source: Source): Html {
  const reason = source.reliabilityReason.trim();
  const words = RELIABILITIES.find(({ id }) => id === source.reliability)?.term ?? '';
  return reason === '' ? html`${sentence(words)}` : html`${words}: ${isolate(sentence(reason))}`;
}

function descriptor(source: Source): Html | null {
  const words = source.descriptor.trim();
  return words === '' ? null : html` ${isolate(sentence(words))}`;
}

/** The address in full, as a link where it is https; null where there is none. */
function writeAddress(source: Source): Html | null {
  const shown = source.url.trim();
  if (shown === '') return null;
  const href = safeHref(shown, ['https:']);
  return href === null
    ? html`<span class="address">${isolate(shown)}</span>`
    : html`<a class="address" href="${href}">${isolate(shown)}</a>`;
}

/** The address as a short link that shows its host; null where it is not https. The full address is in the list. */
export function writeHost(source: Source): Html | null {
  const href = safeHref(source.url, ['https:']);
  return href === null ? null : html`<a class="host" href="${href}">${isolate(new URL(href).host)}</a>`;
}

/** The sources of a brief in print, as ICD 206 asks: a full reference, a descriptor, and a summary over them all. */
import type { CitedSource, ResolvedBrief } from '../../domain/brief/resolve.ts';
import { formatDate } from '../../domain/date.ts';
import { type Origins, sourcesOfOrigins } from '../../domain/origins/origins.ts';
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
export function writeSourceList({ sources, origins }: ResolvedBrief, known: Origins): Html {
  if (sources.length === 0) return html``;
  return html`<section class="sources" aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<p class="summary">${summarise(sources, origins, known)}</p>
<ul>
${sources.map((cited, index) => writeSource(cited, index + 1, sources))}</ul>
</section>
`;
}

/** Counts and grades only. None is called independent: reports in other words may still be of one origin. */
function summarise(sources: readonly CitedSource[], origins: number, known: Origins): string {
  const groups = RELIABILITIES.flatMap(({ id }) => {
    const number = sources.filter(({ source }) => source.reliability === id).length;
    return number === 0 ? [] : [`${number} graded ${id} (${reliabilityWords(id)})`];
  });
  const total = sourcesOfOrigins(sources.length, origins);
  return `${total}: ${groups.join(', ')}.${sources.length < 2 ? '' : ` ${describeSharing(sources, origins, known)}`}`;
}

function describeSharing(sources: readonly CitedSource[], origins: number, known: Origins): string {
  if (origins === sources.length)
    return 'No two of them share their text; whether reports in other words have one origin is not assessed.';
  const ids = sources.map(({ source }) => source.id);
  const shared = new Set(ids.map((id) => known.shared.get(id)).filter((origin) => origin !== undefined));
  const counting = [...shared].filter(
    ({ sourceIds }) => ids.filter((id) => sourceIds.includes(id)).length > 1,
  );
  const basis = counting.every(({ isConfirmed }) => isConfirmed)
    ? 'which an analyst has confirmed'
    : 'found by comparing the texts';
  return `Sources that share their text count as one origin, ${basis}; they do not confirm one another.`;
}

function writeSource(
  { source, endnotes, origin }: CitedSource,
  position: number,
  sources: readonly CitedSource[],
): Html {
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
${sameOrigin(origin, position, sources)}</li>
`;
}

/** "Of one origin with …": the way to the other sources that share its text. */
function sameOrigin(origin: number, position: number, sources: readonly CitedSource[]): Html | null {
  const links = sources.flatMap((other, index) =>
    other.origin === origin && index + 1 !== position
      ? [html`<a href="#${sourceId(index + 1)}">${isolate(sourceTitle(other.source))}</a>`]
      : [],
  );
  return links.length === 0 ? null : html`<p>Of one origin with ${join(links, ', ')}.</p>\n`;
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

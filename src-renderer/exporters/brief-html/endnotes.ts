/** Endnotes in print: source, place, grade and the passage itself, with the way back to text and judgements. */
import { judgementsOn } from '../../domain/brief/judgement.ts';
import type { Endnote, ResolvedBrief } from '../../domain/brief/resolve.ts';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/records.ts';
import { locatorWords } from '../../domain/text/locator.ts';
import type { Stance } from '../../domain/vocabularies/stance.ts';
import { noteId, occurrenceId } from './citations.ts';
import { type Html, html, isolate, join } from './html.ts';
import { judgementId } from './judgements.ts';
import { sourceId, writeHost } from './source-list.ts';
import { gradeWords, languageTag, sentence, sourceTitle } from './wording.ts';

/** The section of endnotes; empty where nothing is cited. */
export function writeEndnotes(resolved: ResolvedBrief): Html {
  if (resolved.endnotes.length === 0) return html``;
  const places = new Map(
    resolved.sources.map(({ source, endnotes }, index) => [
      source.id,
      { position: index + 1, firstNote: endnotes[0] },
    ]),
  );
  return html`<section class="endnotes" role="doc-endnotes" aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<ol>
${resolved.endnotes.map((endnote) => writeEndnote(endnote, resolved, places))}</ol>
</section>
`;
}

/** Where each source stands in the list of sources, and which endnote names it first. */
type Places = ReadonlyMap<SourceId, { position: number; firstNote: number | undefined }>;

function writeEndnote(endnote: Endnote, resolved: ResolvedBrief, places: Places): Html {
  const { source } = endnote;
  const place = source === null ? undefined : places.get(source.id);
  const isFirstOfSource = place?.firstNote === endnote.number;
  const lines = [
    html`<p class="note-source">${source === null ? lostSource(endnote) : reference(endnote, source, place?.position ?? 0)}${endnote.quote === null ? html` ${writeBackLinks(endnote)}` : null}</p>`,
    endnote.quote === null ? null : writeQuote(endnote, endnote.quote),
    writeWays(endnote, resolved, isFirstOfSource),
  ];
  return html`<li id="${noteId(endnote.number)}">${lines}</li>\n`;
}

function lostSource(endnote: Endnote): string {
  if (endnote.target.kind === 'source') return 'The cited source is no longer in the dossier.';
  return endnote.annotation === null
    ? 'The cited passage is no longer in the dossier.'
    : 'The source of this passage is no longer in the dossier.';
}

/** "Title, Publisher, 21 Nov 2025, retrieved 22 Nov 2025. Paragraph 1. Graded B2: usually reliable; probably true." */
function reference(endnote: Endnote, source: Source, position: number): Html {
  const parts = join(
    [
      html`<a class="note-title" href="#${sourceId(position)}">${isolate(sourceTitle(source))}</a>`,
      publisher(source),
      source.issued.trim() === '' ? null : formatDate(source.issued, 'short'),
      source.accessed.trim() === '' ? null : `retrieved ${formatDate(source.accessed, 'short')}`,
    ],
    ', ',
  );
  const place = locatorWords(endnote.locator);
  return html`${parts}. ${place === '' ? null : `${place}. `}Graded <span class="grade">${endnote.grade}</span>: ${sentence(gradeWords(endnote))}`;
}

function publisher(source: Source): Html | null {
  const name = source.publisher.trim() || source.author.trim();
  return name === '' ? null : isolate(name);
}

/** The passage exactly as at its anchor: no hyphenation, no changed white space, in its own language and direction. */
function writeQuote(endnote: Endnote, quote: string): Html {
  const language = languageTag(endnote.source?.language ?? '', '');
  const lang = language === '' ? null : html` lang="${language}"`;
  const opens = QUOTE_MARK.test(quote.charAt(0)) ? ' opens-quoted' : '';
  const closes = QUOTE_MARK.test(quote.at(-1) ?? '') ? ' closes-quoted' : '';
  return html`<p class="note-quote">“<bdi${lang} class="passage${opens}${closes}">${quote}</bdi>” ${writeBackLinks(endnote)}</p>`;
}

/** Marks that would run into ours; the style sheet parts them, without adding a character to the passage. */
const QUOTE_MARK = /["'“”‘’„«»]/u;

const BEARINGS: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  qualifies: 'Qualifies',
  context: 'Context for',
};

/** Where else one can go from an endnote: the judgements it bears on, and the address. Empty where there is neither. */
function writeWays(endnote: Endnote, resolved: ResolvedBrief, isFirstOfSource: boolean): Html {
  const bearings =
    endnote.annotation === null
      ? []
      : judgementsOn(endnote.annotation.id, resolved.judgements).map(
          ({ judgement, stance }) =>
            html`${BEARINGS[stance]} <a href="#${judgementId(judgement.number)}">judgement ${judgement.number}</a>`,
        );
  const address = isFirstOfSource && endnote.source !== null ? writeHost(endnote.source) : null;
  const ways = join([...bearings, address], ' · ');
  return ways.text === '' ? ways : html`<p class="note-ways">${ways}</p>`;
}

/** One link for each place in the text that cites the note. */
function writeBackLinks(endnote: Endnote): Html {
  const links = Array.from({ length: endnote.occurrences }, (_, index) => {
    const place = index + 1;
    const label = endnote.occurrences === 1 ? 'Back to the text' : `Back to the text, place ${place}`;
    const shown = endnote.occurrences === 1 ? null : html`<span class="back-number">${place}</span>`;
    return html`<a href="#${occurrenceId(endnote.number, place)}" aria-label="${label}">↑${shown}</a>`;
  });
  return html`<span class="back">${join(links, ' ')}</span>`;
}

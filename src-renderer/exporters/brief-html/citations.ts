/** Citations in print: superscript links to their endnotes, and the ids that the way back needs. */
import type { CitationNumbering } from '../../domain/brief/citations.ts';
import { citationTarget } from '../../domain/brief/document.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { type Html, html, join } from './html.ts';

/** The id of an endnote in the page; `number` from 1. */
export function noteId(number: number): string {
  return `note-${number}`;
}

/** The id of one occurrence, from 1, of a citation in the text. */
export function occurrenceId(number: number, occurrence: number): string {
  return `cite-${number}-${occurrence}`;
}

/**
 * Writes runs of adjacent citations as one superscript: "4, 5". It counts occurrences as it goes, so one writer serves
 * one document, in order. A target that stands twice in a run is one link that carries both ids.
 */
export function createCitationWriter(numbering: CitationNumbering): (nodes: readonly RichTextNode[]) => Html {
  const seen = new Map<number, number>();
  return (nodes) => {
    const links = nodes.map((node) => {
      const target = citationTarget(node);
      const number = target === null ? null : numbering.numberOf(target);
      if (number === null) return html`<span class="damaged">citation lost</span>`;
      const occurrence = (seen.get(number) ?? 0) + 1;
      seen.set(number, occurrence);
      return html`<a id="${occurrenceId(number, occurrence)}" href="#${noteId(number)}" aria-label="Note ${number}">${number}</a>`;
    });
    return html`<sup class="cites">${join(links, ', ')}</sup>`;
  };
}

/** Links to endnotes in running text, `numbers` ascending: "1, 4 and 6", "1–9 and 12". */
export function noteLinks(numbers: readonly number[]): Html {
  const runs = runsOf(numbers).map(([first, last]) => {
    if (first === last) return noteLink(first);
    return html`${noteLink(first)}–${noteLink(last)}`;
  });
  const end = runs.at(-1);
  if (end === undefined) return html``;
  return runs.length === 1 ? end : html`${join(runs.slice(0, -1), ', ')} and ${end}`;
}

function noteLink(number: number): Html {
  return html`<a href="#${noteId(number)}">${number}</a>`;
}

/** Three or more numbers in a row as one run; any other number as a run of its own. */
function runsOf(numbers: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([first, last]): [number, number][] =>
    last === first + 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  );
}

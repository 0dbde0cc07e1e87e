/** Citations in print: superscript links to their endnotes, and the ids that the way back needs. */
import type { CitationNumbering } from '../../domain/brief/citations.ts';
import { citationTarget } from '../../domain/brief/document.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { type Html, html, join } from './html.ts';

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

/** Links to endnotes in running text: "1, 4 and 6". */
export function noteLinks(numbers: readonly number[]): Html {
  const links = numbers.map((number) => html`<a href="#${noteId(number)}">${number}</a>`);
  const last = links.at(-1);
  if (last === undefined) return html``;
  return links.length === 1 ? last : html`${join(links.slice(0, -1), ', ')} and ${last}`;
}

/** What stands above the text of a brief in print: title, front matter, and a warning where no analyst has reviewed it. */
import { formatDate } from '../../domain/date.ts';
import type { Brief } from '../../domain/records.ts';
import { type Html, html, isolate } from './html.ts';

/** On every page of a brief that no analyst has reviewed. */
export const MACHINE_WARNING = 'Draft: machine-extracted, not reviewed';

/** "Draft 4 · 22 November 2025". `day` is an ISO date. */
export function draftLine(brief: Brief, day: string): string {
  return `Draft ${brief.draft} · ${formatDate(day)}`;
}

/** The day that a brief bears: its own, or else the day of export. */
export function dayOf(brief: Brief, exportedOn: string): string {
  return brief.front.date.trim() === '' ? exportedOn : brief.front.date;
}

/** The title in print, never empty. */
export function titleOf(brief: Brief): string {
  const title = brief.title.trim();
  return title === '' ? 'Untitled brief' : title;
}

/** Who answers for a brief; of one that nobody has reviewed and no one has signed, the program says that it made it. */
export function authorOf(brief: Brief): string {
  const author = brief.front.author.trim();
  return author === '' && brief.machineDrafted ? 'Chancery (machine-extracted)' : author;
}

/** @param exportedOn ISO date of the export */
export function writeFront(brief: Brief, exportedOn: string): Html {
  const { front } = brief;
  const subject = front.subject.trim();
  const rows: [string, string][] = [
    ['To', front.to],
    ['From', front.from],
    ['Date', formatDate(dayOf(brief, exportedOn))],
    ['Subject', subject === brief.title.trim() ? '' : subject],
    ['Author', authorOf(brief)],
    ['Version', `Draft ${brief.draft}`],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value.trim() === ''
      ? []
      : [html`<tr><th scope="row">${name}</th><td>${isolate(value.trim())}</td></tr>\n`],
  );
  const warning = brief.machineDrafted
    ? html`<p class="warning" role="note" lang="en" dir="ltr"><strong>${MACHINE_WARNING}.</strong> Rules found the statements below; no analyst has confirmed them, their attribution or their grades.</p>\n`
    : null;
  return html`<header>
${warning}<h1>${isolate(titleOf(brief))}</h1>
<table class="front" lang="en" dir="ltr"><tbody>
${shown}</tbody></table>
</header>
`;
}

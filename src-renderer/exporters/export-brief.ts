/** The way out of a brief: document to HTML, HTML to PDF by an injected printer, PDF finished with facts and evidence. */
import type { BriefMaterial, BriefProblem } from '../domain/brief/resolve.ts';
import { isoDay } from '../domain/date.ts';
import type { Brief, RichTextNode } from '../domain/records.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { strictness } from '../domain/vocabularies/marking.ts';
import type { FontFace } from './brief-html/font-faces.ts';
import { authorOf, MACHINE_WARNING, titleOf } from './brief-html/front.ts';
import { oneLine } from './brief-html/html.ts';
import type { PageSize } from './brief-html/page-style.ts';
import { languageTag } from './brief-html/wording.ts';
import { briefToHtml, type PrintableBrief } from './brief-html.ts';
import { evidenceToJson } from './evidence-json.ts';
import type { PdfFacts } from './pdf-finish.ts';

export type BriefExport = {
  brief: Brief;
  content: RichTextNode;
  material: BriefMaterial;
  /** Prints static HTML: tagged, with an outline, paper size and backgrounds as in its CSS. */
  print: (html: string) => Promise<Result<Uint8Array>>;
  /** Milliseconds since the Unix epoch. */
  now: number;
  fonts: readonly FontFace[];
  pageSize?: PageSize;
  /** Adds the analysts' notes on passages to evidence.json. */
  includeNotes?: boolean;
};

/**
 * `claims` counts the judgements stated, `citations` the endnotes. `problems` are broken citations and claim blocks,
 * which the PDF shows as such; `unknown` names node types that were printed as their text.
 */
export type ExportedBrief = {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  claims: number;
  citations: number;
  problems: readonly BriefProblem[];
  unknown: readonly string[];
};

/** Makes the PDF of a brief. Fails, with a sentence for the analyst, where it is marked too low or cannot be printed. */
export async function exportBrief(order: BriefExport): Promise<Result<ExportedBrief>> {
  const { brief, content, material } = order;
  const exportedOn = isoDay(order.now);
  const printable = briefToHtml(brief, content, material, {
    fonts: order.fonts,
    exportedOn,
    pageSize: order.pageSize ?? 'A4',
  });
  const { resolved } = printable;
  if (strictness(brief.marking) < strictness(resolved.leastMarking))
    return fail(
      `This brief is marked ${brief.marking}, but its dossier is ${resolved.leastMarking}. Raise the brief's marking, then export.`,
    );
  const printed = await order.print(printable.html);
  if (!printed.ok) return printed;
  try {
    // Loaded when first needed: the PDF library must not slow the workspace's start.
    const { finishPdf } = await import('./pdf-finish.ts');
    const { bytes, pages } = await finishPdf(printed.value, factsOf(order, printable));
    return succeed({
      bytes,
      pages,
      claims: resolved.judgements.length,
      citations: resolved.endnotes.length,
      problems: resolved.problems,
      unknown: printable.unknown,
    });
  } catch (error) {
    return fail(`The PDF could not be finished: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function factsOf(order: BriefExport, printable: PrintableBrief): PdfFacts {
  const { brief, material, now } = order;
  const evidence = evidenceToJson(brief, printable.resolved, material, {
    now,
    includeNotes: order.includeNotes ?? false,
  });
  const title = oneLine(titleOf(brief));
  return {
    title,
    author: oneLine(authorOf(brief)) || oneLine(brief.front.from),
    subject: oneLine(brief.front.subject) || title,
    language: languageTag(brief.language),
    keywords: [brief.marking, `Draft ${brief.draft}`, ...(brief.machineDrafted ? [MACHINE_WARNING] : [])],
    createdAt: now,
    outline: printable.outline.map(oneLine),
    hasModifierLetters: /[\u02bb\u02bc]/.test(printable.html),
    attachments: [
      {
        name: 'evidence.json',
        mediaType: 'application/ld+json',
        description: 'Claims and cited passages of this brief (W3C Web Annotation)',
        bytes: new TextEncoder().encode(evidence),
      },
    ],
  };
}

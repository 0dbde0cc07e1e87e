/** What the PDF of an annotated source says about itself; it is the page of `html.ts`, printed and finished. */
import type { AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { counted } from '../../domain/count.ts';
import { oneLine } from '../brief-html/html.ts';
import { languageTag, sourceTitle } from '../brief-html/wording.ts';
import type { PdfFacts } from '../pdf-finish.ts';
import type { AnnotatedHtml } from './html.ts';

/** @param now milliseconds since the Unix epoch */
export function annotatedPdfFacts(annotated: AnnotatedSource, page: AnnotatedHtml, now: number): PdfFacts {
  const { source, revision, dossier, passages } = annotated;
  return {
    title: oneLine(sourceTitle(source)),
    author: oneLine(source.author) || oneLine(source.publisher),
    subject: `Annotated source: revision ${revision.number}, ${counted(passages.length, 'annotation')}`,
    language: languageTag(source.language),
    keywords: [dossier.marking, `Revision ${revision.number}`],
    createdAt: now,
    outline: page.outline.map(oneLine),
    hasModifierLetters: /[\u02bb\u02bc]/.test(page.html),
    attachments: [],
  };
}

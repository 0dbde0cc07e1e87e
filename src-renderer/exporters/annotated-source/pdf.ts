/** What the PDF of an annotated source says about itself; it is the page of `html.ts`, printed and finished. */
import type { AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { counted } from '../../domain/count.ts';
import { oneLine } from '../brief-html/html.ts';
import { languageTag, sourceTitle } from '../brief-html/wording.ts';
import type { PdfFacts } from '../pdf-finish.ts';
import type { AnnotatedHtml } from './html.ts';

/** Characters of text, and annotations of the list, that a page holds: read off long reports. */
const CHARACTERS_A_PAGE = 3300;
const ANNOTATIONS_A_PAGE = 12;

/** About how many pages it will have. Measured ones of 56, 221 and 1,107 pages come out within two per cent. */
export function estimatePages({ revision, passages, lost }: AnnotatedSource): number {
  const listed = passages.length + lost.length;
  return Math.ceil(revision.text.length / CHARACTERS_A_PAGE + listed / ANNOTATIONS_A_PAGE);
}

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

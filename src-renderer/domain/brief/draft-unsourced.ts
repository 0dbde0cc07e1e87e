/** The list of statements that have no named source: the first thing a sceptical reader asks for. */
import type { RichTextNode } from '../records.ts';
import { citationNode, headingNode, paragraphNode, textNode } from './document.ts';
import { openingWords, sentenceCase } from './draft-prose.ts';
import type { DraftStatement } from './draft-statement.ts';

const OPENING_WORDS = 9;

/** Heading and lists: attributed to unnamed sources, then stated by the writer. Opening words and citation only. */
export function draftUnsourcedList(
  statements: readonly DraftStatement[],
  hasSeveralWriters: boolean,
): RichTextNode[] {
  const unnamed = statements.filter(({ attribution }) => attribution.speaker === 'unnamed');
  const own = statements.filter(({ attribution }) => attribution.speaker === 'writer');
  const heading = headingNode(2, 'Statements with no named source');
  if (statements.length === 0)
    return [heading, paragraphNode(textNode('Every statement has a named source.'))];
  return [
    heading,
    ...list(unnamed, `Attributed to unnamed sources (${unnamed.length}):`),
    ...list(
      own,
      `Stated by the ${hasSeveralWriters ? 'writers' : 'writer'}, with no source given (${own.length}):`,
    ),
  ];
}

function list(statements: readonly DraftStatement[], lead: string): RichTextNode[] {
  if (statements.length === 0) return [];
  const items = statements.map((statement) => ({
    type: 'listItem',
    content: [paragraphNode(...item(statement))],
  }));
  return [paragraphNode(textNode(lead)), { type: 'bulletList', content: items }];
}

function item({ attribution, quote, annotationId }: DraftStatement): RichTextNode[] {
  const who =
    attribution.speaker === 'writer' ? '' : `${sentenceCase(attribution.who || 'source not named')}: `;
  return [
    textNode(`${who}${openingWords(quote, OPENING_WORDS)}`),
    citationNode({ kind: 'annotation', id: annotationId }),
  ];
}

/** One group of a drafted brief: the statements of one type. */
import type { RichTextNode } from '../records.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { citationNode, headingNode, paragraphNode, textNode } from './document.ts';
import { attributedSentence, quotedSentence } from './draft-prose.ts';
import type { DraftStatement } from './draft-statement.ts';

const HEADINGS: Readonly<Record<ClaimType, string>> = {
  'reported-fact': 'Reported facts',
  'attributed-statement': 'Attributed statements',
  causal: 'Causal claims',
  interpretation: 'Interpretations',
  forecast: 'Forecasts',
  policy: 'What ought to be done',
  legal: 'Legal claims',
};

/** What leads the statements that writers make without a source: for one article, and for several. */
const WRITER_LEADS: Readonly<Record<ClaimType, readonly [string, string]>> = {
  'reported-fact': ['The writer reports, with no source given:', 'The writers report, with no source given:'],
  'attributed-statement': ['The writer reports:', 'The writers report:'],
  causal: ['Cause and effect in the writer’s own words:', 'Cause and effect in the writers’ own words:'],
  interpretation: ['In the writer’s own reading:', 'In the writers’ own reading:'],
  forecast: [
    'Forecast by the writer, with no source given:',
    'Forecast by the writers, with no source given:',
  ],
  policy: ['In the writer’s own view:', 'In the writers’ own view:'],
  legal: ['Stated as law by the writer:', 'Stated as law by the writers:'],
};

/**
 * Heading, statements with a speaker (named ones first), then the writer's own. Every statement is there with its citation,
 * however many: what a draft left out would be nowhere else once the headless command has ended.
 */
export function draftSection(
  type: ClaimType,
  statements: readonly DraftStatement[],
  hasSeveralWriters: boolean,
): RichTextNode[] {
  const attributed = [
    ...statements.filter(({ attribution }) => attribution.speaker === 'named'),
    ...statements.filter(({ attribution }) => attribution.speaker === 'unnamed'),
  ];
  const own = statements.filter(({ attribution }) => attribution.speaker === 'writer');
  return [
    headingNode(3, HEADINGS[type]),
    ...(type === 'forecast' ? [paragraphNode(textNode(forecastNotice(statements.length)))] : []),
    ...(attributed.length === 0 ? [] : [bulletList(attributed.map(attributedItem))]),
    ...(own.length === 0
      ? []
      : [
          paragraphNode(textNode(WRITER_LEADS[type][hasSeveralWriters ? 1 : 0])),
          bulletList(own.map(ownItem)),
        ]),
  ];
}

function forecastNotice(count: number): string {
  return count === 1
    ? 'This is a forecast, not a fact; nobody has judged how likely it is.'
    : 'These are forecasts, not facts; nobody has judged how likely they are.';
}

function bulletList(items: RichTextNode[][]): RichTextNode {
  return {
    type: 'bulletList',
    content: items.map((content) => ({ type: 'listItem', content: [paragraphNode(...content)] })),
  };
}

function attributedItem({ attribution, quote, annotationId }: DraftStatement): RichTextNode[] {
  return [...attributedSentence(attribution, quote), citationNode({ kind: 'annotation', id: annotationId })];
}

function ownItem({ quote, annotationId }: DraftStatement): RichTextNode[] {
  return [textNode(quotedSentence(quote)), citationNode({ kind: 'annotation', id: annotationId })];
}

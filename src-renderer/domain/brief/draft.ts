/**
 * Drafts a brief from statements that rules found in articles: grouped by type, with who says so and a citation for
 * each, and with a list of those that name no source. It judges nothing: no likelihood, no confidence, no grade.
 */

import { countOrigins } from '../origins/groups.ts';
import type { RichTextNode } from '../records.ts';
import { CLAIM_TYPES } from '../vocabularies/claim-type.ts';
import { bottomLineNode, documentNode, headingNode, paragraphNode, textNode } from './document.ts';
import { countArticles, countOf, joinPhrases, sentenceCase } from './draft-prose.ts';
import { draftSection } from './draft-section.ts';
import { draftSourceSummary } from './draft-sources.ts';
import type { DraftInput, DraftStatement } from './draft-statement.ts';
import { draftUnsourcedList } from './draft-unsourced.ts';

export type { DraftStatement } from './draft-statement.ts';

/** `withoutNamedSource` = `unnamed` (attributed to nobody by name) + `writer` (stated with no source at all). */
type DraftCounts = {
  sources: number;
  origins: number;
  statements: number;
  named: number;
  unnamed: number;
  writer: number;
  withoutNamedSource: number;
  hedged: number;
  forecasts: number;
  /** Citation nodes in the document. */
  citations: number;
};

export type BriefDraft = {
  content: RichTextNode;
  statementsWithoutNamedSource: DraftStatement[];
  counts: DraftCounts;
};

/** The draft of a brief. Statements keep their order within a type; types follow the order of STANDARDS. */
export function draftBrief(input: DraftInput): BriefDraft {
  const statementsWithoutNamedSource = input.statements.filter(
    (statement) => statement.attribution.speaker !== 'named',
  );
  const counts = countStatements(input);
  const groups = CLAIM_TYPES.flatMap(({ id }) => {
    const statements = input.statements.filter((statement) => statement.type === id);
    return statements.length === 0 ? [] : [draftSection(id, statements, input.sources.length > 1)];
  });
  const content = documentNode(
    bottomLineNode(...bottomLine(counts)),
    ...(groups.length === 0 ? [] : [headingNode(2, 'What was said')]),
    ...groups.flat(),
    ...draftUnsourcedList(statementsWithoutNamedSource, input.sources.length > 1),
    headingNode(2, 'Gaps'),
    ...gaps(counts),
    headingNode(2, 'Source summary'),
    ...draftSourceSummary(input),
  );
  return { content, statementsWithoutNamedSource, counts: { ...counts, citations: countCitations(content) } };
}

function countStatements({ sources, statements, origins }: DraftInput): DraftCounts {
  const by = (test: (statement: DraftStatement) => boolean): number => statements.filter(test).length;
  const unnamed = by(({ attribution }) => attribution.speaker === 'unnamed');
  const writer = by(({ attribution }) => attribution.speaker === 'writer');
  return {
    sources: sources.length,
    origins: countOrigins(
      sources.map(({ id }) => id),
      origins,
    ),
    statements: statements.length,
    named: statements.length - unnamed - writer,
    unnamed,
    writer,
    withoutNamedSource: unnamed + writer,
    hedged: by(({ hedged }) => hedged),
    forecasts: by(({ type }) => type === 'forecast'),
    citations: 0,
  };
}

function countCitations(node: RichTextNode): number {
  const inside = (node.content ?? []).reduce((sum, child) => sum + countCitations(child), 0);
  return inside + (node.type === 'citation' ? 1 : 0);
}

/** Four lines at most: what this is, who stands behind the statements, and what nobody has judged yet. */
function bottomLine(counts: DraftCounts): RichTextNode[] {
  const from = countArticles(counts);
  if (counts.statements === 0) {
    return [paragraphNode(textNode(`No statement was found in ${from}. There is nothing to report yet.`))];
  }
  const found = `This draft sets out ${countOf(counts.statements, 'statement')} found by rules in ${from}.`;
  const forecasts = counts.forecasts === 0 ? '' : ', and how likely the forecasts are has not been judged';
  const unreviewed = `No analyst has reviewed it: nothing has been compared with another source${forecasts}.`;
  return [paragraphNode(textNode(`${found} ${backing(counts)} ${unreviewed}`))];
}

function sharing({ sources, origins }: DraftCounts): string {
  return origins === sources
    ? 'Word for word, no two of the articles share their text; whether they report the same in other words has not been judged.'
    : `By the text that they share, the articles have ${countOf(origins, 'origin')}, which no analyst has confirmed; articles of one origin do not confirm one another.`;
}

/** "Of these, 21 have no named source: nine are attributed to unnamed sources and 12 are the writer’s own." */
function backing({ statements, withoutNamedSource, unnamed, writer, sources }: DraftCounts): string {
  if (withoutNamedSource === 0)
    return statements === 1 ? 'It has a named source.' : 'Every one has a named source.';
  const are = (count: number): string => (count === 1 ? 'is' : 'are');
  const parts = [
    ...(unnamed > 0 ? [`${countOf(unnamed, null)} ${are(unnamed)} attributed to unnamed sources`] : []),
    ...(writer > 0
      ? [
          `${countOf(writer, null)} ${are(writer)} the ${sources === 1 ? 'writer’s' : 'writers’'} own, with no source given`,
        ]
      : []),
  ];
  if (withoutNamedSource === statements) {
    return `${statements === 1 ? 'It has no' : 'None of them has a'} named source: ${joinPhrases(parts)}.`;
  }
  const have = withoutNamedSource === 1 ? 'has' : 'have';
  return `Of these, ${countOf(withoutNamedSource, null)} ${have} no named source: ${joinPhrases(parts)}.`;
}

function gaps(counts: DraftCounts): RichTextNode[] {
  const rests =
    counts.sources === 1
      ? 'All statements rest on a single article; none has been compared with another source.'
      : `The statements of the ${countOf(counts.sources, 'article')} have not been compared with one another. ${sharing(counts)}`;
  const forecasts =
    counts.forecasts === 0
      ? []
      : [
          `${sentenceCase(countOf(counts.forecasts, 'forecast'))} ${counts.forecasts === 1 ? 'is' : 'are'} reported here without a likelihood, which is for an analyst to judge.`,
        ];
  const hedged =
    counts.hedged === 0
      ? []
      : [
          `${sentenceCase(countOf(counts.hedged, 'statement'))} ${counts.hedged === 1 ? 'is' : 'are'} hedged in the original (“may”, “could”, “appears”), and should not be repeated as certain.`,
        ];
  const rules =
    'Statements were found by rules of wording, which miss some and misread others; the passage behind each citation decides.';
  return [paragraphNode(textNode([rests, ...forecasts, ...hedged, rules].join(' ')))];
}

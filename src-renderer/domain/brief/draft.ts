/**
 * Drafts a brief from statements that rules found in articles: grouped by type, with who says so and a citation for
 * each, and with a list of those that name no source. It judges nothing: no likelihood, no confidence, no grade.
 */
import type { RichTextNode } from '../records.ts';
import { CLAIM_TYPES } from '../vocabularies/claim-type.ts';
import { bottomLineNode, documentNode, headingNode, paragraphNode, textNode } from './document.ts';
import { countOf, joinPhrases, sentenceCase } from './draft-prose.ts';
import { draftSection } from './draft-section.ts';
import { draftSourceSummary } from './draft-sources.ts';
import type { DraftInput, DraftStatement } from './draft-statement.ts';
import { draftUnsourcedList } from './draft-unsourced.ts';

export type { DraftInput, DraftSource, DraftStatement } from './draft-statement.ts';

/** `withoutNamedSource` = `unnamed` (attributed to nobody by name) + `writer` (stated with no source at all). */
export type DraftCounts = {
  sources: number;
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
    return statements.length === 0 ? [] : [draftSection(id, statements)];
  });
  const content = documentNode(
    bottomLineNode(...bottomLine(input, counts)),
    ...(groups.length === 0 ? [] : [headingNode(2, 'What was said')]),
    ...groups.flat(),
    ...draftUnsourcedList(statementsWithoutNamedSource),
    headingNode(2, 'Gaps'),
    ...gaps(counts),
    headingNode(2, 'Source summary'),
    ...draftSourceSummary(input),
  );
  return { content, statementsWithoutNamedSource, counts: { ...counts, citations: countCitations(content) } };
}

function countStatements({ sources, statements }: DraftInput): DraftCounts {
  const by = (test: (statement: DraftStatement) => boolean): number => statements.filter(test).length;
  const unnamed = by(({ attribution }) => attribution.speaker === 'unnamed');
  const writer = by(({ attribution }) => attribution.speaker === 'writer');
  return {
    sources: sources.length,
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

/** Three lines: what this is, who stands behind the statements, and what nobody has judged yet. */
function bottomLine({ sources }: DraftInput, counts: DraftCounts): RichTextNode[] {
  const [only] = sources;
  const from =
    sources.length === 1 && only !== undefined
      ? `one article, “${only.title}”`
      : countOf(sources.length, 'article');
  if (counts.statements === 0) {
    return [paragraphNode(textNode(`No statement was found in ${from}. There is nothing to report yet.`))];
  }
  const found = `This draft sets out ${countOf(counts.statements, 'statement')} found by rules in ${from}.`;
  return [
    paragraphNode(textNode(`${found} ${backing(counts)}`)),
    paragraphNode(
      textNode(
        'No analyst has reviewed the draft: nothing in it has been checked against another source, and no likelihood or confidence has been judged.',
      ),
    ),
  ];
}

/** "21 of them name no source: 9 are attributed to unnamed people and 12 are the writer’s own." */
function backing(counts: DraftCounts): string {
  if (counts.withoutNamedSource === 0) {
    return counts.statements === 1 ? 'It has a named source.' : 'Every one of them has a named source.';
  }
  const parts = [
    ...(counts.unnamed > 0
      ? [
          `${countOf(counts.unnamed, null)} ${counts.unnamed === 1 ? 'is' : 'are'} attributed to unnamed sources`,
        ]
      : []),
    ...(counts.writer > 0
      ? [
          `${countOf(counts.writer, null)} ${counts.writer === 1 ? 'is' : 'are'} the writer’s own, with no source given`,
        ]
      : []),
  ];
  const subject =
    counts.withoutNamedSource === counts.statements
      ? 'None of them has a named source'
      : `${sentenceCase(countOf(counts.withoutNamedSource, null))} of them ${counts.withoutNamedSource === 1 ? 'has' : 'have'} no named source`;
  return `${subject}: ${joinPhrases(parts)}.`;
}

function gaps(counts: DraftCounts): RichTextNode[] {
  const rests =
    counts.sources === 1
      ? 'All statements rest on a single article; none has been compared with another source.'
      : `The statements of the ${countOf(counts.sources, 'article')} have not been compared with one another, and it has not been judged whether the articles share an origin.`;
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

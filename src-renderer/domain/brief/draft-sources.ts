/** The source summary statement of a drafted brief (ICD 206 asks for one), as far as counting can write it. */
import { countOrigins } from '../origins/groups.ts';
import type { RichTextNode } from '../records.ts';
import { citationNode, paragraphNode, textNode } from './document.ts';
import { countArticles, countOf, joinPhrases } from './draft-prose.ts';
import type { DraftInput, DraftSource, DraftStatement } from './draft-statement.ts';

/** One sentence a source with its counts, then what has not been judged. */
export function draftSourceSummary({ sources, statements, origins: groups }: DraftInput): RichTextNode[] {
  const origins = countOrigins(
    sources.map(({ id }) => id),
    groups,
  );
  const rests = `The draft rests on ${countArticles({ sources: sources.length, origins })}${sources.length === 1 ? '' : ', listed with what each contributes'}.`;
  return [
    paragraphNode(textNode(rests)),
    ...sources.map((source) => paragraphNode(...sourceSentence(source, statements))),
    paragraphNode(
      textNode(
        'Reliability and credibility have not been judged: every source is graded F and every statement 6, which mean “cannot be judged” and not “bad”.',
      ),
    ),
  ];
}

function sourceSentence(source: DraftSource, statements: readonly DraftStatement[]): RichTextNode[] {
  const own = statements.filter(({ sourceId }) => sourceId === source.id);
  const named = own.filter(({ attribution }) => attribution.speaker === 'named').length;
  const missing = [
    ...(source.publisher === '' ? ['publisher'] : []),
    ...(source.issued === '' ? ['date'] : []),
  ];
  const known = [source.publisher, source.issued].filter(Boolean).join(', ');
  const facts = [
    ...(known === '' ? [] : [known]),
    ...(missing.length === 0
      ? []
      : [`the file states no ${joinPhrases(missing).replace(' and ', ' and no ')}`]),
  ].join('; ');
  const share =
    own.length === 0
      ? 'no statement was found in it'
      : `${countOf(own.length, 'statement')}, ${countOf(named, null)} with a named source`;
  return [
    textNode(`“${source.title}” (${facts}): ${share}.`),
    citationNode({ kind: 'source', id: source.id }),
  ];
}

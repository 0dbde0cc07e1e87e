/** Which annotations of a text the analyst wants to see: by tag, claim, author and words. Pure. */
import { formatAuthor } from '../../domain/annotation-author.ts';
import type { ClaimId, TagId } from '../../domain/ids.ts';
import type { Annotation, Tag } from '../../domain/records.ts';
import { pathOf, subtreeOf } from '../../domain/tags/tree.ts';
import { foldText, wordMatcher } from '../../ui/word-search.ts';
import type { ClaimLink, ReaderRecords } from './reader-records.ts';

/** Null asks for nothing. A tag stands for those below it too; the author '' for annotations that nobody signed. */
export type AnnotationFilter = {
  words: string;
  tag: TagId | 'none' | null;
  claim: ClaimId | 'any' | 'none' | null;
  author: string | null;
};

export const NO_FILTER: AnnotationFilter = { words: '', tag: null, claim: null, author: null };

export function isFiltering({ words, tag, claim, author }: AnnotationFilter): boolean {
  return words.trim() !== '' || tag !== null || claim !== null || author !== null;
}

/** What is searched in an annotation, folded once for all keystrokes. */
const folded = new WeakMap<Annotation, string>();

function searchedText(annotation: Annotation): string {
  const known = folded.get(annotation);
  if (known !== undefined) return known;
  const text = foldText(`${annotation.anchor.quote.exact}\n${annotation.note}`);
  folded.set(annotation, text);
  return text;
}

type Test = (annotation: Annotation) => boolean;

function tagTest(tag: AnnotationFilter['tag'], tags: readonly Tag[]): Test | null {
  if (tag === null) return null;
  if (tag === 'none') return ({ tagIds }) => tagIds.length === 0;
  const wanted = new Set(subtreeOf(tags, tag));
  return ({ tagIds }) => tagIds.some((id) => wanted.has(id));
}

function claimTest(claim: AnnotationFilter['claim'], links: ReaderRecords['links']): Test | null {
  if (claim === null) return null;
  const linksOf = ({ id }: Annotation): readonly ClaimLink[] => links.get(id) ?? [];
  if (claim === 'any') return (annotation) => linksOf(annotation).length > 0;
  if (claim === 'none') return (annotation) => linksOf(annotation).length === 0;
  return (annotation) => linksOf(annotation).some(({ claimId }) => claimId === claim);
}

function wordsTest(words: string): Test | null {
  if (words.trim() === '') return null;
  const matches = wordMatcher(words.trim());
  return (annotation) => matches(searchedText(annotation));
}

/** The annotations that meet all that is asked for, in the order given; the same array where nothing is. */
export function filterAnnotations(
  { annotations, tags, links }: Pick<ReaderRecords, 'annotations' | 'tags' | 'links'>,
  { words, tag, claim, author }: AnnotationFilter,
): readonly Annotation[] {
  const tests = [
    tagTest(tag, tags),
    claimTest(claim, links),
    author === null ? null : (annotation: Annotation) => annotation.author === author,
    wordsTest(words),
  ].filter((test) => test !== null);
  return tests.length === 0
    ? annotations
    : annotations.filter((annotation) => tests.every((test) => test(annotation)));
}

/** One thing that can be asked for, and what the filter says then. */
export type FilterChoice = { id: string; label: string; kind: string; fields: Partial<AnnotationFilter> };

/** All that the annotations of a text can be filtered by, except words. Only authors and claims that occur are offered. */
export function filterChoices({
  annotations,
  tags,
  links,
}: Pick<ReaderRecords, 'annotations' | 'tags' | 'links'>): FilterChoice[] {
  const authors = [...new Set(annotations.map(({ author }) => author))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
  const claims = new Map([...links.values()].flat().map((link) => [link.claimId, link]));
  const choice = (
    id: string,
    label: string,
    kind: string,
    fields: Partial<AnnotationFilter>,
  ): FilterChoice => ({
    id,
    label,
    kind,
    fields,
  });
  return [
    ...tags
      .map((tag) => choice(`tag:${tag.id}`, pathOf(tags, tag.id), 'Tag', { tag: tag.id }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    choice('tag:none', 'Without a tag', 'Tag', { tag: 'none' }),
    choice('claim:any', 'Evidence for or against any claim', 'Claim', { claim: 'any' }),
    choice('claim:none', 'On no claim yet', 'Claim', { claim: 'none' }),
    ...[...claims.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ claimId, number, statement }) =>
        choice(`claim:${claimId}`, `Claim ${number}: ${statement}`, 'Claim', { claim: claimId }),
      ),
    ...authors.map((author) => choice(`author:${author}`, formatAuthor(author), 'Author', { author })),
  ];
}

/** What the filter asks for beside words, each as its choice: for chips that take it away again. */
export function chosenFilters(choices: readonly FilterChoice[], filter: AnnotationFilter): FilterChoice[] {
  return choices.filter(({ fields }) =>
    Object.entries(fields).every(([name, value]) => filter[name as keyof AnnotationFilter] === value),
  );
}

/**
 * A source with its annotations as Markdown (CommonMark with GFM's tables and footnotes): the text as it is, annotations as
 * footnotes. It is written from a syntax tree by mdast-util-to-markdown, which escapes what the text would otherwise say.
 */
import type { FootnoteDefinition, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { AnnotatedPassage, AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { type SourceFact, sourceFacts } from '../../domain/annotated-source/facts.ts';
import { bearingWords, passageFacts, shortQuote } from '../../domain/annotated-source/wording.ts';
import { counted } from '../../domain/count.ts';
import { cleanText, safeHref } from '../brief-html/html.ts';
import { sourceTitle } from '../brief-html/wording.ts';
import { linesOf, textBlocks, textNode } from './markdown-text.ts';

/** Writes an annotated source as Markdown. Pure. @param exportedOn ISO date of the export */
export function annotatedSourceToMarkdown(annotated: AnnotatedSource, exportedOn: string): string {
  const { source, dossier, passages, lost } = annotated;
  const marking: RootContent = {
    type: 'paragraph',
    children: [{ type: 'strong', children: [textNode(dossier.marking)] }],
  };
  const children: RootContent[] = [
    marking,
    { type: 'heading', depth: 1, children: [textNode(sourceTitle(source))] },
    listOf(sourceFacts(annotated, exportedOn).map(factItem)),
    ...legendOf(annotated),
    { type: 'thematicBreak' },
    ...textBlocks(annotated),
    { type: 'thematicBreak' },
    ...lostOf(lost),
    marking,
    ...passages.map(footnoteOf),
  ];
  return write({ type: 'root', children });
}

function write(root: Root): string {
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    resourceLink: true,
    rule: '-',
    // Cells of unlike length, padded to the longest, would multiply the size of a long table.
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

function listOf(items: readonly PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children }],
    })),
  };
}

function factItem({ name, value, kind }: SourceFact): PhrasingContent[] {
  return [{ type: 'strong', children: [textNode(name)] }, textNode(': '), writeValue(value, kind)];
}

function writeValue(value: string, kind: SourceFact['kind']): PhrasingContent {
  if (kind === 'code') return { type: 'inlineCode', value: cleanText(value) };
  const url = kind === 'address' ? safeHref(value, ['https:', 'http:']) : null;
  return url === null ? textNode(value) : { type: 'link', url, children: [textNode(value)] };
}

function legendOf({ legend }: AnnotatedSource): RootContent[] {
  if (legend.length === 0) return [];
  const items = legend.map(({ tag, path, count }): PhrasingContent[] => {
    const definition = tag.definition.trim();
    const words = `, ${counted(count, 'passage')}${definition === '' ? '' : `: ${definition}`}`;
    return [{ type: 'strong', children: [textNode(path)] }, textNode(words)];
  });
  return [{ type: 'heading', depth: 2, children: [textNode('Tags')] }, listOf(items)];
}

function footnoteOf(passage: AnnotatedPassage): FootnoteDefinition {
  const label = String(passage.number);
  return {
    type: 'footnoteDefinition',
    identifier: label,
    label,
    children: paragraphsOf(passage).map((children) => ({ type: 'paragraph', children })),
  };
}

/** Passage, facts and tags, note, claims: a paragraph each. */
function paragraphsOf(passage: AnnotatedPassage): PhrasingContent[][] {
  const { annotation, tags, bearings } = passage;
  const names = tags.map(({ name }) => name).join(', ');
  const facts = [...passageFacts(passage), ...(names === '' ? [] : [`Tags: ${names}`])];
  const note = annotation.note.trim();
  return [
    [textNode('“'), ...linesOf(shortQuote(annotation)), textNode('”')],
    ...(facts.length === 0 ? [] : [[textNode(facts.join(' · '))]]),
    ...(note === '' ? [] : [[textNode('Note: '), ...linesOf(note)]]),
    ...bearings.map((bearing): PhrasingContent[] => [
      textNode(`${bearingWords(bearing)} ${bearing.claim.statement}`),
    ]),
  ];
}

/** What the text does not hold can have no footnote in it. */
function lostOf(lost: readonly AnnotatedPassage[]): RootContent[] {
  const [first] = lost;
  if (first === undefined) return [];
  const items = lost.map(
    (passage): ListItem => ({
      type: 'listItem',
      spread: true,
      children: paragraphsOf(passage).map((children) => ({ type: 'paragraph', children })),
    }),
  );
  return [
    { type: 'heading', depth: 2, children: [textNode('Not in this revision')] },
    { type: 'list', ordered: true, start: first.number, spread: true, children: items },
    { type: 'thematicBreak' },
  ];
}

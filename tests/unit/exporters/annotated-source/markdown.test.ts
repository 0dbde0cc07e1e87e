import type { Link, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { annotatedSourceToMarkdown } from '../../../../src-renderer/exporters/annotated-source/markdown.ts';
import { hostileSample, MARKDOWN, SCRIPT } from './hostile-source.ts';
import { richSample } from './sample-source.ts';

const read = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

const textOf = (node: Nodes): string =>
  [...walk(node)].map((part) => (part.type === 'break' ? '\n' : 'value' in part ? part.value : '')).join('');

describe('an annotated source as Markdown', () => {
  const markdown = annotatedSourceToMarkdown(richSample().annotated(), '2025-11-23');
  const tree = read(markdown);
  const nodes = [...walk(tree)];

  test('has the marking above and below the text, and the facts of the source', () => {
    expect(markdown.match(/^\*\*TLP:GREEN\*\*$/gm)).toHaveLength(2);
    expect(markdown).toContain('- **Reference**: A. Reporter, Regional News Site, 21 November 2025.');
    expect(markdown).toContain(
      '- **SHA-256**: `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`',
    );
    expect(markdown).toContain('- **Diplomacy**, 1 passage: What states say to each other');
  });

  test('is read again as headings, nested list, quotation and table', () => {
    const headings = nodes.flatMap((node) => (node.type === 'heading' ? [[node.depth, textOf(node)]] : []));
    expect(headings).toEqual([
      [1, 'US endorses Pakistan’s right to self-defence'],
      [2, 'Tags'],
      [2, 'US Endorses Pakistan’s Right to Self-Defense Amid Afghan Border Incidents'],
      [3, 'Official Statement and Regional Implications'],
    ]);
    expect(markdown).toContain(
      '- ¶ 5 · closer patrols along the Durand Line\n  - ¶ 6 · in Khost and Kunar first',
    );
    const table = nodes.find((node) => node.type === 'table');
    const rows = table?.children.map((row) => row.children.map(textOf));
    expect(rows).toEqual([
      ['¶ 9', 'Month', 'Reported', 'Confirmed'],
      ['¶ 10', 'September 2025', '14', '9'],
      ['¶ 11', 'October 2025', '22', '11'],
    ]);
    expect(nodes.filter((node) => node.type === 'blockquote')).toHaveLength(1);
  });

  test('has a footnote for every annotation, with place, tags, note and claims', () => {
    const notes = nodes.filter((node) => node.type === 'footnoteDefinition');
    expect(notes.map(({ identifier }) => identifier)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const references = nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : []));
    expect(references).toEqual(['1', '3', '2', '4', '5', '6', '7']);
    expect(notes[0]?.children.map(textOf)).toEqual([
      '“formally acknowledged and backed Pakistan’s inherent right to defend itself”',
      'p. 1, ¶ 1 · R. Analyst · 22 Nov 2025, 09:05 · Tags: Diplomacy',
      'Note: Check the readout: “acknowledged” and “backed” are not the same commitment.',
      'Claim 1 · supports strongly · C2: Washington backs a Pakistani strike across the border',
    ]);
    expect(notes[3] === undefined ? '' : textOf(notes[3])).toContain('Unnamed officials.\nCompare');
  });

  test('says where pages begin', () => {
    expect(tree.children.map(textOf)).toContain('[p. 1]');
    expect(textOf(tree)).toContain('like any sovereign nation, [p. 2] possesses');
  });
});

describe('hostile text in Markdown', () => {
  const sample = hostileSample();
  const tree = read(annotatedSourceToMarkdown(sample.annotated(), '2025-11-23'));
  const nodes = [...walk(tree)];

  test('becomes no HTML, image, code, definition or foreign footnote', () => {
    const types = new Set(nodes.map(({ type }) => type));
    for (const type of ['html', 'image', 'imageReference', 'linkReference', 'definition', 'code', 'delete'])
      expect(types).not.toContain(type);
    const notes = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : []));
    expect(notes).toEqual(['1', '2']);
  });

  test('becomes no link but to the safe address; what GFM itself links shows where it leads', () => {
    const links = nodes.filter((node): node is Link => node.type === 'link');
    const hidden = links.filter((link) => link.url.replace(/^http:\/\/(?=www)/, '') !== textOf(link));
    expect(hidden.map(({ url }) => new URL(url).origin)).toEqual(['https://example.org']);
    expect(links.every(({ url }) => /^https?:/.test(url))).toBe(true);
  });

  test('stays what it is, character for character', () => {
    const text = textOf(tree);
    expect(text).toContain(`Read this one, that one, another and ${MARKDOWN}`);
    expect(text).toContain(SCRIPT);
    const titles = nodes.flatMap((node) => (node.type === 'heading' && node.depth === 1 ? [node] : []));
    expect(titles).toHaveLength(1);
  });
});

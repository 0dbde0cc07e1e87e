import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../src-renderer/domain/brief/document.ts';
import type { Brief, RichTextNode } from '../../../src-renderer/domain/records.ts';
import { briefToHtml } from '../../../src-renderer/exporters/brief-html.ts';
import { BriefBuilder, makeBrief } from './brief-builder.ts';
import { longBrief, type SampleBrief, shortBrief } from './sample-briefs.ts';

const options = { fonts: [], exportedOn: '2025-11-22' };
const write = ({ brief, content, material }: SampleBrief) => briefToHtml(brief, content, material, options);

describe('a brief in HTML', () => {
  const { html, outline } = write(shortBrief());

  test('has no script, and a policy that allows none', () => {
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('content="default-src &#39;none&#39;;');
  });

  test('carries its style sheets whole', () => {
    for (const rule of ['font-synthesis: none', '.bottom-line {', '.scale-columns {'])
      expect(html).toContain(rule);
  });

  test('opens with title and front matter', () => {
    expect(html).toContain('<h1><bdi>Border escalation: what Washington’s statement changes</bdi></h1>');
    expect(html).toContain('<tr><th scope="row">To</th><td><bdi>Director, South Asia desk</bdi></td></tr>');
    expect(html).toContain('<td><bdi>22 November 2025</bdi></td>');
    expect(html).toContain('<td><bdi>Draft 4</bdi></td>');
    expect(html).not.toContain('>Subject<');
  });

  test('puts the marking at the top and the bottom of every page, in its colour on black, and counts pages', () => {
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(
      style.match(
        /@(?:top|bottom)-right \{ content: "TLP\\3a GREEN"; color: #33FF00; background: #000000; \}/g,
      ),
    ).toHaveLength(2);
    expect(style).toContain('content: "Page " counter(page) " of " counter(pages)');
    expect(style).toContain('Draft 4 \\b7  22 November 2025');
  });

  test('leads the bottom line, and follows it with the key judgements', () => {
    expect(html).toContain('<strong>Bottom line.</strong> Washington');
    expect(html.indexOf('class="bottom-line"')).toBeLessThan(html.indexOf('Key judgements</h2>'));
    expect(html.indexOf('Key judgements</h2>')).toBeLessThan(html.indexOf('What was said</h2>'));
  });

  test('gives likelihood with its range and confidence in separate cells', () => {
    expect(html).toContain('<td>likely <span class="range">(55–80%)</span></td>\n<td>Moderate</td>');
  });

  test('merges citations side by side and links each both ways', () => {
    expect(html).toContain(
      '<sup class="cites"><a id="cite-4-1" href="#note-4" aria-label="Note 4">4</a>, <a id="cite-5-1"',
    );
    for (const number of [1, 2, 3, 4, 5, 6]) {
      expect(html).toContain(`<li id="note-${number}">`);
      expect(html).toContain(`href="#cite-${number}-1"`);
    }
  });

  test('names source, dates, place and grade in each endnote, and quotes the passage', () => {
    expect(html).toContain(
      '<bdi>US statement</bdi></a>, <bdi>Office of the Spokesperson</bdi>, 21 Nov 2025, retrieved 22 Nov 2025. Paragraph 1. Graded <span class="grade">B2</span>: usually reliable; probably true.',
    );
    expect(html).toContain(
      '>formally acknowledged and backed Pakistan’s inherent right to defend itself</bdi>”',
    );
  });

  test('links from judgement to endnotes and from endnote to judgement', () => {
    expect(html).toContain(
      'Supported in notes <a href="#note-1">1</a>, <a href="#note-4">4</a> and <a href="#note-5">5</a>.',
    );
    expect(html).toContain('Contradicts <a href="#judgement-1">judgement 1</a>');
  });

  test('lists its headings in order', () => {
    expect(outline.slice(1)).toEqual([
      'Key judgements',
      'What was said',
      'Where the evidence stands',
      'Notes',
      'Sources',
      'Scales used',
    ]);
  });

  test('has no link without an aim and no id twice', () => {
    for (const page of [html, write(longBrief()).html]) {
      const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), (match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, aim] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(aim);
    }
  });
});

describe('what a brief in HTML shows in other cases', () => {
  const bare = (content: RichTextNode, fields: Partial<Brief> = {}) =>
    briefToHtml(makeBrief(fields), content, new BriefBuilder().material(), options);

  test('no tables, notes or sources where it states and cites nothing', () => {
    const { html, outline } = bare(documentNode(paragraphNode(textNode('Words.'))));
    expect(html).not.toMatch(/class="judgements"|class="endnotes"|class="sources"/);
    expect(outline.slice(1)).toEqual(['Scales used']);
  });

  test('sources with their origins, how those are known, and which are of one', () => {
    const sourcesOf = (verdict: 'found' | 'confirmed' | 'split'): string => {
      const builder = new BriefBuilder();
      const [a, b, c] = ['First', 'Second', 'Third'].map((title) => builder.source(`${title}\nIt is so.`));
      if (a === undefined || b === undefined || c === undefined) throw new Error('three were made');
      builder.shareText(a, c, verdict);
      const content = documentNode(
        paragraphNode(...[a, b, c].map((id) => citationNode({ kind: 'source', id }))),
      );
      const { html } = briefToHtml(makeBrief(), content, builder.material(), options);
      return html.slice(html.indexOf('<h2 id="sources">'));
    };
    expect(sourcesOf('found')).toContain('3 sources of 2 origins: 3 graded F');
    expect(sourcesOf('found')).toContain(
      'Sources that share their text count as one origin, found by comparing the texts; they do not confirm one another.',
    );
    expect(sourcesOf('confirmed')).toContain('one origin, which an analyst has confirmed;');
    expect(sourcesOf('found')).toContain('Of one origin with <a href="#source-3"><bdi>Third</bdi></a>.');
    expect(sourcesOf('found')).toContain('Of one origin with <a href="#source-1"><bdi>First</bdi></a>.');
    expect(sourcesOf('split')).toContain('3 sources of 3 origins:');
    expect(sourcesOf('split')).toContain('No two of them share their text;');
    expect(sourcesOf('split')).not.toContain('Of one origin with');
  });

  test('the warning above the title and on every page where a machine drafted it', () => {
    const { html } = bare(documentNode(), { machineDrafted: true });
    expect(html).toMatch(
      /<p class="warning"[^>]*><strong>Draft: machine-extracted, not reviewed\.<\/strong>/,
    );
    expect(html).toContain(
      '@top-center { width: 62mm; content: "Draft\\3a  machine\\2d extracted\\2c  not reviewed"',
    );
  });

  test('the day of export where it bears no date', () => {
    const { html } = bare(documentNode(), { front: { ...makeBrief().front, date: '' } });
    expect(html).toContain('<td><bdi>22 November 2025</bdi></td>');
  });

  test('the table under a heading of its name, once', () => {
    const builder = new BriefBuilder();
    const claim = builder.claim('It rained');
    const content = documentNode(headingNode(2, 'Key judgements'), claimBlockNode(claim));
    const { html, outline } = briefToHtml(makeBrief(), content, builder.material(), options);
    expect(outline.filter((title) => title === 'Key judgements')).toHaveLength(1);
    expect(html).toMatch(/Key judgements<\/h2>\s*<table class="judgements"/);
    expect(html).toContain('<td><span class="none">Reported fact</span></td>');
  });

  test('a forecast without likelihood as one that lacks it', () => {
    const builder = new BriefBuilder();
    const content = documentNode(claimBlockNode(builder.claim('It will rain', { type: 'forecast' })));
    const { html } = briefToHtml(makeBrief(), content, builder.material(), options);
    expect(html).toContain('Forecast, likelihood not stated');
  });

  test('deleted passages and claims, damaged citations and unknown nodes as such, with every word kept', () => {
    const { html, unknown } = write(longBrief());
    expect(html).toContain('The cited passage is no longer in the dossier.');
    expect(html).toContain('The claim that stood here is no longer in the dossier.');
    expect(html).toContain('citation lost');
    expect(html).toContain('An unknown block keeps its words.');
    expect(unknown).toEqual(['holograph']);
  });

  test('a link to http and https in the text, to https only for a source’s address', () => {
    const { html } = write(longBrief());
    expect(html).toContain('<a class="link" href="https://example.org/?a=1&amp;b=2">a link</a>');
    expect(html).toContain('<span class="address"><bdi>http://wire.example.com/kabul</bdi></span>');
    expect(html).not.toMatch(/href="(?!#|https:\/\/)/);
  });

  test('the same claim twice, with one place to link to', () => {
    const builder = new BriefBuilder();
    const claim = builder.claim('It rained');
    const content = documentNode(claimBlockNode(claim), claimBlockNode(claim));
    const { html } = briefToHtml(makeBrief(), content, builder.material(), options);
    expect(html.match(/<section class="claim"/g)).toHaveLength(2);
    expect(html.match(/id="judgement-1"/g)).toHaveLength(1);
  });

  test('many notes of one source as a run', () => {
    const builder = new BriefBuilder();
    const sourceId = builder.source('Title\none two three four five');
    const passages = ['one', 'two', 'three', 'four'].map((word) => builder.passage(sourceId, word));
    const other = builder.passage(builder.source('Other\nsix'), 'six');
    const last = builder.passage(sourceId, 'five');
    const cites = [...passages, other, last].map((id) => citationNode({ kind: 'annotation', id }));
    const { html } = briefToHtml(
      makeBrief(),
      documentNode(paragraphNode(...cites)),
      builder.material(),
      options,
    );
    expect(html).toContain(
      'Notes <a href="#note-1">1</a>–<a href="#note-4">4</a> and <a href="#note-6">6</a>',
    );
  });

  test('the keys of the scales it uses, and of no other', () => {
    const keys = (words: string) => {
      const { html } = bare(documentNode(paragraphNode(textNode(words))));
      return Array.from(html.matchAll(/class="scale-name">(\w+)/g), (match) => match[1]);
    };
    expect(keys('Nobody has judged how likely it is.')).toEqual(['Marking']);
    expect(keys('A strike is unlikely (20–45%).')).toEqual(['Likelihood', 'Marking']);
    expect(keys('We have moderate confidence in this.')).toEqual(['Confidence', 'Marking']);
  });

  test('a header row as head, which print repeats', () => {
    expect(write(longBrief()).html).toMatch(/<table class="content-table"><thead><tr><th scope="col"/);
  });

  test('right-to-left briefs in their direction, their apparatus in its own', () => {
    const { html } = bare(documentNode(paragraphNode(textNode('سلام'))), { language: 'ur' });
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain('<div lang="en" dir="ltr">');
    expect(html).toContain('<p dir="auto">سلام</p>');
  });
});

const HOSTILE = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '&lt;',
        '<script>alert(1)</script>',
        '</style>',
        '</title>',
        '</bdi>',
        '<!--',
        '-->',
        ']]>',
        '<img src=x onerror=alert(1)>',
        '" onload="x',
        '\\',
        '*/',
        '}',
        ';',
        '\n',
        '\u202e',
        '\u0000',
        '\ud800',
        '🛰️',
        'e\u0301',
        '{{',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  // The x and the space keep a value from being blank, an address, a language, or one that opens with a quotation mark:
  // those change the markup rightly.
  .map((parts) => `x ${parts.join('')} x`);

/** A brief with `value` in every field that holds free text. */
function filledWith(value: string): SampleBrief {
  const builder = new BriefBuilder();
  const sourceId = builder.source(`${value}\n${value}`, {
    title: value,
    author: value,
    publisher: `${value}y`,
    issued: value,
    accessed: value,
    url: value,
    language: value,
    reliabilityReason: value,
    descriptor: value,
  });
  const passage = builder.passage(sourceId, value, { note: value, tagIds: [builder.tag(value)] });
  const claim = builder.claim(value, {
    type: 'forecast',
    likelihood: 'likely',
    confidence: 'low',
    confidenceBasis: value,
    attribution: { speaker: 'unnamed', who: value, cue: value, manner: null },
  });
  builder.link(claim, passage);
  const marked: RichTextNode = {
    ...textNode(value),
    marks: [{ type: 'bold' }, { type: 'link', attrs: { href: value } }],
  };
  const content = documentNode(
    headingNode(2, value),
    paragraphNode(textNode(value), marked, citationNode({ kind: 'annotation', id: passage })),
    claimBlockNode(claim),
    { type: value, attrs: { [value]: value }, content: [textNode(value)] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { colspan: value }, content: [paragraphNode(textNode(value))] },
          ],
        },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: value },
      content: [{ type: 'listItem', content: [paragraphNode(textNode(value))] }],
    },
  );
  const front = { to: value, from: value, subject: `${value}y`, date: value, author: value };
  return {
    brief: makeBrief({ title: value, front, language: value, machineDrafted: true }),
    content,
    material: builder.material(),
  };
}

const TOKENS = /<!doctype html>|<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*>/g;

/** The names of tags and attributes in order, the style sheet with its strings emptied, and the text between the tags. */
function skeletonOf(html: string) {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const page = html.replace(style, '');
  return {
    tags: (page.match(TOKENS) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '')),
    style: style.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'),
    text: page.replace(TOKENS, ''),
  };
}

describe('values', () => {
  const harmless = skeletonOf(write(filledWith('x x')).html);

  test('can become neither tag, attribute nor style, in any field', () => {
    fc.assert(
      fc.property(HOSTILE, (value) => {
        const skeleton = skeletonOf(write(filledWith(value)).html);
        expect(skeleton.tags).toEqual(harmless.tags);
        expect(skeleton.style).toBe(harmless.style);
        expect(skeleton.text).not.toMatch(/[<>"]/);
      }),
      { numRuns: 150 },
    );
  });

  test('that are addresses become links of safe schemes only', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          HOSTILE,
          fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'vbscript:x'),
        ),
        (url) => {
          const builder = new BriefBuilder();
          const sourceId = builder.source('Title', { url });
          const link = { ...textNode('here'), marks: [{ type: 'link', attrs: { href: url } }] };
          const content = documentNode(paragraphNode(link, citationNode({ kind: 'source', id: sourceId })));
          const { html } = briefToHtml(makeBrief(), content, builder.material(), options);
          for (const [, href] of html.matchAll(/ href="([^"]*)"/g))
            expect(href).toMatch(/^(?:#|https?:\/\/|mailto:)/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

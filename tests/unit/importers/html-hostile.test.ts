/** Pages made to exhaust an importer or to smuggle something through it. Each ends in clean text, well within 30 s. */
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseHtml } from '../../../src-renderer/importers/html.ts';
import type { ParsedArticle } from '../../../src-renderer/importers/parsed.ts';
import { threadTime } from '../thread-time.ts';

const LEVELS = 100_000;

/** Milliseconds: a tenth of it on an idle machine. */
const PATIENCE = 20_000;

async function parsed(html: string): Promise<ParsedArticle> {
  const started = threadTime();
  const result = await parseHtml(new TextEncoder().encode(html));
  expect(threadTime() - started).toBeLessThan(PATIENCE);
  if (!result.ok) throw new Error(result.problem);
  expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
  return result.value;
}

describe('hostile pages', () => {
  it.each([
    'div',
    'b',
    'i',
    'blockquote',
    'ul',
    'table',
    'a',
    'font',
    'span',
    'section',
    'figure',
    'dl',
    'x-y',
  ])(
    'reads 100,000 levels of <%s>, closed and unclosed',
    async (name) => {
      const inner = name === 'table' ? '<tr><td>' : name === 'ul' ? '<li>' : '';
      const open = `<${name}>${inner}`.repeat(LEVELS);
      expect((await parsed(`${open}deep words${`</${name}>`.repeat(LEVELS)}<p>after it</p>`)).text).toMatch(
        /deep words\s*after it/,
      );
      expect((await parsed(`${open}deep words`)).text).toContain('deep words');
    },
    3 * PATIENCE,
  );

  it.each([
    ['a million empty paragraphs', '<p></p>'.repeat(1_000_000)],
    [
      'a million stray end tags under many open ones',
      '<div>'.repeat(LEVELS) + '</x></b></p>'.repeat(1_000_000),
    ],
    ['half a million links in one place', '<a href=/x>y</a> '.repeat(500_000)],
    ['half a million images', '<img src=x.png>'.repeat(500_000)],
    ['a table of a million cells', `<table><tr>${'<td>a'.repeat(1_000_000)}`],
    ['30 MB in one attribute', `<p title="${'x'.repeat(30_000_000)}">`],
    ['a million attributes', `<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=1`).join(' ')}>`],
    ['10 MB of "<"', '<'.repeat(10_000_000)],
    ['5 million character references', '&amp;'.repeat(5_000_000)],
    ['20 MB of spaces', `<p>${' '.repeat(20_000_000)}`],
    ['20 MB of comments that never end', '<!--'.repeat(5_000_000)],
    ['JSON in 100,000 brackets', `<script type="application/ld+json">${'['.repeat(LEVELS)}</script>`],
    [
      'stacks of elements, each within the limits',
      `${'<div>'.repeat(100)}a, b${'</div>'.repeat(100)}`.repeat(390),
    ],
  ])(
    'reads %s',
    async (_, html) => {
      const article = await parsed(`<p>First words.</p>${html}`);
      expect(article.text.startsWith('First words.')).toBe(true);
    },
    2 * PATIENCE,
  );

  it(
    'reads a page of 31 MB, and refuses a larger one',
    async () => {
      const paragraph = `<p>${'word and more '.repeat(100)}</p>`;
      const article = await parsed(paragraph.repeat(22_000));
      expect(article.blocks).toHaveLength(22_000);
      const result = await parseHtml(new Uint8Array(33 * 1024 * 1024).fill(0x61));
      expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('too large') });
    },
    2 * PATIENCE,
  );

  it.each([
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
    ['<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
    ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
    ['<!--[if IE]><script>alert(1)</script><![endif]-->'],
    ['<!--><img src=x onerror=alert(1)>-->'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>'],
    ['<form action="javascript:alert(1)"><input onfocus=alert(1) autofocus></form>'],
    ['<a href="&#106;avascript&colon;alert(1)">link</a><a href="java&#0;script:alert(1)">link</a>'],
    ['<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href="javascript:alert(1)//">'],
    ['<template><script>alert(1)</script></template><x-y onload=alert(1)></x-y>'],
    ['<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ])('gives nothing that runs or leads to a script: %s', async (html) => {
    const { text, blocks, metadata } = await parsed(`<p>First words.</p>${html}<p>Last words.</p>`);
    expect(text).toContain('First words.');
    expect(JSON.stringify([blocks, metadata])).not.toMatch(/javascript:|alert/i);
  });

  it('leaves what a page tries to define globally undefined', async () => {
    await parsed(
      '<p>x</p><script>globalThis.wasHere = true</script><img src=x onerror="globalThis.wasHere = true">',
    );
    expect('wasHere' in globalThis).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { markdownToBlocks } from '../../../src-renderer/importers/markdown.ts';
import { threadTime } from '../thread-time.ts';

const CLIPPED = readFileSync(new URL('../../fixtures/articles/clipped.md', import.meta.url), 'utf8');

async function outline(source: string): Promise<string[]> {
  const { text, blocks } = await markdownToBlocks(source);
  expect(findBlockProblem(text, blocks)).toBeNull();
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

describe('markdownToBlocks', () => {
  it('reads front matter as metadata', async () => {
    expect((await markdownToBlocks(CLIPPED)).metadata).toEqual({
      title: 'River treaty: who gave what',
      author: 'Ines Calloway, Tomas Berg',
      publisher: 'The Estuary Review',
      issued: '2025-11-14',
      url: 'https://estuary.example/treaty?id=7',
      language: 'en-GB',
    });
  });

  it('gives every kind of block its text without markup', async () => {
    expect(await outline(CLIPPED)).toEqual([
      'heading1: River treaty: who gave what',
      'paragraph: The treaty, signed at dawn on Friday, shares the water of the Marrow among three states. See the full text or run this.',
      'heading2: What it says',
      'quotation: Each party shall take no more than its share.',
      'list-item1: Upstream states release water in June.',
      'list-item2: in dry years, from 15 May',
      'list-item1: Downstream states pay for repairs.',
      'table-row: State | Share',
      'table-row: Arda | 40 %',
      'table-row: Belun | 35 %',
      'caption: The dam at Arda, seen from the east bank',
      'paragraph: Figures are provisional.',
      'paragraph: Ministers called it "historic".[1] The opposition did not disagreed.',
      'paragraph: [1] Press conference, 14 November.',
    ]);
  });

  it('marks strong, emphasis and safe links, and nothing else', async () => {
    const { text, blocks } = await markdownToBlocks(CLIPPED);
    const marks = blocks.flatMap((block) => block.marks);
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end), mark.href])).toEqual([
      ['strong', 'dawn on Friday', undefined],
      ['emphasis', 'Marrow', undefined],
      ['link', 'full text', 'https://estuary.example/full'],
      ['emphasis', 'share', undefined],
      ['strong', '40 %', undefined],
    ]);
  });

  it('keeps no HTML: tags go, scripts go whole, words stay', async () => {
    const { text } = await markdownToBlocks(
      '# A <img src=x onerror=alert(1)> title\n\n<b>Bold</b> words<br>here\n\n<script>\nalert(1)\n</script>',
    );
    expect(text).toBe('A  title\n\nBold words\nhere');
  });

  it('resolves link references and escapes, and turns hard breaks into line feeds', async () => {
    const { text, blocks } = await markdownToBlocks(
      'One \\*star\\*  \n[two][ref] &amp; three\n\n[ref]: http://a.example/b',
    );
    expect(text).toBe('One *star*\ntwo & three');
    expect(blocks[0]?.marks).toEqual([{ kind: 'link', start: 11, end: 14, href: 'http://a.example/b' }]);
  });

  it('takes the first heading, else the first words, as title', async () => {
    expect((await markdownToBlocks('Intro.\n\n# The *real* title\n\nText.')).metadata.title).toBe(
      'The real title',
    );
    expect((await markdownToBlocks('Only a paragraph here.')).metadata.title).toBe('Only a paragraph here.');
  });

  it('does not take a thematic break at the top for front matter', async () => {
    expect(await outline('---\n\nWords before.\n\n---\n\nWords after.')).toEqual([
      'paragraph: Words before.',
      'paragraph: Words after.',
    ]);
  });

  it('reads lists of authors and quoted values in front matter, and ignores what is nested or no date', async () => {
    const source =
      "---\nauthors:\n  - A. Writer\n  - B. Writer\ntitle: 'It''s done'\ndate: sometime\nimage:\n  src: x.png\n---\n\nText.";
    expect((await markdownToBlocks(source)).metadata).toMatchObject({
      author: 'A. Writer, B. Writer',
      title: "It's done",
      issued: '',
      url: '',
    });
  });

  it('reads long texts in pieces as it would in one', async () => {
    const piece =
      'Intro with *stress*.\n\n- item\n\n  more of it\n\n```\nfenced\n\nstill fenced\n```\n\nAfter the fence.\n\n';
    const once = await outline(piece);
    const times = 1500;
    const many = await outline(piece.repeat(times));
    expect(many).toHaveLength(once.length * times);
    expect(many.slice(-once.length)).toEqual(once);
  });

  it.each(['>', '**a', '[', '![[', '`a', '<', '* '])('does not hang on 3 MB of "%s"', async (unit) => {
    const started = threadTime();
    await markdownToBlocks(unit.repeat(3_000_000 / unit.length));
    expect(threadTime() - started).toBeLessThan(5000);
  });
});

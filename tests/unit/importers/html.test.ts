import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseHtml, parsePage } from '../../../src-renderer/importers/html.ts';
import type { ParsedArticle, StatedMetadata } from '../../../src-renderer/importers/parsed.ts';

async function parsed(bytes: Uint8Array): Promise<ParsedArticle> {
  const result = await parseHtml(bytes);
  if (!result.ok) throw new Error(result.problem);
  expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
  return result.value;
}

function fixture(name: string): Promise<ParsedArticle> {
  return parsed(readFileSync(new URL(`../../fixtures/articles/html/${name}.html`, import.meta.url)));
}

function outline({ text, blocks }: Pick<ParsedArticle, 'text' | 'blocks'>): string[] {
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

/** Metadata as "origin: value", for comparing at a glance. */
function stated(metadata: StatedMetadata): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([field, { value, origin }]) => [field, `${origin}: ${value}`]),
  );
}

describe('parseHtml', () => {
  it('takes the story of a news page, all of it, and nothing that stands around it', async () => {
    const article = await fixture('news');
    expect(outline(article)).toEqual([
      'heading1: Torkham traders count the cost of a fourth closure',
      'caption: Lorries wait on the Landi Kotal road. Photo: S. Durrani',
      'paragraph: LANDI KOTAL, Nov 18 — The crossing at Torkham stayed shut for a ninth day on Tuesday, and the queue of lorries on the Pakistani side had grown to eleven kilometres, customs officers said.',
      'paragraph: Traders put their losses at $2.5 million a day. “Tomatoes do not wait for diplomats,” said Gul Rahman, who exports vegetables from both sides.',
      'heading2: Who closed it',
      'paragraph: Islamabad says that it shut the gate after two raids in Kurram; Kabul says that no such raids took place.',
      'quotation: We were told to wait until Friday. Nobody said which Friday.',
      'paragraph: Officials named three conditions for reopening:',
      'list-item1: a joint patrol of the zero line;',
      'list-item1: a list of the men held in Nangarhar;',
      'list-item1: no new posts within five kilometres.',
      'paragraph: A delegation is expected on Thursday. It would be the third this month.',
      'paragraph: Additional reporting by Farid Noor in Jalalabad.',
    ]);
    const marks = article.blocks.flatMap((block) => block.marks);
    expect(marks.map((mark) => [mark.kind, article.text.slice(mark.start, mark.end), mark.href])).toEqual([
      ['strong', '$2.5 million a day', undefined],
      ['link', 'two raids in Kurram', 'https://ledger.example/2025/11/raids'],
      ['emphasis', 'Nangarhar', undefined],
    ]);
    expect(article.images).toEqual([
      {
        name: 'Lorries wait on the Landi Kotal road. Photo: S. Durrani',
        start: article.text.indexOf('Lorries'),
      },
    ]);
    expect(stated(article.metadata)).toEqual({
      kind: 'html: webpage',
      title: 'open-graph: Torkham traders count the cost of a fourth closure',
      author: 'html: Saima Durrani',
      publisher: 'open-graph: The Khyber Ledger',
      issued: 'open-graph: 2025-11-18',
      url: 'open-graph: https://ledger.example/2025/11/torkham-closure',
      language: 'html: en-GB',
    });
  });

  it('takes a blog post with its code, nested lists and definitions, and not its drafts', async () => {
    const article = await fixture('blog');
    expect(outline(article)).toEqual([
      'heading1: Reading the border data',
      'paragraph: Every month somebody sends me the same chart of incidents along the Durand Line, and every month I write the same reply: look at the denominators, then at who counted.',
      'heading2: What is counted',
      'paragraph: Three registers exist, and they overlap only in part:',
      'list-item1: the police register, which counts reports',
      'list-item2: by district',
      'list-item2: by week',
      'list-item1: the ministry’s register, which counts confirmed attacks;',
      'paragraph: It was changed in 2023, without a note.',
      'list-item1: press counts.',
      'paragraph: The query that I use is short:',
      'paragraph: select district, count(*)\n  from incidents\n where year = 2025',
      'quotation: A register is an institution’s memory of what it chose to notice.',
      'quotation: — from a 2019 lecture',
      'paragraph: The two lines of the refrain, as my teacher wrote it on the board:\ncount slowly,\ncompare rarely.',
      'paragraph: H2O is irrelevant here, cooperation is not. See the file or write to me.',
      'list-item1: Incident',
      'list-item2: Any event with a report number.',
      'list-item1: Attack',
      'list-item2: An incident with casualties.',
    ]);
    expect(stated(article.metadata)).toEqual({
      kind: 'json-ld: post-weblog',
      title: 'json-ld: Reading the border data',
      author: 'json-ld: Nadia Okafor',
      publisher: 'json-ld: Frontier Notebook',
      issued: 'json-ld: 2025-10-02',
      url: 'json-ld: https://notebook.example/border-data',
      language: 'json-ld: en-US',
    });
  });

  it('takes a statement out of a page laid out by tables, with its table of data', async () => {
    const article = await fixture('statement');
    expect(outline(article).map((line) => line.slice(0, 60))).toEqual([
      'heading1: Statement on assistance to displaced families',
      'paragraph: The Office of the Coordinator confirms that assis',
      'paragraph: The following table shows what was delivered, by ',
      'caption: Deliveries, July to September 2025',
      'table-row: District | Families | Tents',
      'table-row: Bajaur | 4,200 | 1,900',
      'table-row: Mohmand | 3,100 |',
      'table-row: North Waziristan | 6,800 | 2,400',
      'paragraph: The Office notes, with regret, that two convoys w',
      'heading2: Next steps',
      'paragraph: 1. Registration will be reopened on 15 October, i',
      'paragraph: 2. A report will be submitted to the joint commis',
    ]);
    expect(stated(article.metadata)).toMatchObject({
      title: 'dublin-core: Statement on assistance to displaced families',
      author: 'dublin-core: Office of the Coordinator',
      publisher: 'dublin-core: Ministry of Regional Affairs',
      issued: 'dublin-core: 2025-09-30',
      url: 'dublin-core: https://ministry.example/statements/2025/41',
    });
  });

  it('takes paragraphs that are only parted by line breaks, and does not repeat the title', async () => {
    const article = await fixture('open-graph-only');
    expect(outline(article).map((line) => line.slice(0, 45))).toEqual([
      'heading1: Envoys leave Doha without a text',
      'paragraph: The envoys left the hotel before m',
      'paragraph: A Qatari official said the draft, ',
      'paragraph: The talks resume on Saturday in Is',
      'paragraph: Washington had asked both sides to',
    ]);
    expect(stated(article.metadata)).toEqual({
      kind: 'html: webpage',
      title: 'open-graph: Envoys leave Doha without a text',
      author: 'open-graph: Lena Fischer & Omar Sheikh',
      publisher: 'open-graph: Gulf Desk',
      issued: 'open-graph: 2025-10-19',
      url: 'open-graph: https://gulfdesk.example/envoys',
      language: 'open-graph: en-US',
    });
  });

  it('reads a graph of JSON-LD behind a broken script, and the page behind a dialog', async () => {
    const article = await fixture('graph');
    expect(outline(article).map((line) => line.slice(0, 45))).toEqual([
      'heading1: US lists new terms for Pakistan aid',
      'paragraph: The State Department listed five t',
      'paragraph: “This is a list, not an ultimatum,',
      'paragraph: Among the terms are the opening of',
      'heading3: What Islamabad answered',
      'paragraph: Pakistan’s foreign ministry said i',
      'paragraph: A vote in the Senate, which must a',
    ]);
    expect(stated(article.metadata)).toEqual({
      kind: 'json-ld: article-newspaper',
      title: 'json-ld: US lists new terms for Pakistan aid & visas',
      author: 'json-ld: Ruth Adler, Tomás Vega',
      publisher: 'json-ld: Potomac Wire',
      issued: 'json-ld: 2025-11-03',
      url: 'json-ld: https://wire.example/aid',
      language: 'json-ld: en-US',
    });
  });

  it('reads the names that journals give to search engines', async () => {
    expect(stated((await fixture('journal')).metadata)).toEqual({
      kind: 'html: article-journal',
      title: 'html: Sanctuary and sovereignty along the Durand Line',
      author: 'html: Mina Haidari, Erik Lund',
      publisher: 'html: Journal of Border Inquiry',
      issued: 'html: 2024-06-15',
      language: 'html: en',
      doi: 'html: 10.5555/jbi.2024.0101',
      volume: 'html: 12',
      issue: 'html: 2',
      page: 'html: 101–127',
    });
  });

  it.each([
    [
      'windows-1252',
      'windows-1252',
      'Kaboul et Islamabad renouent',
      'chiffre à 25 millions d’€ le coût de la fermeture…',
    ],
    [
      'shift-jis',
      'shift_jis',
      'パキスタンとアフガニスタン、停戦を延長',
      '仲介国のカタールも、これを確認した。',
    ],
    ['windows-1256', 'windows-1256', 'تمديد الهدنة', 'وفق ما قاله مسؤول قطري.'],
  ])('reads a page in %s as it says it is', async (name, encoding, title, words) => {
    const article = await fixture(name);
    expect(article).toMatchObject({ encoding, metadata: { title: { value: title } } });
    expect(outline(article)[0]).toBe(`heading1: ${title}`);
    expect(article.blocks).toHaveLength(3);
    expect(article.text).toContain(words);
  });

  it('believes the bytes where a page is UTF-8 and says otherwise, or says so and is not', async () => {
    const page = '<meta charset="iso-8859-1"><p>Décision de l’été – prise à l’unanimité, dit-on.</p>';
    expect(await parsed(new TextEncoder().encode(page))).toMatchObject({ encoding: 'utf-8' });
    const latin = Uint8Array.from('<meta charset="utf-8"><p>Un été à la frontière.</p>', (char) =>
      char.charCodeAt(0),
    );
    expect(await parsed(latin)).toMatchObject({ encoding: 'windows-1252', text: 'Un été à la frontière.' });
  });

  it('keeps joiners, direction marks and the language of a page in Urdu', async () => {
    const article = await fixture('urdu');
    expect(outline(article).map((line) => line.split(':')[0])).toEqual([
      'heading1',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(article.text).toContain('\u200F«ہم بات چیت جاری رکھیں گے»\u200F');
    expect(article.text).toContain('می\u200Cخواهیم');
    expect(article.text).not.toContain('صفحہ اول');
    expect(stated(article.metadata)).toMatchObject({ language: 'json-ld: ur', author: 'json-ld: زینب علی' });
  });

  it('takes the title of the main part, not the name of the site, and short words from it rather than long ones elsewhere', () => {
    const { metadata, text } = parsePage(
      '<title>Gates - The Border Handbook</title><div id="top"><h1>The Border Handbook</h1></div>' +
        `<div id="help">${'<p>Press a key to move between the chapters, or another one to search, and a third to hide this.</p>'.repeat(2)}</div>` +
        '<main><h1>Gates</h1><p>Four gates are open, and two are not.</p></main>',
    );
    expect(metadata.title).toEqual({ value: 'Gates', origin: 'html' });
    expect(text).toBe('Gates\n\nFour gates are open, and two are not.');
  });

  it('keeps every word of a program and of a sentence, whatever their classes', () => {
    const sentence =
      '<p>It says, in <a class="share" href="/x">so many</a> words, <span class="ad">this</span>, and more.</p>';
    const { text } = parsePage(
      `<article><h1>How to count</h1>${sentence.repeat(6)}<pre><span class="comment">-- by week</span>\n<span class="kw">select</span> <span class="social">1</span></pre>${sentence}</article>`,
    );
    expect(text).toContain('-- by week\nselect 1');
    expect(text.match(/It says, in so many words, this, and more\./g)).toHaveLength(7);
  });

  it('takes metadata as plain text of bounded length, and addresses only of the web', () => {
    const { metadata } = parsePage(
      `<html lang="xx-nonsense-toolongtobeatag"><title>x</title><meta property="og:title" content="&lt;b&gt;Bold&lt;/b&gt; ${'very '.repeat(2000)}">` +
        '<meta property="og:url" content="javascript:alert(1)"><link rel="canonical" href="data:text/html,x"><meta property="article:published_time" content="yesterday">' +
        '<script type="application/ld+json">{"@type":"Article","author":{"name":["A",{"x":1}]},"datePublished":{"a":1},"url":"file:///etc/passwd","__proto__":{"polluted":1}}</script><p>Words.',
    );
    expect(metadata.title?.value).toMatch(/^Bold very /);
    expect(metadata.title?.value.length).toBeLessThan(510);
    expect(metadata.url).toBeUndefined();
    expect(metadata.issued).toBeUndefined();
    expect(metadata.author?.value).toBe('A');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('resolves links against the base only if that is an address of the web', () => {
    const href = (head: string): string | undefined =>
      parsePage(
        `${head}<p>Some words and <a href="x">a link</a>.</p>`,
        'https://a.example/b/',
      ).blocks.flatMap((block) => block.marks)[0]?.href;
    expect(href('<base href="/c/">')).toBe('https://a.example/c/x');
    expect(href('<base href="javascript:alert(1)//">')).toBe('https://a.example/b/x');
    expect(href('<base href="https://d.example">')).toBe('https://d.example/x');
  });

  it('refuses what is no text, and says so where there are no words', async () => {
    expect(await parseHtml(new TextEncoder().encode('%PDF-1.7 <html>'))).toMatchObject({ ok: false });
    expect(await parseHtml(new Uint8Array())).toEqual({ ok: false, problem: 'The file is empty.' });
    expect(
      (await parsed(new TextEncoder().encode('<html><body><script>x()</script></body></html>'))).blocks,
    ).toEqual([]);
  });

  it('reads XHTML with its own entities, sections and empty elements, expanding nothing', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}"> ]>`;
    const page = `${bomb}<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="x.js"/><title/></head><body><a name="top"/><p>One &c; and <![CDATA[<two>]]>.</p></body></html>`;
    expect((await parsed(new TextEncoder().encode(page))).text).toBe('One &c; and <two>.');
  });

  it('makes valid blocks of any page at all', async () => {
    const tag = fc.constantFrom(
      ...'html head body main article section div p h1 h2 ul li table tr td a b span nav aside footer header form blockquote figure img br script style title meta'.split(
        ' ',
      ),
    );
    const name = fc.constantFrom(
      '',
      ' class="comments"',
      ' class="related-stories"',
      ' id="content"',
      ' hidden',
      ' role="main"',
      ' aria-hidden=true',
      ' href="/x"',
      ' property="og:title" content="T"',
    );
    const piece = fc.oneof(
      fc.tuple(tag, name).map(([one, attribute]) => `<${one}${attribute}>`),
      tag.map((one) => `</${one}>`),
      fc.constantFrom(
        'A sentence, of some length, with a comma or two, that reads like an article. ',
        'short',
        '\n',
        '&amp;',
        '\uD800',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const result = await parseHtml(new TextEncoder().encode(pieces.join('')));
        if (result.ok) expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
        else expect(result.problem).toMatch(/^The file /);
      }),
      { numRuns: 300 },
    );
  });
});

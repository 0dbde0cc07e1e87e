import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { type HtmlOptions, htmlToBlocks } from '../../../src-renderer/importers/html-blocks.ts';
import { normaliseText } from '../../../src-renderer/importers/normalise.ts';

/** Each block as "kind level: text", for comparing at a glance. */
function outline(html: string, options?: HtmlOptions): string[] {
  const { text, blocks } = htmlToBlocks(html, options);
  expect(findBlockProblem(text, blocks)).toBeNull();
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

function marks(html: string, base?: string): unknown[] {
  const { text, blocks } = htmlToBlocks(html, base === undefined ? {} : { base });
  return blocks
    .flatMap((block) => block.marks)
    .map((mark) => [
      mark.kind,
      text.slice(mark.start, mark.end),
      ...(mark.href === undefined ? [] : [mark.href]),
    ]);
}

describe('htmlToBlocks', () => {
  it('reads headings, paragraphs, lists in lists, quotations and captions', () => {
    expect(
      outline(
        '<h1>T</h1><p>One<p>Two<ul><li>a<ul><li>b<li>c</ul><li><p>d</p><p>e</p></ul><ol><li>f</ol>' +
          '<blockquote><p>q</p><ul><li>g</ul></blockquote><figure><img src=x.png><figcaption>Seen <b>here</b></figcaption></figure><h3>Sub</h3>bare',
      ),
    ).toEqual([
      'heading1: T',
      'paragraph: One',
      'paragraph: Two',
      'list-item1: a',
      'list-item2: b',
      'list-item2: c',
      'list-item1: d',
      'paragraph: e',
      'list-item1: f',
      'quotation: q',
      'list-item1: g',
      'caption: Seen here',
      'heading3: Sub',
      'paragraph: bare',
    ]);
  });

  it('reads a table of data by rows and a table of layout as what is in it', () => {
    expect(
      outline(
        '<table><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td><td><p>2</p><p>3</p></td></tr><tr><td></td><td> </td></tr></table>',
      ),
    ).toEqual(['caption: C', 'table-row: A | B', 'table-row: 1 | 2 3']);
    expect(outline('<table><tr><td><p>left</p><td><h2>H</h2><p>right</p></table>')).toEqual([
      'paragraph: left',
      'heading2: H',
      'paragraph: right',
    ]);
    expect(outline('<table><tr><td>a<td>b<tr><td>c<td><a href=x>d</a></table>')).toEqual([
      'table-row: a | b',
      'table-row: c | d',
    ]);
    expect(outline('<table><tr><td><table><tr><th>x<th>y</table>after</table>')).toEqual([
      'table-row: x | y',
      'paragraph: after',
    ]);
  });

  it('shows white space as a browser does', () => {
    expect(outline('<p>  a\n b\t<b> c </b> d<br>  e  <br/>f</p>')).toEqual(['paragraph: a b c d\ne\nf']);
    expect(outline('<p>5&nbsp;km</p><p>&nbsp;</p>')).toEqual(['paragraph: 5\u00A0km']);
    expect(outline('<pre>one\n  two\n\nthree</pre>')).toEqual(['paragraph: one\n  two', 'paragraph: three']);
    expect(outline('one<br><br>two<br> <br><br>three')).toEqual([
      'paragraph: one',
      'paragraph: two',
      'paragraph: three',
    ]);
  });

  it('drops characters that only hint at line breaks, and keeps joiners and bidi marks', () => {
    expect(outline('<p>co&shy;oper\u200Bate \u2060x \u200Fن\u200Cی 👩\u200D👧</p>')).toEqual([
      'paragraph: cooperate x \u200Fن\u200Cی 👩\u200D👧',
    ]);
  });

  it('marks strong, emphasis and links without the space around them, across blocks too', () => {
    expect(marks('<p>a <b> b </b>c <em>d<i>e</i></em></p>')).toEqual([
      ['strong', 'b'],
      ['emphasis', 'e'],
      ['emphasis', 'de'],
    ]);
    expect(marks('<a href="https://x.example/1"><h2>T</h2><p>P</p></a>')).toEqual([
      ['link', 'T', 'https://x.example/1'],
      ['link', 'P', 'https://x.example/1'],
    ]);
  });

  it('keeps the address of links to the web and to mailboxes, and of others only the words', () => {
    const html =
      '<a href="/b?c=1">one</a> <a href="mailto:a@b.example">two</a> <a href=" java\nscript:alert(1)">three</a> ' +
      '<a href="data:text/html,x">four</a> <a href="#note">five</a> <a href="vbscript:x">six</a> <a href="//c.example">seven</a>';
    expect(marks(html, 'https://a.example/d/')).toEqual([
      ['link', 'one', 'https://a.example/b?c=1'],
      ['link', 'two', 'mailto:a@b.example'],
      ['link', 'seven', 'https://c.example/'],
    ]);
    expect(marks(html)).toEqual([['link', 'two', 'mailto:a@b.example']]);
    expect(outline(html)).toEqual(['paragraph: one two three four five six seven']);
  });

  it('drops scripts, styles, controls and what is hidden, and nothing else', () => {
    expect(
      outline(
        '<style>p{}</style><script>a()</script><template><p>t</p></template><noscript>n</noscript><p onclick="x()">kept <svg><title>s</title></svg><button>b</button></p>' +
          '<div hidden>h</div><div style="color: red; display:none">d</div><span aria-hidden="true">★</span><textarea>x</textarea><select><option>o</select><iframe src=x>f</iframe><dialog>g</dialog><details><summary>more</summary>inside</details>',
      ),
    ).toEqual(['paragraph: kept b', 'paragraph: more', 'paragraph: inside']);
    expect(
      outline(`<div aria-hidden="true"><p>${'A page behind an open dialog. '.repeat(10)}</p></div>`),
    ).toHaveLength(1);
  });

  it('keeps raised digits raised, and says a quotation mark where a browser shows one', () => {
    expect(outline('<p>since 1961<sup>2</sup>, H<sub>2</sub>O, 3<sup>rd</sup>, <q>so</q></p>')).toEqual([
      'paragraph: since 1961², H2O, 3rd, “so”',
    ]);
  });

  it('forgives what browsers forgive', () => {
    expect(outline('<p>a<b>b<p>c</b>d<div>e</p>f')).toEqual([
      'paragraph: ab',
      'paragraph: cd',
      'paragraph: e',
      'paragraph: f',
    ]);
    expect(outline('<ul><li>a</ul></ul></div>b<td>c')).toEqual([
      'list-item1: a',
      'paragraph: b',
      'paragraph: c',
    ]);
    expect(outline('<b><p>x</b>y</p>z')).toEqual(['paragraph: xy', 'paragraph: z']);
    expect(outline('<h2>a<h3>b</h2>c')).toEqual(['heading2: a', 'heading3: b', 'paragraph: c']);
    expect(outline('a < b && c &lt;d&gt; &unknown; &#0;&#x41;')).toEqual([
      'paragraph: a < b && c <d> &unknown; \uFFFDA',
    ]);
  });

  it('counts and names images where they stand, and no counting pixels', () => {
    const { text, images } = htmlToBlocks(
      '<p>Before <img alt="A map" src=m.png> after</p><figure><img src="/i/gate%20one.jpg?w=9"><figcaption>The gate</figcaption></figure>' +
        '<p>x</p><img src="/i/last%20one.jpg?w=9"><img src=p.gif width=1 height=1><img src="data:image/png;base64,AAAA">',
    );
    expect(images.map(({ name, start }) => [name, text.slice(start)])).toEqual([
      ['A map', ' after\n\nThe gate\n\nx'],
      ['The gate', 'The gate\n\nx'],
      ['last one.jpg', ''],
      ['', ''],
    ]);
  });

  it('begins with the title it is given, once', () => {
    expect(outline('<p><b>The title!</b></p><h1>Part</h1><p>x</p>', { title: 'The title' })).toEqual([
      'heading1: The title',
      'heading2: Part',
      'paragraph: x',
    ]);
    expect(htmlToBlocks('<h1>A  <i>b</i></h1>x').title).toBe('A b');
  });

  it('gives nothing for nothing', () => {
    expect(htmlToBlocks(' <p></p><!-- x -->')).toEqual({ text: '', blocks: [], images: [], title: '' });
  });

  it('makes valid blocks of any soup of tags, and never a word of a script', () => {
    const names =
      'p div b i a ul ol li table tr td th caption blockquote h1 h2 h3 pre dl dt dd br img q sup figure figcaption body html head title script style svg template form nav span x-y'.split(
        ' ',
      );
    const piece = fc.oneof(
      fc.constantFrom(...names).map((name) => (name === 'script' ? '<script>SECRET' : `<${name}>`)),
      fc.constantFrom(...names).map((name) => `</${name}>`),
      fc.constantFrom(
        ' href="javascript:SECRET"',
        ' hidden>',
        '<a href=/x>',
        '<img alt="n" src=x>',
        '<!--',
        '-->',
        '&nbsp;',
        '&#13;',
        '&#xD800;',
        '\0',
        '<',
        '"',
        "'",
        '<td colspan=2>',
        '<![CDATA[',
        ']]>',
        '<?x',
        '<p/',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((words) => words.replaceAll('SECRET', '')),
      fc.constantFrom('words ', '\n', ' ', '\n\n', 'x'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', 'A title'), (pieces, title) => {
        const html = pieces.join('');
        const { text, blocks, images } = htmlToBlocks(html, { title, base: 'https://a.example/' });
        expect(findBlockProblem(text, blocks)).toBeNull();
        expect(normaliseText(text)).toBe(text.replace(/^\uFEFF/u, ''));
        for (const { start, end } of blocks)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        for (const { start } of images) expect(start >= 0 && start <= text.length).toBe(true);
        for (const { href } of blocks.flatMap((block) => block.marks)) {
          if (href !== undefined) expect(href).toMatch(/^https?:|^mailto:/);
        }
        if (/<script/.test(html) && !/<(?:title|style|!|\?|svg|template)/.test(html))
          expect(text).not.toMatch(/<script>SECRET/);
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves out the arrows that lead from notes back to the text', () => {
    const { text } = htmlToBlocks(
      '<p>Said.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">A note. <a href="#r1">↩︎</a></li></ol>',
    );
    expect(text).toBe('Said.¹\n\nA note.');
  });
});

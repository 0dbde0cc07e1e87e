import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddable, embedFonts } from '../../../../src-renderer/exporters/annotated-source/embed-fonts.ts';
import { annotatedSourceToHtml } from '../../../../src-renderer/exporters/annotated-source/html.ts';
import { annotatedSourceToMarkdown } from '../../../../src-renderer/exporters/annotated-source/markdown.ts';
import { bundledFontFaces } from '../../../../src-renderer/exporters/print-fonts.ts';
import { threadTime } from '../../thread-time.ts';
import { openPrintBrowser, type PrintBrowser } from '../print-browser.ts';
import { hostileSample } from './hostile-source.ts';
import { richSample, SourceSample } from './sample-source.ts';

const fonts = bundledFontFaces();
const options = { fonts, exportedOn: '2025-11-23', medium: 'screen' } as const;
const write = (sample: SourceSample) => annotatedSourceToHtml(sample.annotated(), options);

describe('an annotated source as a web page', () => {
  const { html, outline } = write(richSample());

  test('states reference, grade, revision, dates, hash, dossier and marking', () => {
    for (const fact of [
      'A. Reporter, Regional News Site, 21 November 2025.',
      'href="https://example.org/news/us-endorses"',
      'C, fairly reliable: corrections are published late',
      'Privately owned site; its reporters are in Islamabad, not at the border.',
      '22 November 2025',
      '2 of 2, imported 22 Nov 2025, 09:05',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'Afghan border',
      '23 November 2025',
      'TLP:GREEN',
    ])
      expect(html).toContain(fact);
  });

  test('shows blocks, marks and tables, with numbers of paragraphs and pages', () => {
    expect(html).toContain('<strong>formally acknowledged</strong>');
    expect(html).toContain('<em>significant diplomatic stance</em>');
    expect(html).toMatch(/<a class="link" href="https:\/\/example\.org\/statement"[^>]*>declaration<\/a>/);
    expect(html).toMatch(
      /<li dir="auto"><span class="number"[^>]*>5<\/span>closer[^<]*<ul><li[^>]*><span[^>]*>6</,
    );
    expect(html).toMatch(
      /<thead><tr><th scope="col" dir="auto"><span class="number"[^>]*>9<\/span>Month<\/th>/,
    );
    expect(html).toMatch(/<blockquote class="block"><p dir="auto"><span[^>]*>3<\/span>“Pakistan has/);
    expect(html).toContain('aria-label="Page 2">p. 2</span>');
    expect(html).toContain('Image, not kept: Map of the border between Khost and Kunar');
    expect(outline).toEqual([
      'US endorses Pakistan’s right to self-defence',
      'Tags',
      'US Endorses Pakistan’s Right to Self-Defense Amid Afghan Border Incidents',
      'Official Statement and Regional Implications',
      'Annotations',
    ]);
  });

  test('marks each passage with its hue and number, and leads both ways', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      expect(html).toContain(`id="passage-${number}"`);
      expect(html).toContain(`href="#annotation-${number}" aria-label="Annotation ${number}">${number}</a>`);
      expect(html).toContain(`<li id="annotation-${number}">`);
      expect(html).toContain(`href="#passage-${number}" aria-label="Back to the passage"`);
    }
    expect(html).toMatch(/<mark id="passage-6" class="hue-amber deep-0">Past statements/);
    expect(html).toMatch(/<mark id="passage-7" class="hue-none deep-0">Analysts suggest/);
  });

  test('nests passages where they overlap, so that each stretch bears all of its own', () => {
    expect(html).toMatch(
      /<mark class="hue-blue deep-1"><mark id="passage-2" class="hue-violet deep-0">Pakistan’s inherent right to defend itself<\/mark><\/mark><sup class="cites"><a href="#annotation-1"/,
    );
    expect(html).toMatch(
      /<mark class="hue-violet deep-1"><mark id="passage-3" class="hue-rose deep-0">cross-border attacks<\/mark><\/mark><sup/,
    );
  });

  test('lists passage, place, author, tags, note and claims of each annotation', () => {
    const [, entry = ''] = /<li id="annotation-1">(?<entry>[\s\S]*?)<\/li>/.exec(html) ?? [];
    expect(entry).toContain(
      'class="passage">formally acknowledged and backed Pakistan’s inherent right to defend itself</bdi>',
    );
    expect(entry).toContain('<bdi>p. 1, ¶ 1</bdi> · <bdi>R. Analyst</bdi>');
    expect(entry).toContain('<bdi>Diplomacy</bdi>');
    expect(entry).toContain('Check the readout: “acknowledged” and “backed”');
    expect(entry).toContain('Claim 1 · supports strongly · C2: <bdi>Washington backs');
  });

  test('says so where nothing is annotated', () => {
    const bare = write(new SourceSample([{ kind: 'paragraph', text: 'Plain.' }], { title: '' }));
    expect(bare.html).toContain('Nothing of this text is annotated.');
    expect(bare.outline).toEqual(['Untitled source', 'Annotations']);
  });
});

test('a long text with many annotations is written in bearable time', () => {
  const text = 'The border was *quiet* at night, and <loud> at noon. '.repeat(10).trim();
  const sample = new SourceSample(Array.from({ length: 500 }, () => ({ kind: 'paragraph' as const, text })));
  const step = Math.floor(sample.text.length / 500);
  for (let index = 0; index < 500; index += 1)
    sample.annotateRange(index * step, Math.min(sample.text.length, index * step + 900));
  const annotated = sample.annotated();
  const before = threadTime();
  annotatedSourceToHtml(annotated, options);
  annotatedSourceToMarkdown(annotated, '2025-11-23');
  // A second on a quiet machine; room for a busy one.
  expect(threadTime() - before).toBeLessThan(20_000);
});

describe('the web page is safe and whole', () => {
  let browser: PrintBrowser;
  beforeAll(async () => {
    browser = await openPrintBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test('with hostile text in every field: no element, no code, no link but safe ones', async () => {
    const { html } = write(hostileSample());
    expect(await browser.countElements(html, 'script, img, iframe, object, embed, form, base')).toBe(0);
    expect(await browser.countElements(html, '[onerror], [onload], [onclick]')).toBe(0);
    const links = await browser.countElements(html, 'a[href]');
    const safe = await browser.countElements(html, 'a[href^="#"], a[href^="https://example.org/"]');
    expect(safe).toBe(links);
    expect(await browser.countElements(html, 'head > style')).toBe(1);
    expect(html).toContain('content="default-src &#39;none&#39;;');
  });

  test('with its fonts inside, and no address of another file', async () => {
    const faces = embeddable(fonts);
    const { html } = annotatedSourceToHtml(richSample().annotated(), { ...options, fonts: faces });
    const whole = await embedFonts(html, faces, async () => new Uint8Array([1, 2, 255]));
    expect(whole.match(/data:font\/woff2;base64,AQL\//g)?.length).toBeGreaterThan(3);
    expect(whole).not.toContain('.woff2');
    const without = await embedFonts(html, faces, async () => null);
    expect(without).not.toContain('@font-face');
  });
});

/** Files made to harm whoever reads them, or that are not what their names say, with how importing each must end. */
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import {
  documentXml,
  docx,
  paragraph,
  run,
  withPart,
  wordParts,
  zip,
} from '../../unit/importers/docx-fixture.ts';

/** `ends` is what the error says, or words that the clean text has. */
export type HostileFile = {
  name: string;
  content: string | Uint8Array;
  ends: { problem: RegExp } | { text: string };
};

const LEVELS = 100_000;
const WORDS = 'The ministry said on Friday that the crossing would stay closed.';

/** Entities that would become a billion words. */
const LAUGHS = `<!DOCTYPE html [<!ENTITY l0 "lol">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')}]>`;

/** A page that tries to run, to load and to be followed in every way; `trap` is an address that counts who asks for it. */
function scriptedPage(trap: string): string {
  const act = `window.wasRun = true; alert(1); fetch('${trap}/script')`;
  return `<!doctype html><html><head><title>Scripted page</title><script>${act}</script><script src="${trap}/outer.js"></script>
<meta http-equiv="refresh" content="0;url=${trap}/refresh"><link rel="stylesheet" href="${trap}/style.css"><base href="${trap}/base/">
<meta property="og:image" content="${trap}/image.png"><script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>","url":"javascript:alert(1)"}</script></head>
<body onload="${act}" background="${trap}/background.png"><h1>Scripted page</h1><img src="${trap}/picture.png" onerror="${act}">
<svg onload="${act}"><script>${act}</script><image href="${trap}/svg.png"/></svg><iframe srcdoc="<script>parent.wasRun = true</script>" src="${trap}/frame"></iframe>
<object data="${trap}/object"></object><video autoplay src="${trap}/video" onerror="${act}"></video><input autofocus onfocus="${act}">
<p onmouseover="${act}">${WORDS} <a href="javascript:${act}">Read more</a>, <a href="data:text/html,<script>${act}</script>">or this</a>.</p>
<style>@import "${trap}/import.css"; p { background: url(${trap}/css.png) }</style><p>${WORDS} It gave no date.</p></body></html>`;
}

async function pdfOf(text: string, userPassword?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  document.addPage([595, 842]).drawText(text, { x: 72, y: 700, size: 12, font });
  if (userPassword !== undefined) document.encrypt({ userPassword, ownerPassword: 'owner' });
  return document.save();
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes);
}

/** Every file but those that need the file system's help, see `writeOddFiles`. */
export async function hostileFiles(trap: string): Promise<HostileFile[]> {
  const good = await pdfOf(WORDS);
  const document = docx(paragraph(WORDS));
  const file = (name: string, content: HostileFile['content'], ends: HostileFile['ends']): HostileFile => ({
    name,
    content,
    ends,
  });
  return [
    file('scripts.html', scriptedPage(trap), { text: 'It gave no date.' }),
    file(
      'scripts.md',
      `# Notes\n\n${WORDS} <script>window.wasRun = true</script> [more](javascript:alert(1)) ![](${trap}/md.png)\n`,
      {
        text: WORDS,
      },
    ),
    file(
      'scripts.eml',
      `From: A <a@example.org>\r\nSubject: Note\r\nContent-Type: text/html\r\n\r\n${scriptedPage(trap)}`,
      { text: 'It gave no date.' },
    ),
    file(
      'scripts.docx',
      docx(paragraph(`${run(WORDS)}<w:hyperlink r:id="rId20">${run('more')}</w:hyperlink>`), {
        links: { rId20: 'javascript:alert(1)' },
      }),
      { text: WORDS },
    ),
    file(
      'laughs.docx',
      zip(
        withPart(wordParts(''), {
          name: 'word/document.xml',
          content: documentXml(paragraph(run('&l9;')), LAUGHS),
        }),
      ),
      { problem: /declares a document type/ },
    ),
    file('laughs.xhtml', `<?xml version="1.0"?>${LAUGHS}<html><body><p>${WORDS} &l9;</p></body></html>`, {
      text: WORDS,
    }),
    file('deep.html', `${'<div>'.repeat(LEVELS)}<p>${WORDS}</p>${'</div>'.repeat(LEVELS)}`, { text: WORDS }),
    file('deep-tables.html', `${'<table><tr><td>'.repeat(LEVELS)}${WORDS}`, { text: WORDS }),
    file('deep.md', `${'>'.repeat(LEVELS)} ${WORDS}`, { text: 'The ministry said' }),
    file(
      'bomb.docx',
      zip(
        withPart(wordParts(''), {
          name: 'word/document.xml',
          content: new Uint8Array(200 * 2 ** 20).fill(32),
          declaredSize: 1000,
        }),
      ),
      { problem: /unpacks to more than 160 MB/ },
    ),
    file('not-a-zip.docx', 'PK but not really', { problem: /damaged/ }),
    file('broken.pdf', '%PDF-1.7 and nothing else', { problem: /damaged/ }),
    file('cut.pdf', good.slice(0, good.length / 2), { problem: /damaged/ }),
    file('locked.pdf', await pdfOf(WORDS, 'secret'), { problem: /protected by a password/ }),
    file('empty.txt', '', { problem: /empty/ }),
    file('empty.html', '', { problem: /empty/ }),
    file('empty.pdf', '', { problem: /empty/ }),
    file('empty.docx', '', { problem: /empty/ }),
    file('empty.eml', '', { problem: /empty/ }),
    file('pdf-named.html', good, { problem: /seems to be a PDF/ }),
    file('page-named.txt', scriptedPage(trap), { text: 'It gave no date.' }),
    file('docx-named.pdf', document, { problem: /not a PDF/ }),
    file('pdf-named.docx', good, { problem: /seems to be a PDF/ }),
    file('utf-16-little.txt', utf16(`Crossing closed\r\n\r\n${WORDS}`, false), { text: WORDS }),
    file('utf-16-big.html', utf16(`<h1>Crossing closed</h1><p>${WORDS}</p>`, true), { text: WORDS }),
    file('nul.txt', `Crossing closed\n\n${WORDS}\0 It gave no date.`, { text: `${WORDS}\uFFFD` }),
    file('nul.html', `<p>${WORDS}</p>\0<p>It gave no\0 date.</p>`, { text: WORDS }),
    file('zeros.txt', new Uint8Array(100_000), { problem: /binary|blank/ }),
    file(
      'noise.eml',
      new Uint8Array(300_000).map((_, index) => (index * 7919) % 251),
      { problem: /./ },
    ),
    file('one-line.txt', 'word '.repeat(2_000_000), { text: 'word word' }),
  ];
}

/** Writes them, a file of 200 MB that takes no room on the disk, and a folder that leads into itself. */
export async function writeHostileFiles(folder: string, files: readonly HostileFile[]): Promise<void> {
  for (const { name, content } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const huge = await open(join(folder, 'huge.txt'), 'w');
  await huge.truncate(200 * 2 ** 20);
  await huge.close();
  await mkdir(join(folder, 'loop'), { recursive: true });
  await symlink(folder, join(folder, 'loop', 'again'), 'dir');
}

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
type Content = string | Uint8Array;

export type HostileFile = {
  name: string;
  content: Content;
  ends: { problem: RegExp } | { text: string };
};

export const LOCKED = { name: 'locked.pdf', password: 'open sesame' } as const;

const LEVELS = 100_000;
/** What the clean text of a file says; no two say the same, or they would be duplicates. */
const wordsOf = (name: string): string =>
  `The ministry said on Friday that the crossing in ${name.replaceAll(/\W+/g, ' ')} would stay closed.`;

/** Entities that would become a billion words. */
const LAUGHS = `<!DOCTYPE html [<!ENTITY l0 "lol">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')}]>`;

/** A page that tries to run, to load and to be followed in every way; `trap` is an address that counts who asks for it. */
function scriptedPage(name: string, trap: string): string {
  const words = wordsOf(name);
  const act = `window.wasRun = true; alert(1); fetch('${trap}/script')`;
  return `<!doctype html><html><head><title>Scripted page</title><script>${act}</script><script src="${trap}/outer.js"></script>
<meta http-equiv="refresh" content="0;url=${trap}/refresh"><link rel="stylesheet" href="${trap}/style.css"><base href="${trap}/base/">
<meta property="og:image" content="${trap}/image.png"><script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>","url":"javascript:alert(1)"}</script></head>
<body onload="${act}" background="${trap}/background.png"><h1>Scripted page</h1><img src="${trap}/picture.png" onerror="${act}">
<svg onload="${act}"><script>${act}</script><image href="${trap}/svg.png"/></svg><iframe srcdoc="<script>parent.wasRun = true</script>" src="${trap}/frame"></iframe>
<object data="${trap}/object"></object><video autoplay src="${trap}/video" onerror="${act}"></video><input autofocus onfocus="${act}">
<p onmouseover="${act}">${words} <a href="javascript:${act}">Read more</a>, <a href="data:text/html,<script>${act}</script>">or this</a>.</p>
<style>@import "${trap}/import.css"; p { background: url(${trap}/css.png) }</style><p>${words} It gave no date.</p></body></html>`;
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

/** Every file but those that need the file system's help, see `writeHostileFiles`. */
export async function hostileFiles(trap: string): Promise<HostileFile[]> {
  const files: HostileFile[] = [];
  /** A file that is read; `make` gets the words that its text must have. */
  const clean = async (name: string, make: (words: string) => Content | Promise<Content>): Promise<void> => {
    files.push({ name, content: await make(wordsOf(name)), ends: { text: wordsOf(name) } });
  };
  const refused = (name: string, content: Content, problem: RegExp): void => {
    files.push({ name, content, ends: { problem } });
  };
  const documentPart = (content: Content, declaredSize?: number): Content =>
    zip(
      withPart(wordParts(''), {
        name: 'word/document.xml',
        content,
        ...(declaredSize === undefined ? {} : { declaredSize }),
      }),
    );

  await clean('scripts.html', () => scriptedPage('scripts.html', trap));
  await clean(
    'scripts.md',
    (words) =>
      `# Notes\n\n${words} <script>wasRun = true</script> [more](javascript:alert(1)) ![](${trap}/md.png)\n`,
  );
  await clean(
    'scripts.eml',
    () =>
      `From: A <a@example.org>\r\nSubject: Note\r\nContent-Type: text/html\r\n\r\n${scriptedPage('scripts.eml', trap)}`,
  );
  await clean('scripts.docx', (words) =>
    docx(paragraph(`${run(words)}<w:hyperlink r:id="rId20">${run(' more')}</w:hyperlink>`), {
      links: { rId20: 'javascript:alert(1)' },
    }),
  );
  refused(
    'laughs.docx',
    documentPart(documentXml(paragraph(run('&l9;')), LAUGHS)),
    /declares a document type/,
  );
  await clean(
    'laughs.xhtml',
    (words) => `<?xml version="1.0"?>${LAUGHS}<html><body><p>${words} &l9;</p></body></html>`,
  );
  await clean('deep.html', (words) => `${'<div>'.repeat(LEVELS)}<p>${words}</p>${'</div>'.repeat(LEVELS)}`);
  await clean('deep-tables.html', (words) => `${'<table><tr><td>'.repeat(LEVELS)}${words}`);
  await clean('deep.md', (words) => `${'>'.repeat(LEVELS)} ${words}`);
  refused(
    'bomb.docx',
    documentPart(new Uint8Array(200 * 2 ** 20).fill(32), 1000),
    /unpacks to more than 160 MB/,
  );
  refused('not-a-zip.docx', 'PK but not really', /damaged/);
  refused('broken.pdf', '%PDF-1.7 and nothing else', /damaged/);
  const good = await pdfOf('A page.');
  refused('cut.pdf', good.slice(0, good.length / 2), /damaged/);
  refused(LOCKED.name, await pdfOf(wordsOf(LOCKED.name), LOCKED.password), /protected by a password/);
  for (const extension of ['txt', 'html', 'pdf', 'docx', 'eml', 'mhtml', 'md'])
    refused(`empty.${extension}`, '', /is empty/);
  await clean('pdf-named.html', pdfOf);
  await clean('pdf-named.docx', pdfOf);
  await clean('page-named.txt', () => scriptedPage('page-named.txt', trap));
  await clean('document-named.pdf', (words) => docx(paragraph(words)));
  await clean('utf-16-little.txt', (words) => utf16(`Crossing closed\r\n\r\n${words}`, false));
  await clean('utf-16-big.html', (words) => utf16(`<h1>Crossing closed</h1><p>${words}</p>`, true));
  await clean('nul.txt', (words) => `Crossing closed\n\n${words}\0 It gave no date.`);
  await clean('nul.html', (words) => `<p>${words}</p>\0<p>It gave no\0 date.</p>`);
  refused('zeros.txt', new Uint8Array(100_000), /binary|blank/);
  refused(
    'noise.eml',
    new Uint8Array(300_000).map((_, index) => (index * 7919) % 251),
    /damaged|no e-mail/,
  );
  await clean('one-line.txt', (words) => `${words} `.repeat(20_000));
  return files;
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

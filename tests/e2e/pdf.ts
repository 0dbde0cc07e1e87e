/** Opens a PDF again, as a reader would: text, metadata, outline, links and attachments. */
import { readFile } from 'node:fs/promises';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Annotation = { subtype: string; dest: unknown; url: string | undefined };

export type OpenedPdf = {
  pages: string[];
  /** All text, white space collapsed. */
  text: string;
  info: Record<string, unknown>;
  language: string | null;
  isTagged: boolean;
  outline: string[];
  links: Annotation[];
  attachments: Map<string, Uint8Array>;
};

function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

async function readPages(document: PDFDocumentProxy): Promise<{ pages: string[]; links: Annotation[] }> {
  const pages: string[] = [];
  const links: Annotation[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of await page.getAnnotations())
      links.push({ subtype: annotation.subtype, dest: annotation.dest, url: annotation.url });
  }
  return { pages, links };
}

type OutlineItem = { title: string; items: OutlineItem[] };

function titles(items: readonly OutlineItem[]): string[] {
  return items.flatMap((item) => [item.title, ...titles(item.items)]);
}

export async function openPdf(path: string): Promise<OpenedPdf> {
  const data = new Uint8Array(await readFile(path));
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const { pages, links } = await readPages(document);
  const metadata = await document.getMetadata();
  const info = metadata.info as Record<string, unknown>;
  const markInfo = await document.getMarkInfo();
  const files = ((await document.getAttachments()) ?? {}) as Record<
    string,
    { filename: string; content: Uint8Array }
  >;
  const outline = ((await document.getOutline()) ?? []) as OutlineItem[];
  const opened: OpenedPdf = {
    pages,
    text: collapse(pages.join('\n')),
    info,
    language: typeof info.Language === 'string' ? info.Language : null,
    isTagged: markInfo !== null && (markInfo as { Marked?: boolean }).Marked === true,
    outline: titles(outline),
    links,
    attachments: new Map(Object.values(files).map((file) => [file.filename, file.content])),
  };
  await document.destroy();
  return opened;
}

/** What a PDF holds, read by pdf.js: another program than the ones that wrote it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PdfLink = { page: number; to: string };

export type PdfContents = {
  pages: string[];
  /** Titles in order, indented by two spaces a level. */
  outline: string[];
  internalLinks: PdfLink[];
  webLinks: PdfLink[];
  destinations: string[];
  info: Record<string, unknown>;
  xmp: Map<string, unknown> | null;
  tagged: boolean;
  /** Roles of the structure tree that occur, over all pages. */
  roles: Set<string>;
  attachments: Record<string, Uint8Array>;
};

type OutlineItem = { title: string; items: OutlineItem[] };

export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const contents: PdfContents = {
    pages: [],
    outline: flatten((await pdf.getOutline()) ?? []),
    internalLinks: [],
    webLinks: [],
    destinations: Object.keys((await pdf.getDestinations()) ?? {}),
    info: {},
    xmp: null,
    tagged: (await pdf.getMarkInfo())?.Marked === true,
    roles: new Set(),
    attachments: {},
  };
  const { info, metadata } = await pdf.getMetadata();
  contents.info = info as Record<string, unknown>;
  contents.xmp = metadata === null ? null : new Map(Object.entries(Object.fromEntries(metadata)));
  for (const [name, file] of Object.entries((await pdf.getAttachments()) ?? {}))
    contents.attachments[name] = (file as { content: Uint8Array }).content;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    contents.pages.push(
      items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    );
    for (const annotation of await page.getAnnotations()) {
      if (annotation.url) contents.webLinks.push({ page: number, to: annotation.url });
      else if (typeof annotation.dest === 'string')
        contents.internalLinks.push({ page: number, to: annotation.dest });
    }
    collectRoles(await page.getStructTree(), contents.roles);
  }
  await pdf.loadingTask.destroy();
  return contents;
}

/** Points from the left edge of the first page to where each of its pieces of text ends, in the order in which they are written. */
export async function rightEdges(bytes: Uint8Array): Promise<{ text: string; right: number }[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  await pdf.loadingTask.destroy();
  return items.flatMap((item) =>
    'str' in item ? [{ text: item.str.trim(), right: Number(item.transform[4]) + item.width }] : [],
  );
}

function flatten(items: OutlineItem[], depth = 0): string[] {
  return items.flatMap((item) => ['  '.repeat(depth) + item.title, ...flatten(item.items, depth + 1)]);
}

function collectRoles(node: unknown, roles: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') roles.add(node.role);
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) collectRoles(child, roles);
}

/** Text as one line: how it was broken over lines does not matter. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

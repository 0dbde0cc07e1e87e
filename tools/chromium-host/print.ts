/** Electron's print options in the DevTools protocol's words. */
import type { PrintToPDFOptions } from 'electron';
import type { Session } from './cdp.ts';
import type { Params } from './protocol-types.ts';

type Size = { width: number; height: number };

/** Paper sizes by name, in inches, portrait. */
const PAPER = new Map<string, Size>([
  ['a0', { width: 33.1, height: 46.8 }],
  ['a1', { width: 23.4, height: 33.1 }],
  ['a2', { width: 16.54, height: 23.4 }],
  ['a3', { width: 11.7, height: 16.54 }],
  ['a4', { width: 8.27, height: 11.7 }],
  ['a5', { width: 5.83, height: 8.27 }],
  ['a6', { width: 4.13, height: 5.83 }],
  ['letter', { width: 8.5, height: 11 }],
  ['legal', { width: 8.5, height: 14 }],
  ['tabloid', { width: 11, height: 17 }],
  ['ledger', { width: 17, height: 11 }],
]);

/** All lengths are inches. Throws for a paper size that Electron does not know. */
export function printParams(options: PrintToPDFOptions): Params<'Page.printToPDF'> {
  const paper = paperSize(options.pageSize ?? 'Letter');
  const margins = options.margins ?? {};
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth: paper.width,
    paperHeight: paper.height,
    ...(margins.top !== undefined && { marginTop: margins.top }),
    ...(margins.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins.left !== undefined && { marginLeft: margins.left }),
    ...(margins.right !== undefined && { marginRight: margins.right }),
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    transferMode: 'ReturnAsStream',
  };
}

function paperSize(size: NonNullable<PrintToPDFOptions['pageSize']>): Size {
  if (typeof size !== 'string') return size;
  const paper = PAPER.get(size.toLowerCase());
  if (paper === undefined) throw new Error(`Invalid pageSize ${size}`);
  return paper;
}

/** Prints a page to PDF. Rejects with Electron's wording where Chromium refuses, for example a bad page range. */
export async function printPage(session: Session, options: PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
  const params = printParams(options);
  const { stream } = await session.send('Page.printToPDF', params).catch((error: unknown) => {
    throw new Error(`Failed to generate PDF: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (stream === undefined) throw new Error('Failed to generate PDF: Chromium gave no data');
  const parts: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle: stream, size: 1_000_000 });
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    if (eof) break;
  }
  session.attempt('IO.close', { handle: stream });
  return Buffer.concat(parts);
}

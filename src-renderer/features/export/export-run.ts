/**
 * One export of an annotated source: written in a worker, printed by main where it is a PDF, saved where the analyst says.
 * Nothing is written to the disk before it is whole.
 */
import type { SourceId } from '../../domain/ids.ts';
import { fail, type Result, succeed } from '../../domain/result.ts';
import type { FontFace } from '../../exporters/brief-html/font-faces.ts';
import type { SourceFormat } from '../../ui/source-export.tsx';
import { type ExportWorker, startExportWorker } from '../../workers/export-client.ts';
import type { WrittenSource } from '../../workers/export-jobs.ts';

/** `done` of `total` steps are behind. */
export type ExportProgress = {
  title: string;
  step: string;
  note?: string | undefined;
  done: number;
  total: number;
};

/** `path` is null where the analyst chose no place; `pages` is null for what has none. */
export type ExportedSource = { path: string | null; pages: number | null };

/** `words` tell more of a step than its name, and `note` what else the analyst should know of it. */
type Run = { signal: AbortSignal; onStep: (step: string, words?: string, note?: string) => void };

type Written = { bytes: Uint8Array<ArrayBuffer>; title: string; pages: number | null };

const EXTENSIONS = { pdf: 'pdf', html: 'html', markdown: 'md' } as const satisfies Record<
  SourceFormat,
  string
>;

/** The steps of an export, in order, in the analyst's words. */
export function stepsOf(format: SourceFormat): string[] {
  const printing = format === 'pdf' ? ['Printing pages', 'Finishing the PDF'] : [];
  return ['Writing text and annotations', ...printing, 'Saving'];
}

/** @throws the signal's reason once it is aborted */
export async function runExport(
  sourceId: SourceId,
  format: SourceFormat,
  run: Run,
): Promise<Result<ExportedSource>> {
  const worker = startExportWorker(run.signal);
  try {
    const written = await write(sourceId, format, worker, run);
    if (!written.ok) return written;
    run.signal.throwIfAborted();
    run.onStep('Saving');
    const { bytes, title, pages } = written.value;
    const saved = await window.desktop.saveFile({
      suggestedName: `${title} (annotated)`,
      extension: EXTENSIONS[format],
      bytes,
    });
    return saved.ok ? succeed({ path: saved.value.path, pages }) : saved;
  } finally {
    worker.end();
  }
}

async function write(
  sourceId: SourceId,
  format: SourceFormat,
  worker: ExportWorker,
  run: Run,
): Promise<Result<Written>> {
  run.onStep('Writing text and annotations');
  const written = await worker.run('write', {
    sourceId,
    format: format === 'pdf' ? 'print' : format,
    now: Date.now(),
    fonts: format === 'markdown' ? [] : await loadFonts(),
  });
  if (!written.ok) return written;
  const { text, title, print } = written.value;
  if (print === null) return succeed({ bytes: new TextEncoder().encode(text), title, pages: null });
  const printed = await printPages(text, print, worker, run);
  return printed.ok ? succeed({ ...printed.value, title }) : printed;
}

type Printable = NonNullable<WrittenSource['print']>;

async function printPages(
  html: string,
  { facts, pages }: Printable,
  worker: ExportWorker,
  { signal, onStep }: Run,
) {
  onStep('Printing pages', ...printingWords(pages));
  const id = crypto.randomUUID();
  const stop = (): void => void window.desktop.stopPrinting({ id });
  signal.addEventListener('abort', stop, { once: true });
  const pdf = await window.desktop.printHtml({ html, id });
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (!pdf.ok) return fail(`${pdf.problem} A web page or Markdown of it holds the same.`);
  onStep('Finishing the PDF');
  return worker.run('finish', { pdf: pdf.value, facts });
}

/** Fewer are printed before one has read how many they are. */
const MANY_PAGES = 50;
/** So many take a minute on a busy computer. */
const PAGES_A_MINUTE = 500;

/** Chromium tells nobody how far it has come: only how much there is can be said. */
function printingWords(pages: number): [words: string, note?: string] {
  if (pages < MANY_PAGES) return ['Printing pages'];
  const words = `Printing some ${Number(pages.toPrecision(2)).toLocaleString('en')} pages`;
  return pages < PAGES_A_MINUTE ? [words] : [words, 'It may take minutes. You can work on meanwhile.'];
}

/** With addresses that a worker and a printed page can resolve: those of the bundler may be relative to the app's root. */
async function loadFonts(): Promise<FontFace[]> {
  const { bundledFontFaces } = await import('../../exporters/print-fonts.ts');
  return bundledFontFaces().map((face) => ({ ...face, url: new URL(face.url, document.baseURI).href }));
}

/** Writing an annotated source, and finishing its PDF, off the window's thread: texts can be of 3 MB. */
import { annotateSource } from '../domain/annotated-source/annotated-source.ts';
import { isoDay } from '../domain/date.ts';
import { embeddable, embedFonts } from '../exporters/annotated-source/embed-fonts.ts';
import { annotatedSourceToHtml } from '../exporters/annotated-source/html.ts';
import { annotatedPdfFacts, estimatePages } from '../exporters/annotated-source/pdf.ts';
import { sourceTitle } from '../exporters/brief-html/wording.ts';
import { loadAnnotatedSource } from '../storage/annotated-source.ts';
import { database } from '../storage/workspace.ts';
import type { ExportAnswer, ExportJobKind, ExportJobs, WritingJob, WrittenSource } from './export-jobs.ts';

async function readFont(url: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await fetch(url).catch(() => null);
  return answer?.ok === true ? new Uint8Array(await answer.arrayBuffer()) : null;
}

async function write({ sourceId, format, now, fonts }: WritingJob): Promise<WrittenSource> {
  const material = await loadAnnotatedSource(database, sourceId);
  if (material === null) throw new Error('The source is no longer in the dossier.');
  const annotated = annotateSource(material);
  const exportedOn = isoDay(now);
  const title = sourceTitle(material.source);
  if (format === 'markdown') {
    const { annotatedSourceToMarkdown } = await import('../exporters/annotated-source/markdown.ts');
    return { text: annotatedSourceToMarkdown(annotated, exportedOn), title, print: null };
  }
  if (format === 'print') {
    const page = annotatedSourceToHtml(annotated, { fonts, exportedOn, medium: 'print' });
    const facts = annotatedPdfFacts(annotated, page, now);
    return { text: page.html, title, print: { facts, pages: estimatePages(annotated) } };
  }
  const faces = embeddable(fonts);
  const page = annotatedSourceToHtml(annotated, { fonts: faces, exportedOn, medium: 'screen' });
  return { text: await embedFonts(page.html, faces, readFont), title, print: null };
}

const JOBS: {
  [Kind in ExportJobKind]: (job: ExportJobs[Kind]['job']) => Promise<ExportJobs[Kind]['answer']>;
} = {
  write,
  async finish({ pdf, facts }) {
    const { finishPdf } = await import('../exporters/pdf-finish.ts');
    return finishPdf(pdf, facts);
  },
};

async function run<Kind extends ExportJobKind>(
  kind: Kind,
  job: ExportJobs[Kind]['job'],
): Promise<ExportAnswer<Kind>> {
  try {
    return { ok: true, value: await JOBS[kind](job) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', (event: MessageEvent<{ kind: ExportJobKind; job: never }>) => {
  void run(event.data.kind, event.data.job).then((answer) => postMessage(answer));
});

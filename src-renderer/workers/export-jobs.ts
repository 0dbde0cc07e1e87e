/** What the export worker is asked, and what it answers. */
import type { SourceId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { FontFace } from '../exporters/brief-html/font-faces.ts';
import type { PdfFacts } from '../exporters/pdf-finish.ts';

export type WritingJob = {
  sourceId: SourceId;
  /** `print` is the page that becomes a PDF. */
  format: 'html' | 'markdown' | 'print';
  /** Milliseconds since the Unix epoch. */
  now: number;
  fonts: readonly FontFace[];
};

/** `print` is there for that format only: what finishing its PDF needs, and about how many pages it will have. */
export type WrittenSource = {
  text: string;
  title: string;
  print: { facts: PdfFacts; pages: number } | null;
};

export type ExportJobs = {
  write: { job: WritingJob; answer: WrittenSource };
  finish: {
    job: { pdf: Uint8Array; facts: PdfFacts };
    answer: { bytes: Uint8Array<ArrayBuffer>; pages: number };
  };
};

export type ExportJobKind = keyof ExportJobs;
export type ExportAnswer<Kind extends ExportJobKind> = Result<ExportJobs[Kind]['answer']>;

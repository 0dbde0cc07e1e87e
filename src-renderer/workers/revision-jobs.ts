/** What the revision worker is asked and answers. Each job is a worker of its own, which ends with it. */
import type { ScoredRange } from '../domain/anchor/move-anchors.ts';
import type { AnnotationId, DossierId, RevisionId, SourceId } from '../domain/ids.ts';
import type { ChangeSection } from '../domain/text/change-sections.ts';
import type { RevisionOutcome } from '../storage/revise.ts';
import type { ImportedSource } from '../storage/sources.ts';

export type RevisionJobs = {
  /** Stores a new text of a source and moves its anchors, in one undoable change. */
  revise: {
    job: {
      sourceId: SourceId;
      dossierId: DossierId;
      imported: ImportedSource;
      fileName: string;
      address: string;
      /** Milliseconds since the Unix epoch. */
      now: number;
    };
    answer: RevisionOutcome;
  };
  /**
   * What changed from one revision to another, in sections that come one after the other as parts: to take a book out of one
   * message would hold up the window. Null where a revision is not there.
   */
  compare: {
    job: { fromId: RevisionId; toId: RevisionId };
    part: ChangeSection;
    answer: ComparedTexts | null;
  };
  /** Where in its source's current text a lost annotation may belong, the best first; empty where nothing is like it. */
  suggest: { job: { annotationId: AnnotationId }; answer: ScoredRange[] };
};

/** `changes` counts rows that changed, `added` and `removed` words. */
export type ComparedTexts = { changes: number; added: number; removed: number };

/** What a job gives before its answer. */
export type RevisionPart<Kind extends RevisionJobKind> = RevisionJobs[Kind] extends { part: infer Part }
  ? Part
  : never;

export type RevisionJobKind = keyof RevisionJobs;
export type RevisionAnswer<Kind extends RevisionJobKind> =
  | { ok: true; value: RevisionJobs[Kind]['answer'] }
  | { ok: false; problem: string };

/** The reports as sources of a dossier, with annotations and claims: what the search meets in a large workspace. */
import { makeAnchor } from '../../../../src-renderer/domain/anchor/anchor.ts';
import type {
  AnnotationId,
  ClaimId,
  DossierId,
  RevisionId,
  SourceId,
} from '../../../../src-renderer/domain/ids.ts';
import type {
  Annotation,
  Claim,
  Dossier,
  Revision,
  Source,
} from '../../../../src-renderer/domain/records.ts';
import type { Report } from './corpus.ts';

export type DossierRows = {
  dossiers: Dossier[];
  sources: Source[];
  revisions: Revision[];
  annotations: Annotation[];
  claims: Claim[];
};

const DOSSIER = 'bench-dossier' as DossierId;
const ANNOTATIONS_EACH = 2;
/** One report in five has a claim. */
const CLAIM_EVERY = 5;
const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** @param isNew also gives the dossier itself */
export function makeDossierRows(reports: readonly Report[], isNew: boolean): DossierRows {
  const stored = { dossierId: DOSSIER, createdAt: 1, updatedAt: 1 };
  const dossier: Dossier = { ...stored, id: DOSSIER, title: 'Large', question: '', marking: 'TLP:CLEAR' };
  return {
    dossiers: isNew ? [dossier] : [],
    sources: reports.map(({ id, title, text }, index) => ({
      ...stored,
      id: id as SourceId,
      kind: 'article-newspaper',
      title,
      author: '',
      publisher: 'Made-up Wire',
      issued: `2025-${String((index % 12) + 1).padStart(2, '0')}-21`,
      accessed: '',
      url: '',
      language: 'en',
      doi: '',
      volume: '',
      issue: '',
      page: '',
      statedBy: {},
      tagIds: [],
      reliability: GRADES[index % GRADES.length] ?? 'F',
      reliabilityReason: '',
      descriptor: '',
      revisionId: revisionOf(id),
      textHash: id,
      wordCount: text.length / 6,
    })),
    revisions: reports.map(({ id, text }) => ({
      ...stored,
      id: revisionOf(id),
      sourceId: id as SourceId,
      number: 1,
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }],
      pages: [],
      images: [],
      textHash: id,
    })),
    annotations: reports.flatMap(({ id, text }) =>
      Array.from({ length: ANNOTATIONS_EACH }, (_, index) => ({
        ...stored,
        id: `${id}-annotation-${index}` as AnnotationId,
        sourceId: id as SourceId,
        anchor: makeAnchor(revisionOf(id), text, 300 + 900 * index, 420 + 900 * index),
        tagIds: [],
        note: '',
        author: '',
        unconfirmed: null,
      })),
    ),
    claims: reports
      .filter((_, index) => index % CLAIM_EVERY === 0)
      .map(({ id, text }) => ({
        ...stored,
        id: `${id}-claim` as ClaimId,
        number: Number(id.split('-')[1]) + 1,
        statement: text.slice(500, 600),
        type: 'reported-fact',
        attribution: { speaker: 'writer', who: '', cue: '', manner: 'communication' },
        likelihood: null,
        confidence: null,
        confidenceBasis: '',
      })),
  };
}

function revisionOf(id: string): RevisionId {
  return `${id}-revision` as RevisionId;
}

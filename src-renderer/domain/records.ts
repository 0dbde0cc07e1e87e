/**
 * Every stored record (DESIGN §5). Times are milliseconds since the Unix epoch; dates of the outer world are ISO 8601
 * strings that may be partial ('2025', '2025-11', '2025-11-21') or empty.
 */
import type { Anchor } from './anchor/anchor.ts';
import type {
  AnnotationId,
  BriefId,
  BriefVersionId,
  CandidateId,
  ClaimId,
  DossierId,
  EvidenceId,
  NoteId,
  OriginalId,
  OriginLinkId,
  RevisionId,
  SavedFilterId,
  SourceId,
  TagId,
} from './ids.ts';
import type { Block } from './text/block.ts';
import type { Attribution } from './vocabularies/attribution.ts';
import type { ClaimType } from './vocabularies/claim-type.ts';
import type { Confidence } from './vocabularies/confidence.ts';
import type { Credibility, Reliability } from './vocabularies/grading.ts';
import type { LikelihoodId } from './vocabularies/likelihood.ts';
import type { Marking } from './vocabularies/marking.ts';
import type { StatedBy } from './vocabularies/metadata-origin.ts';
import type { SourceKind } from './vocabularies/source-kind.ts';
import type { Stance, Strength } from './vocabularies/stance.ts';
import type { TagHue } from './vocabularies/tag-hue.ts';

type InDossier = { dossierId: DossierId; createdAt: number; updatedAt: number };

/** `dossierId` equals `id`. */
export type Dossier = InDossier & { id: DossierId; title: string; question: string; marking: Marking };

/**
 * `textHash` is the SHA-256 (hex) of the current revision's text: equal texts are duplicates. It is '' where only the
 * reference is known; the revision's text is empty then. `doi`, `volume`, `issue` and `page` are CSL-JSON's variables.
 */
export type Source = InDossier & {
  id: SourceId;
  kind: SourceKind;
  title: string;
  author: string;
  publisher: string;
  issued: string;
  accessed: string;
  url: string;
  language: string;
  doi: string;
  volume: string;
  issue: string;
  page: string;
  statedBy: StatedBy;
  tagIds: TagId[];
  reliability: Reliability;
  reliabilityReason: string;
  descriptor: string;
  revisionId: RevisionId;
  textHash: string;
  wordCount: number;
};

/** A page of a paginated original begins at UTF-16 offset `start` of the text; `label` is its printed or counted number. */
export type PageStart = { label: string; start: number };

/** An image that stood at UTF-16 offset `start`. Images are counted and named, never stored; `name` may be ''. */
export type ImageMention = { name: string; start: number };

/**
 * One text of a source; never changed once stored. `number` counts from 1 within the source. `pages` is empty where the
 * original has none.
 */
export type Revision = InDossier & {
  id: RevisionId;
  sourceId: SourceId;
  number: number;
  text: string;
  blocks: Block[];
  pages: PageStart[];
  images: ImageMention[];
  textHash: string;
};

/** The imported bytes, kept unchanged; `sha256` is of `bytes`, hex. `address` is where they were fetched, else ''. */
export type Original = InDossier & {
  id: OriginalId;
  sourceId: SourceId;
  revisionId: RevisionId;
  fileName: string;
  address: string;
  mediaType: string;
  encoding: string;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
};

/**
 * A new revision carried the annotation to another wording or place, and the analyst has not confirmed it. `before` is the
 * anchor on the older revision; `score` is from 0 to 1.
 */
export type UnconfirmedMove = { outcome: 'changed' | 'moved'; before: Anchor; score: number };

/**
 * `note` is plain text; `author` the analyst who made it, '' where nobody said. An annotation whose anchor is on an older
 * revision than its source's is lost: the newer text does not hold its passage, and it waits for the analyst.
 */
export type Annotation = InDossier & {
  id: AnnotationId;
  sourceId: SourceId;
  anchor: Anchor;
  tagIds: TagId[];
  note: string;
  author: string;
  unconfirmed: UnconfirmedMove | null;
};

/**
 * Two sources that share text, the smaller id first: `share` is the part of the shorter text that also stands in the other,
 * from 0 to 1. Found links and confirmed ones join their sources to one origin; split ones do not.
 */
export type OriginLink = InDossier & {
  id: OriginLinkId;
  sourceIds: [SourceId, SourceId];
  share: number;
  verdict: 'found' | 'confirmed' | 'split';
};

/** A named filter of a list. `filter` is what the list stores; it parses it before use. */
export type SavedFilter = InDossier & { id: SavedFilterId; view: 'sources'; name: string; filter: unknown };

/** `key` is the number key that applies the tag in the reader, or null; `position` orders siblings. */
export type Tag = InDossier & {
  id: TagId;
  parentId: TagId | null;
  name: string;
  hue: TagHue;
  definition: string;
  position: number;
  key: number | null;
};

/** `number` counts from 1 within the dossier and is never given twice. */
export type Claim = InDossier & {
  id: ClaimId;
  number: number;
  statement: string;
  type: ClaimType;
  attribution: Attribution;
  likelihood: LikelihoodId | null;
  confidence: Confidence | null;
  confidenceBasis: string;
};

/** `strength` is null for qualifies and context. */
export type Evidence = InDossier & {
  id: EvidenceId;
  claimId: ClaimId;
  annotationId: AnnotationId;
  sourceId: SourceId;
  stance: Stance;
  strength: Strength | null;
  credibility: Credibility;
};

/** A possible claim found by rules. `anchor` is the span of its content; `claimId` is set once kept. */
export type Candidate = InDossier & {
  id: CandidateId;
  sourceId: SourceId;
  anchor: Anchor;
  type: ClaimType;
  attribution: Attribution;
  state: 'open' | 'kept' | 'dismissed';
  claimId: ClaimId | null;
};

export type NoteTarget =
  | { kind: 'dossier'; id: DossierId }
  | { kind: 'source'; id: SourceId }
  | { kind: 'claim'; id: ClaimId };

/** `excerpt` is the first words of the body, for lists; `targetId` repeats `target.id` as an index. */
export type Note = InDossier & {
  id: NoteId;
  target: NoteTarget;
  targetId: string;
  title: string;
  excerpt: string;
};

/** A TipTap document (ProseMirror JSON). */
export type RichTextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichTextNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
};

/** Shares its id with its note. `schemaVersion` is that of domain/brief/document.ts. */
export type NoteBody = InDossier & { id: NoteId; schemaVersion: number; content: RichTextNode };

export type BriefTemplate = 'policy-memo';

export type FrontMatter = { to: string; from: string; subject: string; date: string; author: string };

/** `draft` counts exported or saved versions from 1. `machineDrafted` stays true until an analyst says reviewed. */
export type Brief = InDossier & {
  id: BriefId;
  title: string;
  template: BriefTemplate;
  front: FrontMatter;
  marking: Marking;
  language: string;
  draft: number;
  machineDrafted: boolean;
};

export type BriefBody = InDossier & { id: BriefId; schemaVersion: number; content: RichTextNode };

export type BriefVersion = InDossier & {
  id: BriefVersionId;
  briefId: BriefId;
  label: string;
  brief: Brief;
  schemaVersion: number;
  content: RichTextNode;
};

/** Settings and bookkeeping of this computer; not part of any dossier's content. */
export type Meta = {
  key: string;
  value: unknown;
  dossierId: DossierId | null;
  createdAt: number;
  updatedAt: number;
};

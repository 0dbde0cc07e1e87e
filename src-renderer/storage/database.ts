/** The one Dexie database (DESIGN §5). A released schema version is never edited, only followed by the next. */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { ChangeRow } from '../domain/change.ts';
import type {
  Annotation,
  Brief,
  BriefBody,
  BriefVersion,
  Candidate,
  Claim,
  Dossier,
  Evidence,
  Meta,
  Note,
  NoteBody,
  Original,
  OriginLink,
  Revision,
  SavedFilter,
  Source,
  Tag,
} from '../domain/records.ts';
import { upgradeToVersion2 } from './upgrades.ts';

/** One committed change: what `commit` did, with every row before and after. `sequence` orders the log. */
export type Change = {
  sequence: number;
  dossierId: string;
  label: string;
  time: number;
  state: 'done' | 'undone' | 'discarded';
  rows: ChangeRow[];
};

export const DATABASE_NAME = 'chancery';

const VERSION_1 = {
  dossiers: 'id, updatedAt',
  sources: 'id, dossierId, [dossierId+textHash]',
  revisions: 'id, dossierId, sourceId, [sourceId+number]',
  originals: 'id, dossierId, sourceId, revisionId, sha256',
  annotations: 'id, dossierId, sourceId, anchor.revisionId, *tagIds',
  tags: 'id, dossierId, parentId',
  claims: 'id, dossierId, [dossierId+number]',
  evidence: 'id, dossierId, claimId, annotationId, sourceId, [claimId+annotationId]',
  candidates: 'id, dossierId, sourceId, [dossierId+state], claimId',
  notes: 'id, dossierId, targetId',
  noteBodies: 'id, dossierId',
  briefs: 'id, dossierId, updatedAt',
  briefBodies: 'id, dossierId',
  briefVersions: 'id, dossierId, briefId',
  changes: '++sequence, dossierId, [dossierId+state]',
  meta: 'key, dossierId',
} as const;

/** Tags of sources, origins and saved filters; `*sourceIds` finds the links of a source. */
const VERSION_2 = {
  sources: 'id, dossierId, [dossierId+textHash], *tagIds',
  originLinks: 'id, dossierId, *sourceIds',
  savedFilters: 'id, dossierId',
} as const;

/**
 * Annotations in the order of the text, so that the reader can begin with those in view; and how many of a source wait to be
 * confirmed: rows without an outcome are not in that index at all.
 */
const VERSION_3 = {
  annotations:
    'id, dossierId, sourceId, anchor.revisionId, [anchor.revisionId+anchor.start], [sourceId+unconfirmed.outcome], *tagIds',
} as const;

/** The tables whose rows `commit` writes and undo restores. */
export type ContentTable = Exclude<keyof typeof VERSION_1 | keyof typeof VERSION_2, 'changes' | 'meta'>;

/** The database of one profile: one typed property a table. The first use opens it and upgrades an older schema. */
export class ChanceryDatabase extends Dexie {
  declare readonly dossiers: Table<Dossier, string>;
  declare readonly sources: Table<Source, string>;
  declare readonly revisions: Table<Revision, string>;
  declare readonly originals: Table<Original, string>;
  declare readonly annotations: Table<Annotation, string>;
  declare readonly tags: Table<Tag, string>;
  declare readonly claims: Table<Claim, string>;
  declare readonly evidence: Table<Evidence, string>;
  declare readonly candidates: Table<Candidate, string>;
  declare readonly notes: Table<Note, string>;
  declare readonly noteBodies: Table<NoteBody, string>;
  declare readonly briefs: Table<Brief, string>;
  declare readonly briefBodies: Table<BriefBody, string>;
  declare readonly briefVersions: Table<BriefVersion, string>;
  declare readonly originLinks: Table<OriginLink, string>;
  declare readonly savedFilters: Table<SavedFilter, string>;
  declare readonly changes: EntityTable<Change, 'sequence'>;
  declare readonly meta: Table<Meta, string>;

  /** @param name other than the default only in tests */
  constructor(name: string = DATABASE_NAME) {
    // Strict: a commit is reported only once it is on the disk, so that "Saved" survives a power cut.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores(VERSION_1);
    this.version(2).stores(VERSION_2).upgrade(upgradeToVersion2);
    this.version(3).stores(VERSION_3);
  }
}

/** The row type of each content table. */
export type RowOf = {
  dossiers: Dossier;
  sources: Source;
  revisions: Revision;
  originals: Original;
  annotations: Annotation;
  tags: Tag;
  claims: Claim;
  evidence: Evidence;
  candidates: Candidate;
  notes: Note;
  noteBodies: NoteBody;
  briefs: Brief;
  briefBodies: BriefBody;
  briefVersions: BriefVersion;
  originLinks: OriginLink;
  savedFilters: SavedFilter;
};

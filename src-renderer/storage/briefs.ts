/** Briefs: making one, copying and removing it, its versions, and the writing of its text past the change log. */
import { DOCUMENT_SCHEMA_VERSION } from '../domain/brief/document.ts';
import { sameValue } from '../domain/change.ts';
import type { BriefId, BriefVersionId } from '../domain/ids.ts';
import type { Brief, BriefBody, BriefVersion, RichTextNode } from '../domain/records.ts';
import { type Marking, strictestMarking } from '../domain/vocabularies/marking.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { DocumentGone } from './document-gone.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeRows } from './removal.ts';
import { trackSave } from './save-status.ts';

/** What a new brief starts with. */
export type NewBrief = Pick<
  Brief,
  'title' | 'template' | 'front' | 'marking' | 'language' | 'machineDrafted'
> & { content: RichTextNode };

/** The operations that make a brief with its text. It is draft 1. */
export function addBriefOperations(
  context: NewRowContext,
  { content, ...fields }: NewBrief,
): { brief: Brief; operations: Operation[] } {
  const brief: Brief = { ...newRow<BriefId>(context), ...fields, draft: 1 };
  return {
    brief,
    operations: [
      { kind: 'put', table: 'briefs', row: brief },
      { kind: 'put', table: 'briefBodies', row: bodyOf(brief, content, context.now) },
    ],
  };
}

function bodyOf(brief: Pick<Brief, 'id' | 'dossierId'>, content: RichTextNode, now: number): BriefBody {
  const { id, dossierId } = brief;
  return { id, dossierId, createdAt: now, updatedAt: now, schemaVersion: DOCUMENT_SCHEMA_VERSION, content };
}

/** The operations that copy a brief as a new draft 1, without its versions. Null where the brief is gone. */
export async function duplicateBriefOperations(
  database: ChanceryDatabase,
  briefId: BriefId,
  context: NewRowContext,
): Promise<{ brief: Brief; operations: Operation[] } | null> {
  const [brief, body] = await Promise.all([database.briefs.get(briefId), database.briefBodies.get(briefId)]);
  if (brief === undefined || body === undefined) return null;
  const title = `${brief.title} (copy)`;
  // A subject that repeats the title goes with it.
  const front = brief.front.subject === brief.title ? { ...brief.front, subject: title } : brief.front;
  const copy: Brief = { ...brief, ...newRow<BriefId>(context), title, front, draft: 1 };
  // The text is copied as it is stored, with its schema version: copying must not judge it.
  const bodyCopy: BriefBody = { ...body, ...bodyOf(copy, body.content, context.now) };
  bodyCopy.schemaVersion = body.schemaVersion;
  return {
    brief: copy,
    operations: [
      { kind: 'put', table: 'briefs', row: copy },
      { kind: 'put', table: 'briefBodies', row: bodyCopy },
    ],
  };
}

/** The operations that remove briefs with their texts and versions. */
export async function removeBriefOperations(
  database: ChanceryDatabase,
  ...briefIds: readonly BriefId[]
): Promise<Operation[]> {
  const versions = await database.briefVersions.where('briefId').anyOf(briefIds).primaryKeys();
  return [
    ...removeRows('briefVersions', versions),
    ...removeRows('briefBodies', briefIds),
    ...removeRows('briefs', briefIds),
  ];
}

/** What an analyst can change of a brief besides its text. */
export type BriefFields = Pick<
  Brief,
  'title' | 'template' | 'front' | 'marking' | 'language' | 'machineDrafted'
>;

/** The operation that changes some fields of a brief; its draft number is not among them. */
export function updateBriefOperations(briefId: BriefId, fields: Partial<BriefFields>): Operation[] {
  return [{ kind: 'update', table: 'briefs', key: briefId, fields }];
}

/** A version of a brief as it stands, and the operations that keep it. Its draft number is taken: the next one counts on. */
export function keepVersionOperations(
  context: NewRowContext,
  brief: Brief,
  body: Pick<BriefBody, 'content' | 'schemaVersion'>,
  label: string,
): { version: BriefVersion; operations: Operation[] } {
  const version = versionOf(context.makeId<BriefVersionId>(), brief, body, label, context.now);
  return {
    version,
    operations: [
      { kind: 'put', table: 'briefVersions', row: version },
      { kind: 'update', table: 'briefs', key: brief.id, fields: { draft: brief.draft + 1 } },
    ],
  };
}

function versionOf(
  id: BriefVersionId,
  brief: Brief,
  body: Pick<BriefBody, 'content' | 'schemaVersion'>,
  label: string,
  now: number,
): BriefVersion {
  return {
    id,
    dossierId: brief.dossierId,
    createdAt: now,
    updatedAt: now,
    briefId: brief.id,
    label,
    brief,
    schemaVersion: body.schemaVersion,
    content: body.content,
  };
}

/**
 * The operations that bring a version back: its text, title and front matter replace what stands now, which is kept as a
 * version first. The marking never falls below the dossier's; the draft number counts on.
 */
export function restoreVersionOperations(
  context: NewRowContext,
  version: BriefVersion,
  present: { brief: Brief; body: BriefBody; dossierMarking: Marking },
): Operation[] {
  const { brief, body, dossierMarking } = present;
  const kept = keepVersionOperations(context, brief, body, `Before restoring “${version.label}”`);
  const { title, front, language, template, machineDrafted } = version.brief;
  const marking = strictestMarking([version.brief.marking, dossierMarking]);
  return [
    ...kept.operations,
    {
      kind: 'update',
      table: 'briefs',
      key: brief.id,
      fields: { title, front, language, template, machineDrafted, marking },
    },
    {
      kind: 'update',
      table: 'briefBodies',
      key: brief.id,
      fields: { content: version.content, schemaVersion: version.schemaVersion },
    },
  ];
}

/** True where a version holds exactly what the brief holds now, so that keeping it again would say nothing new. */
export function isSameAsVersion(
  version: BriefVersion,
  brief: Brief,
  body: Pick<BriefBody, 'content'>,
): boolean {
  const { title, front, marking, template, language, machineDrafted } = brief;
  const shown = { title, front, marking, template, language, machineDrafted };
  const before = Object.fromEntries(
    Object.keys(shown).map((key) => [key, version.brief[key as keyof Brief]]),
  );
  return sameValue(before, shown) && sameValue(version.content, body.content);
}

/** The newest version of a brief, or undefined. Versions are made in the order of their ids. */
export function newestVersion(
  database: ChanceryDatabase,
  briefId: BriefId,
): Promise<BriefVersion | undefined> {
  return database.briefVersions.where({ briefId }).last();
}

/**
 * What a save was based on: `basedOn` is the `updatedAt` of the body as the editor last saw it. Where the stored body is
 * another one by now (a second window, an undo), that text is kept as a version under `versionId` before it is replaced.
 */
export type BriefSaveGuard = { basedOn: number; versionId: BriefVersionId };

export type SavedBody = {
  /** `updatedAt` of the stored body: what the next save is based on. */
  updatedAt: number;
  /** The version that keeps the text that somebody else had stored meanwhile; null where nobody had. */
  displaced: BriefVersion | null;
};

/**
 * Stores a brief's text, as autosave does: in one strict transaction, outside the change log (DESIGN §5).
 * @param now milliseconds since the Unix epoch; the stored time is later than any before, so that it tells states apart
 * @returns once the text is on the disk
 * @throws DocumentGone when the brief was deleted; else what the database throws. Nothing is stored then.
 */
export function saveBriefBody(
  database: ChanceryDatabase,
  briefId: BriefId,
  content: RichTextNode,
  guard: BriefSaveGuard | null = null,
  now: number = Date.now(),
): Promise<SavedBody> {
  const tables = [database.briefs, database.briefBodies, database.briefVersions];
  return trackSave(
    database.transaction('rw', tables, async (): Promise<SavedBody> => {
      const brief = await database.briefs.get(briefId);
      if (brief === undefined)
        throw new DocumentGone(
          'The brief was deleted. Undo brings it back; what you typed is kept on screen.',
        );
      const stored = await database.briefBodies.get(briefId);
      const displaced = await keepDisplaced(database, brief, stored, content, guard, now);
      const updatedAt = Math.max(now, (stored?.updatedAt ?? 0) + 1);
      const createdAt = stored?.createdAt ?? now;
      await database.briefBodies.put({ ...bodyOf(brief, content, updatedAt), createdAt });
      await database.briefs.update(briefId, { updatedAt: now });
      return { updatedAt, displaced };
    }),
  );
}

async function keepDisplaced(
  database: ChanceryDatabase,
  brief: Brief,
  stored: BriefBody | undefined,
  content: RichTextNode,
  guard: BriefSaveGuard | null,
  now: number,
): Promise<BriefVersion | null> {
  if (guard === null || stored === undefined || stored.updatedAt === guard.basedOn) return null;
  if (sameValue(stored.content, content)) return null;
  const version = versionOf(guard.versionId, brief, stored, 'Text changed elsewhere at the same time', now);
  await database.briefVersions.put(version);
  return version;
}

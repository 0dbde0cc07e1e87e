/** Which of the imported sources share their text, with one another or with what was there before. */
import type { DossierId, SourceId } from '../../domain/ids.ts';
import { describeImported, type ImportedOrigins } from '../../domain/origins/imported.ts';
import { formatShare, linkBetween, type Origins, type SharedOrigin } from '../../domain/origins/origins.ts';
import type { Source } from '../../domain/records.ts';
import { readOrigins } from '../../storage/origins.ts';
import { database } from '../../storage/workspace.ts';
import { settleOrigins } from '../../workers/origin-client.ts';

/** A source of an origin, and the other of that origin that it shares most with. */
export type AlikeSource = {
  source: Source;
  isNew: boolean;
  /** From 0 to 1; 0 where only the analyst joins them. */
  share: number;
  closest: SourceId | null;
};

export type AlikeGroup = {
  origin: SharedOrigin;
  /** Not all of a large one: see `MOST_MEMBERS`. */
  members: readonly AlikeSource[];
};

export type ComparedImport = ImportedOrigins & { groups: readonly AlikeGroup[] };

/** `problem` where the texts could not be compared. */
export type Comparison = { ok: true; value: ComparedImport } | { ok: false; problem: string };

/** Origins, and sources of one, that a report lists. The table of sources has them all. */
const MOST_GROUPS = 40;
const MOST_MEMBERS = 8;

/** Examines what is not examined yet, and tells what that says of these sources. */
export async function compareImported(
  dossierId: DossierId,
  imported: readonly Source[],
): Promise<Comparison> {
  try {
    const settled = await settleOrigins(dossierId);
    if (!settled.ok) return settled;
    const origins = await readOrigins(database, dossierId);
    const ids = new Set(imported.map(({ id }) => id));
    const described = describeImported(ids, origins);
    const listed = described.shared.slice(0, MOST_GROUPS);
    const groups = await Promise.all(listed.map((origin) => readGroup(origin, ids, origins)));
    return { ok: true, value: { ...described, groups } };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What was there before comes first, as it came first. */
async function readGroup(
  origin: SharedOrigin,
  imported: ReadonlySet<SourceId>,
  origins: Origins,
): Promise<AlikeGroup> {
  const before = origin.sourceIds.filter((id) => !imported.has(id));
  const now = origin.sourceIds.filter((id) => imported.has(id));
  // Of a large origin some of both stand in the report: what came, and what it is alike to.
  const kept = [...before.slice(0, Math.max(MOST_MEMBERS / 2, MOST_MEMBERS - now.length)), ...now];
  const sources = await database.sources.bulkGet(kept.slice(0, MOST_MEMBERS));
  const members = sources.flatMap((source): AlikeSource[] =>
    source === undefined
      ? []
      : [{ source, isNew: imported.has(source.id), ...closestTo(source.id, origin, origins) }],
  );
  return { origin, members };
}

function closestTo(
  id: SourceId,
  { sourceIds }: SharedOrigin,
  origins: Origins,
): Pick<AlikeSource, 'share' | 'closest'> {
  let most: Pick<AlikeSource, 'share' | 'closest'> = { share: 0, closest: null };
  for (const other of sourceIds) {
    const share = other === id ? 0 : (linkBetween(origins, id, other)?.share ?? 0);
    if (share > most.share) most = { share, closest: other };
  }
  return most;
}

/** "Shares 94% of its text with “Customs posts burn”: 3 sources count as one origin now." Null where a source is alone. */
export function describeAlike({ groups }: ComparedImport, id: SourceId): string | null {
  const group = groups.find(({ members }) => members.some(({ source }) => source.id === id));
  const own = group?.members.find(({ source }) => source.id === id);
  const other = group?.members.find(({ source }) => source.id === own?.closest);
  if (group === undefined || own === undefined || other === undefined) return null;
  const count = group.origin.sourceIds.length;
  return `Shares ${formatShare(own.share)} of its text with “${other.source.title}”: ${count} sources count as one origin now.`;
}

/** How the editor reads and writes a brief's text. */
import type { BriefId, BriefVersionId, DossierId } from '../../domain/ids.ts';
import { saveBriefBody } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import type { DocumentStore } from '../../ui/rich-text/document-session.ts';

export function briefStore(briefId: BriefId, dossierId: DossierId): DocumentStore {
  return {
    owner: `brief:${briefId}`,
    kind: 'brief',
    label: 'Text of the brief',
    placeholder: 'Write the brief here',
    dossierId,
    database,
    read: () => database.briefBodies.get(briefId),
    async write(content, basedOn) {
      const guard = { basedOn, versionId: makeId<BriefVersionId>() };
      const { updatedAt, displaced } = await saveBriefBody(database, briefId, content, guard);
      const told = 'The text was also changed elsewhere. That other text is kept under Versions.';
      return { updatedAt, displaced: displaced === null ? null : told };
    },
  };
}

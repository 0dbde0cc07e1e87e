/** Keeping and restoring versions of a brief: what waits in the editor is written first. */
import { useCallback } from 'react';
import type { BriefId } from '../../domain/ids.ts';
import type { Brief, BriefBody, BriefVersion } from '../../domain/records.ts';
import { keepVersionOperations, restoreVersionOperations } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';

export type Versions = {
  /** Keeps the brief as it stands. Resolves to false where that failed; the analyst has been told why. */
  keep: (label: string) => Promise<boolean>;
  /** Brings a version back as one change that can be undone; what stands now is kept as a version first. */
  restore: (version: BriefVersion) => Promise<boolean>;
};

type Present = { brief: Brief; body: BriefBody };

/** The brief as it is stored, once everything typed is. */
export async function readPresent(briefId: BriefId, session: DocumentSession): Promise<Present> {
  await session.flush();
  const [brief, body] = await Promise.all([database.briefs.get(briefId), database.briefBodies.get(briefId)]);
  if (brief === undefined || body === undefined)
    throw new Error('The brief was deleted. Undo brings it back.');
  return { brief, body };
}

export function useVersions(briefId: BriefId, session: DocumentSession): Versions {
  const { dossierId, change, report } = useWorkspace();
  const showToast = useToast();
  const keep = useCallback(
    async (label: string) => {
      try {
        const { brief, body } = await readPresent(briefId, session);
        const context = { dossierId, makeId, now: Date.now() };
        const name = label.trim() === '' ? `Draft ${brief.draft}` : label.trim();
        const { operations } = keepVersionOperations(context, brief, body, name);
        const isKept = await change(`Keep version “${name}”`, operations);
        if (isKept)
          showToast({ message: `Kept draft ${brief.draft}. You now work on draft ${brief.draft + 1}.` });
        return isKept;
      } catch (error) {
        report(error);
        return false;
      }
    },
    [briefId, session, dossierId, change, report, showToast],
  );
  const restore = useCallback(
    async (version: BriefVersion) => {
      try {
        const present = await readPresent(briefId, session);
        const dossier = await database.dossiers.get(dossierId);
        const dossierMarking = dossier?.marking ?? present.brief.marking;
        const context = { dossierId, makeId, now: Date.now() };
        const operations = restoreVersionOperations(context, version, { ...present, dossierMarking });
        return await change(`Restore version “${version.label}”`, operations, { offerUndo: true });
      } catch (error) {
        report(error);
        return false;
      }
    },
    [briefId, session, dossierId, change, report],
  );
  return { keep, restore };
}

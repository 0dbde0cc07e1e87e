/** Adding a text as the newest revision of a source, and what the analyst hears of it. */
import { useCallback, useRef } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { ImportedArticle } from '../../importers/import-article.ts';
import type { RevisionOutcome } from '../../storage/revise.ts';
import { markUnsaved } from '../../storage/save-status.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { runRevisionJob } from '../../workers/revision-client.ts';

/** A text on its way to becoming a revision: `address` is where it was fetched, else ''. */
export type NewText = { article: ImportedArticle; fileName: string; address: string };

/** "3 kept, 1 changed, 2 lost": every part that is not nought. */
export function describeCounts(counts: Extract<RevisionOutcome, { kind: 'revised' }>['counts']): string {
  const parts = (['kept', 'changed', 'moved', 'lost'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  return parts.length === 0 ? 'no annotations to move' : `annotations: ${parts.join(', ')}`;
}

/**
 * Gives a function that reads a text, stores it as the newest revision and shows what it changed. `read` answers null where
 * the analyst thought better of it.
 */
export function useNewRevision(): (
  sourceId: SourceId,
  read: () => Promise<Result<NewText> | null>,
) => Promise<void> {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const showToast = useToast();
  const isBusy = useRef(false);
  return useCallback(
    async (sourceId, read) => {
      if (isBusy.current) return;
      isBusy.current = true;
      const refuse = (problem: string): void =>
        showToast({ tone: 'bad', message: `No revision was added. ${problem}` });
      const owner = `revision:${sourceId}`;
      try {
        const text = await read();
        if (text === null) return;
        if (!text.ok) return refuse(text.problem);
        markUnsaved(owner, true, 'A new revision is still being stored.');
        const { article, fileName, address } = text.value;
        const job = { sourceId, dossierId, imported: article, fileName, address, now: Date.now() };
        const answer = await runRevisionJob('revise', job);
        if (!answer.ok) refuse(answer.problem);
        else if (answer.value.kind === 'unchanged')
          showToast({ message: `The text is the same as that of revision ${answer.value.number}.` });
        else {
          const { number, revisionId, counts } = answer.value;
          showToast({ message: `Revision ${number} added; ${describeCounts(counts)}.` });
          go({ view: 'revisions', sourceId, toId: revisionId });
        }
      } finally {
        markUnsaved(owner, false);
        isBusy.current = false;
      }
    },
    [dossierId, go, showToast],
  );
}

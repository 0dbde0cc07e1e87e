/** Adding a text as the newest revision of a source, and what the analyst hears of it. */
import { useCallback, useRef } from 'react';
import type { RevisionId, SourceId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { ImportedArticle } from '../../importers/import-article.ts';
import { readEverythingAgain } from '../../storage/read-again.ts';
import type { RevisionOutcome } from '../../storage/revise.ts';
import { markUnsaved } from '../../storage/save-status.ts';
import { database } from '../../storage/workspace.ts';
import { type Place, useNavigation } from '../../ui/navigation.tsx';
import { type Toast, useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { runRevisionJob } from '../../workers/revision-client.ts';
import type { RevisionAnswer } from '../../workers/revision-jobs.ts';
import { getRevising, setRevising } from './revising.ts';

/** A text on its way to becoming a revision: `address` is where it was fetched, else ''. */
export type NewText = { article: ImportedArticle; fileName: string; address: string };

/** "3 kept, 1 changed, 2 lost": every part that is not nought. */
export function describeCounts(counts: Extract<RevisionOutcome, { kind: 'revised' }>['counts']): string {
  const parts = (['kept', 'changed', 'moved', 'lost'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome].toLocaleString('en')} ${outcome}`);
  return parts.length === 0 ? 'no annotations to move' : `annotations: ${parts.join(', ')}`;
}

/**
 * Gives a function that reads a text, stores it as the newest revision and shows what it changed. `read` answers null where
 * the analyst thought better of it. The view of the revisions is gone to before the text is stored: the reader would open the
 * new text for the moment until then.
 */
export function useNewRevision(): (
  sourceId: SourceId,
  read: () => Promise<Result<NewText> | null>,
) => Promise<void> {
  const { dossierId } = useWorkspace();
  const { place, go, back } = useNavigation();
  const showToast = useToast();
  const isReading = useRef(false);
  const latestPlace = useRef(place);
  latestPlace.current = place;
  const store = useCallback(
    async (sourceId: SourceId, { article, fileName, address }: NewText) => {
      const stop = new AbortController();
      const owner = `revision:${sourceId}`;
      const job = { sourceId, dossierId, imported: article, fileName, address, now: Date.now() };
      const isAt = (at: Place): boolean => at.view === 'revisions' && at.sourceId === sourceId;
      const cameFromElsewhere = !isAt(latestPlace.current);
      const cancel = (): void => stop.abort();
      setRevising({ sourceId, annotations: null, cancel });
      markUnsaved(owner, true, 'A new revision is still being stored.');
      go({ view: 'revisions', sourceId });
      let isRevised = false;
      let before: RevisionId | undefined;
      try {
        const annotations = await database.annotations.where({ sourceId }).count();
        setRevising({ sourceId, annotations, cancel });
        before = await revisionOf(sourceId);
        const answer = await runRevisionJob('revise', job, { signal: stop.signal });
        isRevised = answer.ok && answer.value.kind === 'revised';
        showToast(describeAnswer(answer));
      } catch (error) {
        if (!stop.signal.aborted) throw error;
        // It may have been complete already, with nobody left to tell of it.
        isRevised = (await revisionOf(sourceId)) !== before;
        if (isRevised) {
          readEverythingAgain();
          showToast({
            message: 'The revision was stored before it could be called off. Undo takes it back.',
          });
        }
      } finally {
        setRevising(null);
        markUnsaved(owner, false);
        if (!isRevised && cameFromElsewhere && isAt(latestPlace.current)) back();
      }
    },
    [dossierId, go, back, showToast],
  );
  return useCallback(
    async (sourceId, read) => {
      if (isReading.current || getRevising() !== null) return;
      isReading.current = true;
      try {
        const text = await read();
        if (text === null) return;
        if (getRevising() !== null) showToast(refusal('Another one is still being stored.'));
        else if (text.ok) await store(sourceId, text.value);
        else showToast(refusal(text.problem));
      } finally {
        isReading.current = false;
      }
    },
    [store, showToast],
  );
}

async function revisionOf(sourceId: SourceId): Promise<RevisionId | undefined> {
  return (await database.sources.get(sourceId))?.revisionId;
}

function refusal(problem: string): Toast {
  return { tone: 'bad', message: `No revision was added. ${problem}` };
}

function describeAnswer(answer: RevisionAnswer<'revise'>): Toast {
  if (!answer.ok) return refusal(answer.problem);
  const { value } = answer;
  return value.kind === 'unchanged'
    ? { message: `The text is the same as that of revision ${value.number}.` }
    : { message: `Revision ${value.number} added; ${describeCounts(value.counts)}.` };
}

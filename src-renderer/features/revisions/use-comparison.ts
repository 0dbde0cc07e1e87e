/** Two revisions compared, in a worker. */
import { startTransition, useEffect, useState } from 'react';
import type { RevisionId } from '../../domain/ids.ts';
import type { ChangeSection } from '../../domain/text/change-sections.ts';
import { runRevisionJob } from '../../workers/revision-client.ts';
import type { ComparedTexts } from '../../workers/revision-jobs.ts';

export type Comparison =
  | ({ ok: true; sections: readonly ChangeSection[] } & ComparedTexts)
  | { ok: false; problem: string };

/** Null while the texts are compared. */
export function useComparison(fromId: RevisionId, toId: RevisionId): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const sections: ChangeSection[] = [];
    setComparison(null);
    runRevisionJob(
      'compare',
      { fromId, toId },
      { signal: stop.signal, onPart: (section) => sections.push(section) },
    )
      .then((answer) => {
        let next: Comparison;
        if (!answer.ok) next = answer;
        else if (answer.value === null)
          next = { ok: false, problem: 'One of the two texts is no longer in the dossier.' };
        else next = { ok: true, sections, ...answer.value };
        // A view of a thousand places is made between what else the window does.
        startTransition(() => setComparison(next));
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setComparison({ ok: false, problem: String(error) });
      });
    return () => stop.abort();
  }, [fromId, toId]);
  return comparison;
}

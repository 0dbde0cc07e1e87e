/** Two revisions compared, in a worker. */
import { useEffect, useState } from 'react';
import type { RevisionId } from '../../domain/ids.ts';
import { type ChangeRow, countChangedWords } from '../../domain/text/change-rows.ts';
import { runRevisionJob } from '../../workers/revision-client.ts';

export type Comparison =
  | { ok: true; rows: readonly ChangeRow[]; count: { added: number; removed: number } }
  | { ok: false; problem: string };

/** Null while the texts are compared. */
export function useComparison(fromId: RevisionId, toId: RevisionId): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    setComparison(null);
    runRevisionJob('compare', { fromId, toId }, stop.signal)
      .then((answer) => {
        if (!answer.ok) setComparison(answer);
        else if (answer.value === null)
          setComparison({ ok: false, problem: 'One of the two texts is no longer in the dossier.' });
        else setComparison({ ok: true, rows: answer.value, count: countChangedWords(answer.value) });
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setComparison({ ok: false, problem: String(error) });
      });
    return () => stop.abort();
  }, [fromId, toId]);
  return comparison;
}

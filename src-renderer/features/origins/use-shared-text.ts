/** Two sources compared, in a worker; anew when one of them has another text. */
import { useEffect, useState } from 'react';
import type { SharedChunk } from '../../domain/origins/shared-chunks.ts';
import type { Source } from '../../domain/records.ts';
import { compareSources } from '../../workers/origin-client.ts';
import type { SharedPart, SharedText } from '../../workers/origin-messages.ts';

/** Both texts in chunks. */
export type SharedChunks = readonly [readonly SharedChunk[], readonly SharedChunk[]];

export type Compared = { ok: true; value: SharedText; chunks: SharedChunks } | { ok: false; problem: string };

/** Null while the texts are compared. */
export function useSharedText(source: Source, other: Source): Compared | null {
  const [compared, setCompared] = useState<Compared | null>(null);
  const [a, b] = [source.id, other.id];
  const texts = `${source.revisionId} ${other.revisionId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other texts of the same sources are compared anew
  useEffect(() => {
    const stop = new AbortController();
    const chunks: [SharedChunk[], SharedChunk[]] = [[], []];
    setCompared(null);
    const onPart = ({ side, chunk }: SharedPart): void => void chunks[side].push(chunk);
    void compareSources(a, b, { signal: stop.signal, onPart }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok) setCompared(answer);
      else if (answer.value === null)
        setCompared({ ok: false, problem: 'One of the two has no text in the dossier.' });
      else setCompared({ ok: true, value: answer.value, chunks });
    });
    return () => stop.abort();
  }, [a, b, texts]);
  return compared;
}

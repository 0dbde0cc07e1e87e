/** The origins of the open dossier, read once for everything that shows or counts them. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { NO_ORIGINS, type Origins } from '../domain/origins/origins.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import { readOrigins } from '../storage/origins.ts';
import { database } from '../storage/workspace.ts';
import { useWorkspace } from './workspace.tsx';

const OriginsContext = createContext<Origins>(NO_ORIGINS);

/** Milliseconds between readings while many texts are examined. What changes after a quiet time is read at once. */
const PACE = 1000;

/** Not a live query, which would read all links and keys of sources again with each of hundreds of writes. */
function useDossierOrigins(dossierId: DossierId): Origins {
  const { report } = useWorkspace();
  const [origins, setOrigins] = useState(NO_ORIGINS);
  useEffect(() => {
    let readAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isOver = false;
    const read = (): void => {
      timer = null;
      readAt = performance.now();
      readOrigins(database, dossierId).then(
        (next) => {
          if (!isOver) setOrigins(next);
        },
        (error: unknown) => {
          if (!isOver) report(error);
        },
      );
    };
    const follow = (): void => {
      timer ??= setTimeout(read, Math.max(0, readAt + PACE - performance.now()));
    };
    read();
    const leave = onDatabaseChange(follow, ['sources', 'originLinks']);
    return () => {
      isOver = true;
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [dossierId, report]);
  return origins;
}

export function OriginsProvider({ children }: { children: ReactNode }) {
  const { dossierId } = useWorkspace();
  return <OriginsContext value={useDossierOrigins(dossierId)}>{children}</OriginsContext>;
}

export function useOrigins(): Origins {
  return useContext(OriginsContext);
}

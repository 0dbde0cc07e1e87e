/** The origins of the open dossier, read once for everything that shows or counts them. */
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useContext } from 'react';
import { NO_ORIGINS, type Origins } from '../domain/origins/origins.ts';
import { readOrigins } from '../storage/origins.ts';
import { database } from '../storage/workspace.ts';
import { usePaced } from './use-paced.ts';
import { useWorkspace } from './workspace.tsx';

const OriginsContext = createContext<Origins>(NO_ORIGINS);

/** Milliseconds between redraws while many texts are examined. */
const PACE = 500;

export function OriginsProvider({ children }: { children: ReactNode }) {
  const { dossierId } = useWorkspace();
  const read = useLiveQuery(() => readOrigins(database, dossierId), [dossierId]);
  return <OriginsContext value={usePaced(read, PACE) ?? NO_ORIGINS}>{children}</OriginsContext>;
}

export function useOrigins(): Origins {
  return useContext(OriginsContext);
}

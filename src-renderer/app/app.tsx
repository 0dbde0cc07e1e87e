/** Puts the workspace together: which dossier is open, and what is shown when there is none. */
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { flushAll } from '../storage/autosave.ts';
import { readSetting, writeSetting } from '../storage/settings.ts';
import { database } from '../storage/workspace.ts';
import { CommandProvider } from '../ui/commands.tsx';
import { NavigationProvider, useNavigation } from '../ui/navigation.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { WorkspaceProvider } from '../ui/workspace.tsx';
import { changeWriter } from '../workers/change-client.ts';
import { useCloseRequests } from './closing.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyboardShortcuts, MenuCommands } from './keyboard.tsx';
import { useTheme } from './theme.ts';
import { Welcome } from './welcome.tsx';

// Apart from the first screen, so that it need not wait for what it does not show.
const Shell = lazy(async () => ({ default: (await import('./shell.tsx')).Shell }));
const DossierDialog = lazy(async () => ({ default: (await import('./dossier-dialog.tsx')).DossierDialog }));

/** The dossier that was open last, if it is still there; else the one changed last; else none. */
async function findOpenDossier(): Promise<DossierId | null> {
  const last = await readSetting('openDossier');
  if (last !== null && (await database.dossiers.get(last)) !== undefined) return last;
  const newest = await database.dossiers.orderBy('updatedAt').last();
  return newest?.id ?? null;
}

function Workspace() {
  useTheme();
  useCloseRequests();
  const open = useLiveQuery(findOpenDossier, []);
  const [isCreating, setCreating] = useState(false);
  const { refine } = useNavigation();
  const openDossier = useCallback(
    async (id: DossierId) => {
      // What is open belongs to the dossier that is left.
      await flushAll();
      refine({ view: 'sources' });
      await writeSetting('openDossier', id);
    },
    [refine],
  );
  if (open === undefined) return null;
  return (
    <>
      <KeyboardShortcuts />
      <MenuCommands />
      {open === null ? (
        <Welcome onNew={() => setCreating(true)} onOpened={openDossier} />
      ) : (
        <Suspense fallback={null}>
          <WorkspaceProvider key={open} dossierId={open} writer={changeWriter}>
            <Shell onNewDossier={() => setCreating(true)} onOpenDossier={openDossier} />
          </WorkspaceProvider>
        </Suspense>
      )}
      {isCreating && (
        <Suspense fallback={null}>
          <DossierDialog onClose={() => setCreating(false)} onSaved={openDossier} />
        </Suspense>
      )}
    </>
  );
}

export function App() {
  return (
    <ErrorBoundary>
      <ToastProvider>
        <CommandProvider>
          <NavigationProvider>
            <Workspace />
          </NavigationProvider>
        </CommandProvider>
      </ToastProvider>
    </ErrorBoundary>
  );
}

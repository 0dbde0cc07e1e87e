/** Puts the workspace together: which dossier is open, and what is shown when there is none. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { database } from '../storage/workspace.ts';
import { CommandProvider } from '../ui/commands.tsx';
import { NavigationProvider } from '../ui/navigation.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { WorkspaceProvider } from '../ui/workspace.tsx';
import { useCloseRequests } from './closing.ts';
import { DossierDialog } from './dossier-dialog.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyboardShortcuts, MenuCommands } from './keyboard.tsx';
import { readSetting, writeSetting } from './settings.ts';
import { Shell } from './shell.tsx';
import { useTheme } from './theme.ts';
import { Welcome } from './welcome.tsx';

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
  const openDossier = useCallback((id: DossierId) => writeSetting('openDossier', id), []);
  useEffect(() => {
    // Benchmarks and tests wait for this: the first view is drawn and takes input.
    if (open !== undefined) requestAnimationFrame(() => (document.documentElement.dataset.ready = 'true'));
  }, [open]);
  if (open === undefined) return null;
  return (
    <>
      <KeyboardShortcuts />
      <MenuCommands />
      {open === null ? (
        <Welcome onNew={() => setCreating(true)} onOpened={openDossier} />
      ) : (
        <WorkspaceProvider key={open} dossierId={open}>
          <Shell onNewDossier={() => setCreating(true)} onOpenDossier={openDossier} />
        </WorkspaceProvider>
      )}
      <DossierDialog isOpen={isCreating} onClose={() => setCreating(false)} onCreated={openDossier} />
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

/** The frame around every view: top bar, navigation column, the view with its inspector, status bar. */
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { BriefCommands } from '../features/briefs/brief-commands.tsx';
import { ClaimCommands } from '../features/claims/claim-commands.tsx';
import { SourceExporter } from '../features/export/source-exporter.tsx';
import { ImportCommands } from '../features/library/import-commands.tsx';
import { NoteCommands } from '../features/notes/note-commands.tsx';
import { RevisionCommands } from '../features/revisions/revision-commands.tsx';
import { readSetting, writeSetting } from '../storage/settings.ts';
import { useCommands } from '../ui/commands.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { OriginsProvider } from '../ui/origins.tsx';
import { type Inspector, InspectorContext } from '../ui/work-area.tsx';
import { useWorkspace } from '../ui/workspace.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NavigationColumn } from './navigation-column.tsx';
import { Palette } from './palette.tsx';
import styles from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { StatusBar } from './status-bar.tsx';
import { chooseTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useNetworkSetting } from './use-network-setting.ts';
import { useOrigins } from './use-origins.ts';
import { useReady } from './use-ready.ts';
import { useSampleDossier } from './use-sample-dossier.ts';
import { useSearchIndex } from './use-search-index.ts';

const SourcesView = lazy(async () => ({
  default: (await import('../features/library/sources-view.tsx')).SourcesView,
}));
const ReaderView = lazy(async () => ({
  default: (await import('../features/reader/reader-view.tsx')).ReaderView,
}));
const RevisionsView = lazy(async () => ({
  default: (await import('../features/revisions/revisions-view.tsx')).RevisionsView,
}));
const SharedTextView = lazy(async () => ({
  default: (await import('../features/origins/shared-text-view.tsx')).SharedTextView,
}));
const SettingsView = lazy(async () => ({
  default: (await import('../features/settings/settings-view.tsx')).SettingsView,
}));
const SearchView = lazy(async () => ({
  default: (await import('../features/search/search-view.tsx')).SearchView,
}));
const ClaimsView = lazy(async () => ({
  default: (await import('../features/claims/claims-view.tsx')).ClaimsView,
}));
const NotesView = lazy(async () => ({
  default: (await import('../features/notes/notes-view.tsx')).NotesView,
}));
const BriefsView = lazy(async () => ({
  default: (await import('../features/briefs/briefs-view.tsx')).BriefsView,
}));
const BriefView = lazy(async () => ({
  default: (await import('../features/briefs/brief-view.tsx')).BriefView,
}));

/** Below this width the inspector is a drawer, which starts closed. */
const DRAWER_WIDTH = 1100;

function CurrentView({ onOpenDossier }: Pick<ShellProps, 'onOpenDossier'>) {
  const { place } = useNavigation();
  switch (place.view) {
    case 'reader':
      return <ReaderView place={place} />;
    case 'revisions':
      return <RevisionsView key={place.sourceId} {...place} />;
    case 'shared-text':
      return <SharedTextView key={`${place.sourceId} ${place.otherId}`} {...place} />;
    case 'search':
      return <SearchView {...place} onOpenDossier={onOpenDossier} />;
    case 'settings':
      return <SettingsView />;
    case 'claims':
      return <ClaimsView {...place} />;
    case 'notes':
      return <NotesView {...place} />;
    case 'briefs':
      return <BriefsView />;
    case 'brief':
      return <BriefView key={place.briefId} {...place} />;
    default:
      return <SourcesView />;
  }
}

function useInspectorState(): Inspector {
  const [isOpen, setOpen] = useState(innerWidth >= DRAWER_WIDTH);
  useEffect(() => {
    if (innerWidth >= DRAWER_WIDTH) void readSetting('inspectorOpen').then((open) => setOpen(open ?? true));
    const query = matchMedia(`(max-width: ${DRAWER_WIDTH - 1}px)`);
    const follow = (): void => setOpen(!query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const set = useCallback((open: boolean) => {
    setOpen(open);
    if (innerWidth >= DRAWER_WIDTH) void writeSetting('inspectorOpen', open);
  }, []);
  return useMemo(
    () => ({
      isOpen,
      toggle: () => set(!isOpen),
      open: () => set(true),
      uncover: () => {
        if (innerWidth < DRAWER_WIDTH) set(false);
      },
    }),
    [isOpen, set],
  );
}

/** A dialog that opens or closes draws none of these again: behind it may stand a text of megabytes. */
const Top = memo(TopBar);
const Navigation = memo(NavigationColumn);
const View = memo(CurrentView);
const Status = memo(StatusBar);

type ShellProps = { onNewDossier: () => void; onOpenDossier: (id: DossierId) => void };

export function Shell({ onNewDossier, onOpenDossier }: ShellProps) {
  useReady();
  useNetworkSetting();
  const inspector = useInspectorState();
  const navigation = useNavigation();
  const workspace = useWorkspace();
  useOrigins(workspace.dossierId);
  useSearchIndex();
  const sample = useSampleDossier(onOpenDossier);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useCommands([
    {
      id: 'open-palette',
      label: 'Search or run a command',
      keys: 'Mod+K',
      group: 'Everywhere',
      worksInText: true,
      run: openPalette,
    },
    {
      id: 'show-shortcuts',
      label: 'Keyboard shortcuts',
      keys: '?',
      group: 'Everywhere',
      run: () => setSheetOpen(true),
    },
    { id: 'undo', label: 'Undo', keys: 'Mod+Z', group: 'Everywhere', run: () => void workspace.undo() },
    { id: 'redo', label: 'Redo', keys: 'Mod+Shift+Z', group: 'Everywhere', run: () => void workspace.redo() },
    {
      id: 'go-back',
      label: 'Back',
      keys: 'Alt+ArrowLeft',
      group: 'Everywhere',
      worksInText: true,
      run: navigation.back,
    },
    {
      id: 'go-sources',
      label: 'Go to sources',
      keys: 'Alt+1',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'sources' }),
    },
    {
      id: 'go-claims',
      label: 'Go to claims',
      keys: 'Alt+2',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'claims' }),
    },
    {
      id: 'go-notes',
      label: 'Go to notes',
      keys: 'Alt+3',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'notes' }),
    },
    {
      id: 'go-briefs',
      label: 'Go to briefs',
      keys: 'Alt+4',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'briefs' }),
    },
    {
      id: 'search-everything',
      label: 'Search everything',
      keys: 'Mod+Shift+F',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'search' }),
    },
    {
      id: 'go-settings',
      label: 'Settings',
      keys: 'Mod+,',
      group: 'Everywhere',
      worksInText: true,
      run: () => navigation.go({ view: 'settings' }),
    },
    {
      id: 'toggle-inspector',
      label: 'Show or hide the inspector',
      keys: 'Mod+Alt+I',
      group: 'Everywhere',
      worksInText: true,
      run: inspector.toggle,
    },
    { id: 'new-dossier', label: 'New dossier', group: 'Everywhere', run: onNewDossier },
    { id: 'open-sample-dossier', label: 'Open the sample dossier', group: 'Everywhere', run: sample.open },
    {
      id: 'theme-system',
      label: 'Appearance: like the system',
      group: 'Everywhere',
      run: () => void chooseTheme('system'),
    },
    {
      id: 'theme-light',
      label: 'Appearance: light',
      group: 'Everywhere',
      run: () => void chooseTheme('light'),
    },
    { id: 'theme-dark', label: 'Appearance: dark', group: 'Everywhere', run: () => void chooseTheme('dark') },
  ]);
  return (
    <InspectorContext value={inspector}>
      <OriginsProvider>
        <SourceExporter>
          <div className={styles.shell}>
            <Top onOpenPalette={openPalette} />
            <div className={styles.columns}>
              <Navigation onNewDossier={onNewDossier} onOpenDossier={onOpenDossier} />
              <ErrorBoundary key={navigation.place.view}>
                <Suspense fallback={<div className={styles.waiting} />}>
                  <View onOpenDossier={onOpenDossier} />
                </Suspense>
              </ErrorBoundary>
            </div>
            <Status />
          </div>
        </SourceExporter>
      </OriginsProvider>
      <ImportCommands />
      <ClaimCommands />
      <BriefCommands />
      <NoteCommands />
      <RevisionCommands />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} onOpenDossier={onOpenDossier} />
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
    </InspectorContext>
  );
}

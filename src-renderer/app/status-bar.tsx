/** The status bar tells the truth: saved or not, offline, counts. */
import { useLiveQuery } from 'dexie-react-hooks';
import { CircleAlert, CircleCheck, CircleDashed, Globe, WifiOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { counted } from '../domain/count.ts';
import { countedSources } from '../domain/origins/origins.ts';
import { getSaveStatus, type SaveStatus, subscribeSaveStatus } from '../storage/save-status.ts';
import { readSetting } from '../storage/settings.ts';
import { database } from '../storage/workspace.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { useOrigins } from '../ui/origins.tsx';
import { activeSourceId } from '../ui/reader-place.ts';
import { useWorkspace } from '../ui/workspace.tsx';
import styles from './status-bar.module.css';

function sinceWords(at: number | null, now: number): string {
  if (at === null) return 'Saved';
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 2) return 'Saved just now';
  if (seconds < 60) return `Saved ${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `Saved ${minutes} min ago` : 'Saved';
}

function statusWords(status: SaveStatus, now: number): string {
  switch (status.kind) {
    case 'saving':
      return 'Saving…';
    case 'unsaved':
      return 'Not saved yet';
    case 'failed':
      return `Not saved: ${status.problem}`;
    default:
      return sinceWords(status.at, now);
  }
}

function SaveState() {
  const status = useSyncExternalStore(subscribeSaveStatus, getSaveStatus);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (status.kind !== 'saved') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, [status]);
  const icon =
    status.kind === 'saved' ? (
      <CircleCheck size={13} aria-hidden />
    ) : status.kind === 'failed' ? (
      <CircleAlert size={13} aria-hidden />
    ) : (
      <CircleDashed size={13} aria-hidden />
    );
  return (
    <span className={styles.item} data-save-state={status.kind}>
      {icon}
      <span>{statusWords(status, now)}</span>
    </span>
  );
}

/** What may leave this computer; a door to where that is decided. */
function NetworkState() {
  const { go } = useNavigation();
  const isAllowed = useLiveQuery(async () => (await readSetting('networkAllowed')) === true, [], false);
  return (
    <button type="button" className={styles.door} onClick={() => go({ view: 'settings' })}>
      {isAllowed ? <Globe size={13} aria-hidden /> : <WifiOff size={13} aria-hidden />}
      {isAllowed ? 'Articles are fetched when you ask' : 'Offline, nothing leaves this computer'}
    </button>
  );
}

export function StatusBar() {
  const { groups } = useOrigins();
  const { dossierId } = useWorkspace();
  const { place } = useNavigation();
  const sourceId = place.view === 'reader' ? activeSourceId(place) : null;
  const counts = useLiveQuery(async () => {
    const scope = sourceId === null ? { dossierId } : { sourceId };
    const source = sourceId === null ? undefined : await database.sources.get(sourceId);
    const annotations = await database.annotations.where(scope).count();
    const claims = await database.claims.where({ dossierId }).count();
    return { words: source?.wordCount ?? null, annotations, claims };
  }, [dossierId, sourceId]);
  return (
    <footer className={styles.bar}>
      <SaveState />
      <NetworkState />
      <span className={styles.counts}>
        {counts !== undefined &&
          [
            counts.words === null ? countedSources(groups.keys(), groups) : counted(counts.words, 'word'),
            counted(counts.annotations, 'annotation'),
            counted(counts.claims, 'claim'),
          ].join(' · ')}
      </span>
    </footer>
  );
}

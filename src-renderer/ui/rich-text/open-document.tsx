/** Opening a document in a view: finds its session, or starts one. */
import { useEffect, useRef, useState } from 'react';
import {
  type DocumentSession,
  type DocumentStore,
  type SessionView,
  startSession,
} from './document-session.ts';

/** Sessions without a view that are kept, for the way back to them. */
const KEPT = 3;

const sessions = new Map<string, DocumentSession>();

/** The session of a document, caught up with what is stored; null where the document is gone. */
async function openDocument(store: DocumentStore): Promise<DocumentSession | null> {
  const stored = await store.read();
  if (stored === undefined) return null;
  const known = sessions.get(store.owner);
  if (known !== undefined) {
    await known.catchUp();
    return known;
  }
  const session = startSession(store, stored);
  sessions.set(store.owner, session);
  return session;
}

/** Closes the sessions that nobody looks at any more, but for the last few. */
function closeOldSessions(): void {
  const idle = [...sessions.values()].filter((session) => !session.isAttached());
  for (const session of idle.slice(0, Math.max(0, idle.length - KEPT))) {
    sessions.delete(session.owner);
    // One that cannot be written stays open, so that its text is not lost.
    session.close().catch(() => {
      if (!sessions.has(session.owner)) sessions.set(session.owner, session);
    });
  }
}

export type OpenedDocument =
  | { kind: 'reading' }
  | { kind: 'gone' }
  | { kind: 'failed'; problem: string }
  | { kind: 'open'; session: DocumentSession };

/** Opens a document while the component is shown. `store` is read afresh when its owner changes. */
export function useDocument(store: DocumentStore, view: SessionView): OpenedDocument {
  const [opened, setOpened] = useState<OpenedDocument>({ kind: 'reading' });
  const latest = useRef(view);
  latest.current = view;
  const latestStore = useRef(store);
  latestStore.current = store;
  const { owner } = store;
  useEffect(() => {
    let detach: (() => void) | null = null;
    let isGone = false;
    setOpened({ kind: 'reading' });
    const connect = (session: DocumentSession | null): void => {
      if (isGone || owner !== latestStore.current.owner) return;
      // The session that was used last is the last to be closed.
      if (session !== null) {
        sessions.delete(session.owner);
        sessions.set(session.owner, session);
        detach = session.attach({
          openCitation: (target) => latest.current.openCitation(target),
          openClaim: (claimId) => latest.current.openClaim(claimId),
          tell: (message) => latest.current.tell(message),
        });
      }
      setOpened(session === null ? { kind: 'gone' } : { kind: 'open', session });
    };
    const fail = (error: unknown): void => {
      if (isGone) return;
      setOpened({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
    };
    openDocument(latestStore.current).then(connect, fail);
    return () => {
      isGone = true;
      detach?.();
      closeOldSessions();
    };
  }, [owner]);
  return opened;
}

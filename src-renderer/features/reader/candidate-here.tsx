/** The possible claim that rules found in the selected passage, below the annotations while the passage is selected. */
import { useLiveQuery } from 'dexie-react-hooks';
import { database } from '../../storage/workspace.ts';
import { CandidateCard } from '../../ui/candidates-panel.tsx';
import styles from './annotation-list.module.css';
import { passageOfCaret, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { flashRange } from './use-reader-actions.ts';

export function CandidateHere() {
  const session = useReaderSession();
  const { revision, sourceId, store } = session;
  const passage = useReaderState(store, ({ caret, isSelecting }) =>
    isSelecting ? null : passageOfCaret(revision.text, caret),
  );
  const open = useLiveQuery(
    () =>
      database.candidates
        .where({ sourceId })
        .filter(({ state, anchor }) => state === 'open' && anchor.revisionId === revision.id)
        .toArray(),
    [sourceId, revision.id],
  );
  if (passage === null || open === undefined) return null;
  const here = open.find(({ anchor }) => anchor.start < passage.end && anchor.end > passage.start);
  if (here === undefined) return null;
  return (
    <ul className={styles.candidate} aria-label="Possible claim in the selected passage">
      <CandidateCard key={here.id} candidate={here} onShow={(range) => flashRange(session, range)} />
    </ul>
  );
}

/** A searchable list of the dossier's claims; Enter puts a claim block below the paragraph at the caret. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { ClaimId, DossierId } from '../../domain/ids.ts';
import type { Claim } from '../../domain/records.ts';
import { formatClaimType } from '../../domain/vocabularies/claim-type.ts';
import { likelihoodOf } from '../../domain/vocabularies/likelihood.ts';
import { database } from '../../storage/workspace.ts';
import type { SearchEntry } from '../search-list.tsx';
import { foldText } from '../word-search.ts';
import type { DocumentSession } from './document-session.ts';
import { insertClaimBlock } from './insert.ts';
import styles from './picker.module.css';
import { Picker } from './picker.tsx';

function claimEntry(claim: Claim, isStated: boolean): SearchEntry {
  const details = [
    `Claim ${claim.number}`,
    formatClaimType(claim.type),
    ...(claim.likelihood === null ? [] : [likelihoodOf(claim.likelihood).term]),
  ];
  return {
    id: claim.id,
    text: claim.statement,
    search: foldText(`${details.join(' ')} ${claim.statement} ${claim.attribution.who}`),
    draw: () => (
      <>
        <span className={styles.head}>
          <span className={styles.source}>{details.join(' · ')}</span>
          <span className={styles.cited}>{isStated && 'in the text'}</span>
        </span>
        <bdi className={styles.quote}>{claim.statement}</bdi>
      </>
    ),
  };
}

/** Render it only while it is open. */
export function ClaimPicker(props: { session: DocumentSession; dossierId: DossierId; onClose: () => void }) {
  const { session, dossierId, onClose } = props;
  const claims = useLiveQuery(() => database.claims.where({ dossierId }).sortBy('number'), [dossierId]);
  const caret = useMemo(() => session.editor.view.coordsAtPos(session.editor.state.selection.to), [session]);
  const entries = (claims ?? []).map((claim) =>
    claimEntry(claim, session.records.judgementOf(claim.id) !== null),
  );
  return (
    <Picker
      label="Insert a claim block"
      placeholder="Claim block: search claims"
      empty={claims === undefined ? 'Reading…' : 'No claims yet. Make one from a passage in the reader.'}
      entries={entries}
      caret={caret}
      onClose={onClose}
      onChoose={(id) => {
        flushSync(onClose);
        const { editor } = session;
        editor.view.dispatch(insertClaimBlock(editor.state, id as ClaimId));
        editor.view.focus();
      }}
    />
  );
}

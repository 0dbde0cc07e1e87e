/** The possible claims that rules find in a source: each kept as a claim, or dismissed, by the analyst. */
import { useLiveQuery } from 'dexie-react-hooks';
import { SearchCheck, Sparkle } from 'lucide-react';
import { useState } from 'react';
import type { SourceId } from '../domain/ids.ts';
import type { Candidate } from '../domain/records.ts';
import type { Attribution } from '../domain/vocabularies/attribution.ts';
import { formatClaimType } from '../domain/vocabularies/claim-type.ts';
import {
  CANDIDATE_BATCH,
  dismissCandidateOperations,
  findCandidateOperations,
  reopenCandidateOperations,
} from '../storage/candidates.ts';
import { claimFromCandidateOperations, takeClaimNumbers } from '../storage/claims.ts';
import { quoteInLabel } from '../storage/label.ts';
import { findAnnotationAt } from '../storage/passage.ts';
import { database } from '../storage/workspace.ts';
import { Chip } from './badge.tsx';
import { Button } from './button.tsx';
import styles from './candidates-panel.module.css';
import { EmptyState } from './empty-state.tsx';
import { useNavigation } from './navigation.tsx';
import { useToast } from './toast.tsx';
import { useWorkspace } from './workspace.tsx';

export type CandidatesPanelProps = {
  sourceId: SourceId;
  /** Shows a passage of the source's current revision, by UTF-16 offsets. */
  onShow: (range: { start: number; end: number }) => void;
};

export function CandidatesPanel({ sourceId, onShow }: CandidatesPanelProps) {
  const candidates = useCandidates(sourceId);
  const find = useFindClaims(sourceId);
  const [showsDismissed, setShowsDismissed] = useState(false);
  if (candidates === undefined) return null;
  const open = candidates.filter(({ state }) => state === 'open');
  const dismissed = candidates.filter(({ state }) => state === 'dismissed');
  const kept = candidates.length - open.length - dismissed.length;
  if (candidates.length === 0) return <NotFoundYet find={find} />;
  const canGoOn = find.isComplete === null ? candidates.length >= CANDIDATE_BATCH : !find.isComplete;
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <span>{describeCounts(open.length, kept, dismissed.length)}</span>
        {dismissed.length > 0 && (
          <Button kind="quiet" size="small" onPress={() => setShowsDismissed(!showsDismissed)}>
            {showsDismissed ? 'Hide dismissed' : 'Show dismissed'}
          </Button>
        )}
      </div>
      {open.length > 0 && (
        <ul className={styles.list} aria-label="Possible claims">
          {open.map((candidate) => (
            <CandidateCard key={candidate.id} candidate={candidate} onShow={onShow} />
          ))}
        </ul>
      )}
      {canGoOn && (
        <Button isDisabled={find.isRunning} onPress={() => void find.run()}>
          {find.isRunning ? 'Looking…' : 'Look further in the text'}
        </Button>
      )}
      {find.foundNothing && <p className={styles.end}>No more possible claims in this text.</p>}
      {showsDismissed && dismissed.length > 0 && (
        <ul className={styles.list} aria-label="Dismissed">
          {dismissed.map((candidate) => (
            <CandidateCard key={candidate.id} candidate={candidate} onShow={onShow} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** The candidates of the source's current text, in text order. */
function useCandidates(sourceId: SourceId): Candidate[] | undefined {
  return useLiveQuery(async () => {
    const source = await database.sources.get(sourceId);
    const candidates = await database.candidates.where({ sourceId }).toArray();
    return candidates
      .filter(({ anchor }) => anchor.revisionId === source?.revisionId)
      .sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end);
  }, [sourceId]);
}

type FindClaims = {
  run: () => Promise<void>;
  isRunning: boolean;
  foundNothing: boolean;
  /** False where the text is so long that looking stopped on the way. Null before looking. */
  isComplete: boolean | null;
};

function useFindClaims(sourceId: SourceId): FindClaims {
  const { newRowContext, change, report } = useWorkspace();
  const [state, setState] = useState<'idle' | 'running' | 'nothing'>('idle');
  const [isComplete, setComplete] = useState<boolean | null>(null);
  const run = async (): Promise<void> => {
    setState('running');
    // A long text keeps the window busy for a moment: the button must say so before that begins.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      const found = await findCandidateOperations(database, sourceId, newRowContext());
      const title = (await database.sources.get(sourceId))?.title ?? '';
      if (found !== null && found.candidates.length > 0)
        await change(`Find claims in ${quoteInLabel(title)}`, found.operations);
      setState(found?.candidates.length === 0 ? 'nothing' : 'idle');
      setComplete(found?.isComplete ?? null);
    } catch (error) {
      setState('idle');
      report(error);
    }
  };
  return { run, isRunning: state === 'running', foundNothing: state === 'nothing', isComplete };
}

function NotFoundYet({ find }: { find: FindClaims }) {
  return (
    <EmptyState
      icon={<SearchCheck size={22} />}
      title={find.foundNothing ? 'No possible claims found' : 'Possible claims'}
      actions={
        <Button kind="primary" isDisabled={find.isRunning} onPress={() => void find.run()}>
          {find.isRunning ? 'Looking…' : 'Find claims'}
        </Button>
      }
    >
      {find.foundNothing
        ? 'The rules know statements, forecasts, obligations and who says them, in English. Select a passage and press C to make a claim of it yourself.'
        : 'Rules look for statements, forecasts and obligations in this text, and for who says them. You keep or dismiss what they find.'}
    </EmptyState>
  );
}

/** One possible claim, as an item of a list. */
export function CandidateCard({
  candidate,
  onShow,
}: {
  candidate: Candidate;
  onShow: CandidatesPanelProps['onShow'];
}) {
  const { change } = useWorkspace();
  const keep = useKeepCandidate();
  const { start, end, quote } = candidate.anchor;
  const words = quote.exact.replace(/\s+/gu, ' ').trim();
  const isOpen = candidate.state === 'open';
  return (
    <li className={styles.card}>
      <div className={styles.facts}>
        <strong className={styles.kind}>
          <Sparkle size={13} aria-hidden />
          Possible claim
        </strong>
        <Chip>{formatClaimType(candidate.type)}</Chip>
        <Chip tone={candidate.attribution.speaker === 'unnamed' ? 'warning' : 'neutral'}>
          {describeSpeaker(candidate.attribution)}
        </Chip>
      </div>
      <button type="button" className={styles.words} onClick={() => onShow({ start, end })}>
        {words}
      </button>
      <div className={styles.actions}>
        <Button size="small" kind="primary" onPress={() => void keep(candidate)}>
          Keep as claim
        </Button>
        {isOpen ? (
          <Button
            size="small"
            onPress={() =>
              void change(`Dismiss ${quoteInLabel(words)}`, dismissCandidateOperations(candidate.id))
            }
          >
            Dismiss
          </Button>
        ) : (
          <Button
            size="small"
            onPress={() =>
              void change(`Bring back ${quoteInLabel(words)}`, reopenCandidateOperations(candidate.id))
            }
          >
            Bring back
          </Button>
        )}
      </div>
    </li>
  );
}

function useKeepCandidate(): (candidate: Candidate) => Promise<void> {
  const { dossierId, newRowContext, change, report } = useWorkspace();
  const showToast = useToast();
  const { go } = useNavigation();
  return async (candidate) => {
    try {
      const context = newRowContext();
      const number = await takeClaimNumbers(database, dossierId, 1, context.now);
      const twin = await findAnnotationAt(database, candidate.anchor);
      const { claim, operations } = claimFromCandidateOperations(context, number, candidate, twin ?? null);
      if (await change(`Keep claim ${number}`, operations))
        showToast({
          message: `Kept as claim ${number}`,
          action: { label: 'Show', run: () => go({ view: 'claims', claimId: claim.id }) },
        });
    } catch (error) {
      report(error);
    }
  };
}

/** “Unnamed source: “analysts””, “Pakistan’s military”, “The writer”. */
function describeSpeaker({ speaker, who }: Attribution): string {
  if (speaker === 'writer') return 'The writer';
  if (speaker === 'named') return who === '' ? 'A named source' : who;
  return who === '' ? 'Unnamed source' : `Unnamed source: “${who}”`;
}

function describeCounts(open: number, kept: number, dismissed: number): string {
  const parts = [
    open === 0 ? 'All decided' : `${open} to decide`,
    ...(kept === 0 ? [] : [`${kept} kept`]),
    ...(dismissed === 0 ? [] : [`${dismissed} dismissed`]),
  ];
  return parts.join(' · ');
}

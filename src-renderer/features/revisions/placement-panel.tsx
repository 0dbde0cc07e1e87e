/** What a new text did to the annotations: what to confirm, what is lost, and what leans on them. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { useMemo } from 'react';
import { counted } from '../../domain/count.ts';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Source } from '../../domain/records.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { confirmMoveOperations, type PlacementWork } from '../../storage/revise.ts';
import { findTouched } from '../../storage/touched.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { LostCard } from './lost-card.tsx';
import { MovedCard } from './moved-card.tsx';
import styles from './placement-panel.module.css';

type PlacementPanelProps = {
  source: Source;
  work: PlacementWork;
  onOpen: (annotationId: AnnotationId) => void;
};

/** Cards shown at once; the rest come as these are decided. */
const MOST_CARDS = 100;

export function PlacementPanel({ source, work, onOpen }: PlacementPanelProps) {
  const first = work.unconfirmed.length > 0 || work.lost.length === 0 ? 'confirm' : 'lost';
  const [selected, setSelected] = useRememberedState(`placement-tab:${source.id}`, first);
  return (
    <Tabs
      label="Annotations"
      selected={selected}
      onSelect={setSelected}
      tabs={[
        {
          id: 'confirm',
          label: 'To confirm',
          count: work.unconfirmed.length,
          content: <ToConfirm source={source} work={work} onOpen={onOpen} />,
        },
        {
          id: 'lost',
          label: 'Lost',
          count: work.lost.length,
          content: <Lost source={source} work={work} />,
        },
        { id: 'touched', label: 'Touched', content: <TouchedList work={work} /> },
      ]}
    />
  );
}

function ToConfirm({ source, work, onOpen }: PlacementPanelProps) {
  const { change } = useWorkspace();
  const { unconfirmed } = work;
  if (unconfirmed.length === 0)
    return (
      <EmptyState icon={<Check size={22} aria-hidden />} title="Nothing to confirm">
        {describeSettled(work)}
      </EmptyState>
    );
  const confirmAll = (): void => {
    const label = `Confirm ${counted(unconfirmed.length, 'passage')} of ${quoteInLabel(source.title)}`;
    void change(label, confirmMoveOperations(unconfirmed), { offerUndo: true });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p>{describeSettled(work)}</p>
        {unconfirmed.length > 1 && (
          <Button size="small" icon={<Check size={14} aria-hidden />} onPress={confirmAll}>
            Confirm all {unconfirmed.length}
          </Button>
        )}
      </div>
      <ul className={styles.cards} aria-label="Passages to confirm">
        {unconfirmed.slice(0, MOST_CARDS).map((annotation) => (
          <MovedCard key={annotation.id} annotation={annotation} onOpen={onOpen} />
        ))}
      </ul>
      {unconfirmed.length > MOST_CARDS && <MoreLater count={unconfirmed.length - MOST_CARDS} />}
    </div>
  );
}

function Lost({ source, work: { lost } }: { source: Source; work: PlacementWork }) {
  if (lost.length === 0)
    return (
      <EmptyState icon={<Check size={22} aria-hidden />} title="Nothing is lost">
        Every annotation of this source has its passage in the current text.
      </EmptyState>
    );
  return (
    <div className={styles.panel}>
      <p className={styles.head}>
        The current text does not hold these passages. They keep their place in the earlier text until you
        place them again or let them go.
      </p>
      <ul className={styles.cards} aria-label="Lost annotations">
        {lost.slice(0, MOST_CARDS).map((annotation) => (
          <LostCard key={annotation.id} annotation={annotation} source={source} />
        ))}
      </ul>
      {lost.length > MOST_CARDS && <MoreLater count={lost.length - MOST_CARDS} />}
    </div>
  );
}

function MoreLater({ count }: { count: number }) {
  return <p className={styles.more}>{count} more are shown as these are decided.</p>;
}

function describeSettled({ settled, unconfirmed, lost }: PlacementWork): string {
  const total = settled + unconfirmed.length + lost.length;
  if (total === 0) return 'This source has no annotations yet.';
  return `${settled} of ${counted(total, 'annotation')} stand in the current text as they were.`;
}

/** Claims and briefs that rest on passages which changed, moved or were lost: each a door. */
function TouchedList({ work }: { work: PlacementWork }) {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const ids = useMemo(() => [...work.unconfirmed, ...work.lost].map(({ id }) => id), [work]);
  const touched = useLiveQuery(() => findTouched(database, dossierId, ids), [dossierId, ids]);
  if (touched === undefined) return null;
  if (touched.claims.length + touched.briefs.length === 0)
    return (
      <EmptyState icon={<Check size={22} aria-hidden />} title="No claim or brief is touched">
        Nothing rests on a passage that waits to be confirmed or is lost.
      </EmptyState>
    );
  return (
    <div className={styles.panel}>
      {touched.claims.length > 0 && (
        <section>
          <h3 className={styles.heading}>{counted(touched.claims.length, 'claim')}</h3>
          <ul className={styles.doors}>
            {touched.claims.map((claim) => (
              <li key={claim.id}>
                <button
                  type="button"
                  className={styles.door}
                  onClick={() => go({ view: 'claims', claimId: claim.id })}
                >
                  <span className={styles.number}>{claim.number}</span>
                  <span>{claim.statement}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {touched.briefs.length > 0 && (
        <section>
          <h3 className={styles.heading}>{counted(touched.briefs.length, 'brief')}</h3>
          <ul className={styles.doors}>
            {touched.briefs.map(({ brief, nodeIndex, uses }) => (
              <li key={brief.id}>
                <button
                  type="button"
                  className={styles.door}
                  onClick={() => go({ view: 'brief', briefId: brief.id, nodeIndex })}
                >
                  <span>
                    {brief.title}, {counted(uses, 'place')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

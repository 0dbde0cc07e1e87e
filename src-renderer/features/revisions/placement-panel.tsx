/** What a new text did to the annotations: what to confirm, what is lost, and what leans on them. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { counted } from '../../domain/count.ts';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation, Source } from '../../domain/records.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { confirmMoveOperations } from '../../storage/revise.ts';
import { findTouched } from '../../storage/touched.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { type Command, useCommands } from '../../ui/commands.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { Tabs } from '../../ui/tabs.tsx';
import type { MoveAnswering } from '../../ui/unconfirmed-move.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { CardList } from './card-list.tsx';
import { LostCard } from './lost-card.tsx';
import { MovedCard } from './moved-card.tsx';
import styles from './placement-panel.module.css';
import { useAnswered } from './use-answered.ts';
import { type PlacementWork, usePlacements } from './use-placements.ts';
import { usePlaces } from './use-places.ts';

type PlacementPanelProps = {
  source: Source;
  onOpen: (annotationId: AnnotationId) => void;
  /** Shows where a passage is in the compared text. */
  onShow: (annotation: Annotation) => void;
};

export function PlacementPanel(props: PlacementPanelProps) {
  const work = usePlacements(props.source);
  return work === null ? null : <PlacementTabs {...props} work={work} />;
}

type PlacementWorkProps = PlacementPanelProps & { work: PlacementWork };

function PlacementTabs({ source, work, onOpen, onShow }: PlacementWorkProps) {
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
          content: <ToConfirm source={source} work={work} onOpen={onOpen} onShow={onShow} />,
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

function ToConfirm({ source, work, onOpen, onShow }: PlacementWorkProps) {
  const { change } = useWorkspace();
  const { left, answers } = useAnswered(work.unconfirmed);
  const placeOf = usePlaces(work.unconfirmed);
  const chosen = useRef<Annotation | null>(null);
  const draw = useCallback(
    (annotation: Annotation, isChosen: boolean) => (
      <MovedCard
        annotation={annotation}
        answers={answers}
        isTabStop={isChosen}
        placeOf={placeOf}
        onOpen={onOpen}
      />
    ),
    [answers, placeOf, onOpen],
  );
  const answer = (kind: keyof MoveAnswering): void => {
    if (chosen.current !== null) void answers[kind](chosen.current);
  };
  useCommands([
    {
      id: 'confirm-passage',
      label: 'Confirm the chosen passage',
      keys: 'Y',
      group: 'Sources',
      run: () => answer('confirm'),
    },
    {
      id: 'refuse-passage',
      label: 'It is not the passage',
      keys: 'N',
      group: 'Sources',
      run: () => answer('refuse'),
    },
  ]);
  if (left.length === 0)
    return (
      <EmptyState icon={<Check size={22} aria-hidden />} title="Nothing to confirm">
        {describeSettled(work)}
      </EmptyState>
    );
  const confirmAll = (): void => {
    const label = `Confirm ${counted(left.length, 'passage')} of ${quoteInLabel(source.title)}`;
    void change(label, confirmMoveOperations(left), { offerUndo: true });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p>{describeSettled(work)}</p>
        {left.length > 1 && (
          <Button size="small" icon={<Check size={14} aria-hidden />} onPress={confirmAll}>
            Confirm all {left.length}
          </Button>
        )}
      </div>
      <CardList
        label="Passages to confirm"
        annotations={left}
        draw={draw}
        onVisit={onShow}
        onChosen={(annotation) => {
          chosen.current = annotation;
        }}
        onKey={({ key, target }, { id }) => {
          if (key !== 'Enter' || !isCard(target)) return false;
          onOpen(id);
          return true;
        }}
      />
    </div>
  );
}

/** The card itself has the focus, none of its buttons. */
function isCard(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.card !== undefined;
}

const LOST_COMMANDS: readonly Command[] = [
  { id: 'lost-suggest', label: 'Suggest places for the lost annotation', keys: 'S' },
  { id: 'lost-place', label: 'Place the lost annotation in the text', keys: 'P' },
  { id: 'lost-let-go', label: 'Let the lost annotation go', keys: 'Delete' },
].map((entry) => ({ ...entry, group: 'Sources', isListedOnly: true, run: () => undefined }));

/** What a key does with a lost annotation: that of its buttons. */
const LOST_KEYS: Readonly<Record<string, string>> = {
  s: 'suggest',
  p: 'place',
  Enter: 'place',
  Delete: 'let-go',
};

function Lost({ source, work: { lost } }: { source: Source; work: PlacementWork }) {
  const draw = useCallback(
    (annotation: Annotation, isChosen: boolean) => (
      <LostCard annotation={annotation} source={source} isTabStop={isChosen} />
    ),
    [source],
  );
  useCommands(LOST_COMMANDS);
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
      <CardList
        label="Lost annotations"
        annotations={lost}
        draw={draw}
        onKey={({ key, target, ctrlKey, metaKey, altKey }, _annotation, card) => {
          const act = isCard(target) && !ctrlKey && !metaKey && !altKey ? LOST_KEYS[key] : undefined;
          if (act === undefined) return false;
          card.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
          return true;
        }}
      />
    </div>
  );
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

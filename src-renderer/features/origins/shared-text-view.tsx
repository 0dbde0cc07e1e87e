/** What two sources share, side by side: whether they are one origin is decided here, with both texts in view. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronDown, ChevronUp, FileX } from 'lucide-react';
import { type RefObject, useCallback, useRef } from 'react';
import { counted } from '../../domain/count.ts';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { formatShare } from '../../domain/origins/origins.ts';
import type { SharedChunk } from '../../domain/origins/shared-chunks.ts';
import type { Source } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { GradeBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { OriginStateChip, stateOfPair } from '../../ui/origin-state.tsx';
import { useOrigins } from '../../ui/origins.tsx';
import { describeSteps } from '../../ui/use-steps.ts';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { SharedSide, SharedText } from '../../workers/origin-messages.ts';
import { type FindMarks, SharedColumn } from './shared-column.tsx';
import styles from './shared-text-view.module.css';
import { usePassageSteps } from './use-passage-steps.ts';
import { type SharedChunks, useSharedText } from './use-shared-text.ts';

type SharedTextViewProps = { sourceId: SourceId; otherId: SourceId };

export function SharedTextView({ sourceId, otherId }: SharedTextViewProps) {
  const { dossierId } = useWorkspace();
  const sources = useLiveQuery(() => database.sources.bulkGet([sourceId, otherId]), [sourceId, otherId]);
  if (sources === undefined)
    return (
      <WorkArea label="Shared text" bar={null}>
        {null}
      </WorkArea>
    );
  const [source, other] = sources;
  const isThere = (row: Source | undefined): row is Source => row?.dossierId === dossierId;
  if (!isThere(source) || !isThere(other) || sourceId === otherId) return <NothingToCompare />;
  return <Comparing source={source} other={other} />;
}

function NothingToCompare() {
  const { go } = useNavigation();
  return (
    <WorkArea label="Shared text" bar={<h1 className={styles.title}>Shared text</h1>}>
      <EmptyState
        icon={<FileX size={22} aria-hidden />}
        title="These are not two sources of this dossier"
        actions={
          <Button kind="primary" onPress={() => go({ view: 'sources' })}>
            Show the sources
          </Button>
        }
      >
        One of them belongs to another dossier, or was deleted, which undo takes back.
      </EmptyState>
    </WorkArea>
  );
}

type PairProps = { source: Source; other: Source };

function Comparing({ source, other }: PairProps) {
  const compared = useSharedText(source, other);
  if (compared?.ok === true)
    return <Compared source={source} other={other} shared={compared.value} chunks={compared.chunks} />;
  return (
    <WorkArea label="Shared text" bar={<h1 className={styles.title}>Shared text</h1>}>
      {compared === null ? (
        <p className={styles.waiting} role="status">
          Comparing the texts…
        </p>
      ) : (
        <EmptyState title="The texts could not be compared">{compared.problem}</EmptyState>
      )}
    </WorkArea>
  );
}

type ComparedProps = PairProps & { shared: SharedText; chunks: SharedChunks };

function Compared({ source, other, shared, chunks }: ComparedProps) {
  const left = useRef<FindMarks>(null);
  const right = useRef<FindMarks>(null);
  const steps = usePassageSteps([left, right], shared.passages);
  const { choose } = steps;
  const chooseLeft = useCallback((index: number) => choose(index, 0), [choose]);
  const chooseRight = useCallback((index: number) => choose(index, 1), [choose]);
  useCommands([
    { id: 'next-passage', label: 'Next shared passage', keys: ']', group: 'Sources', run: steps.next },
    {
      id: 'previous-passage',
      label: 'Previous shared passage',
      keys: '[',
      group: 'Sources',
      run: steps.previous,
    },
  ]);
  return (
    <WorkArea
      label="Shared text"
      bar={
        <>
          <h1 className={styles.title}>Shared text</h1>
          <Verdict source={source} other={other} shared={shared} />
          <span className={styles.spacer} />
          <span className={styles.place} role="status">
            {describeSteps(steps, 'passage')}
          </span>
          <IconButton
            label="Previous shared passage"
            keys="["
            icon={<ChevronUp size={16} />}
            isDisabled={shared.passages === 0}
            onPress={steps.previous}
          />
          <IconButton
            label="Next shared passage"
            keys="]"
            icon={<ChevronDown size={16} />}
            isDisabled={shared.passages === 0}
            onPress={steps.next}
          />
        </>
      }
    >
      <div className={styles.columns}>
        <Column
          source={source}
          side={shared.sides[0]}
          chunks={chunks[0]}
          findMarks={left}
          onChoose={chooseLeft}
        />
        <Column
          source={other}
          side={shared.sides[1]}
          chunks={chunks[1]}
          findMarks={right}
          onChoose={chooseRight}
        />
      </div>
    </WorkArea>
  );
}

function Verdict({ source, other, shared }: PairProps & { shared: SharedText }) {
  const origins = useOrigins();
  const state = stateOfPair(origins, source.id, other.id);
  const [first, second] = shared.sides;
  const words = first.words <= second.words ? first.sharedWords : second.sharedWords;
  return (
    <>
      <span className={styles.share} title="Of the words of the shorter text">
        <strong>{formatShare(shared.share)}</strong> · {counted(words, 'shared word')}
      </span>
      <OriginStateChip state={state} />
      <VerdictButtons state={state} title={other.title} pair={[source.id, other.id]} share={shared.share} />
    </>
  );
}

type ColumnProps = {
  source: Source;
  side: SharedSide;
  chunks: readonly SharedChunk[];
  findMarks: RefObject<FindMarks | null>;
  onChoose: (index: number) => void;
};

function Column({ source, side, chunks, findMarks, onChoose }: ColumnProps) {
  const { go } = useNavigation();
  const part = side.words === 0 ? 0 : side.sharedWords / side.words;
  const facts = [source.publisher || source.author, formatDate(source.issued, 'short')].filter(Boolean);
  return (
    <section className={styles.column} aria-label={source.title}>
      <header className={styles.head}>
        <button
          type="button"
          className={styles.door}
          title={source.title}
          onClick={() => go({ view: 'reader', sourceId: source.id })}
        >
          <bdi>{source.title}</bdi>
        </button>
        <p className={styles.facts}>
          <GradeBadge reliability={source.reliability} />
          {facts.length > 0 && <span className={styles.origin}>{facts.join(' · ')}</span>}
          <span className={styles.part}>
            {side.sharedWords === 0
              ? `${counted(side.words, 'word')}, none shared`
              : `${formatShare(part)} of ${counted(side.words, 'word')}`}
          </span>
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard */}
      <div className={styles.scroller} tabIndex={0}>
        <SharedColumn chunks={chunks} title={source.title} onChoose={onChoose} findMarks={findMarks} />
      </div>
    </section>
  );
}

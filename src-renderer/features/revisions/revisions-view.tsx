/** What a new revision of a source changed: the two texts compared, and what became of the annotations. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronDown, ChevronUp, FileX, GitCompareArrows } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { ProgressBar } from 'react-aria-components';
import { counted } from '../../domain/count.ts';
import type { AnnotationId, RevisionId, SourceId } from '../../domain/ids.ts';
import type { Annotation, Source } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useCommands } from '../../ui/commands.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { describeSteps } from '../../ui/use-steps.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { ChangedText, type ChangedTextPlaces } from './changed-text.tsx';
import { PlacementPanel } from './placement-panel.tsx';
import { type Revising, useRevising } from './revising.ts';
import styles from './revisions-view.module.css';
import { useChangeSteps } from './use-change-steps.ts';
import { useComparison } from './use-comparison.ts';

export type RevisionsViewProps = { sourceId: SourceId; fromId?: RevisionId; toId?: RevisionId };

/** A source's revisions by number; reads keys only, since texts are heavy. */
type RevisionKey = { id: RevisionId; number: number };

async function listRevisionKeys(sourceId: SourceId): Promise<RevisionKey[]> {
  const keys: RevisionKey[] = [];
  await database.revisions
    .where('[sourceId+number]')
    .between([sourceId, -Infinity], [sourceId, Infinity])
    .eachKey((key, cursor) => {
      keys.push({ id: cursor.primaryKey as RevisionId, number: (key as unknown as [string, number])[1] });
    });
  return keys;
}

export function RevisionsView(props: RevisionsViewProps) {
  const revising = useRevising();
  if (revising?.sourceId === props.sourceId) return <Storing {...revising} />;
  return <StoredRevisions {...props} />;
}

/** How far it has come nobody knows, so that it only says what it is about, and that it is at work. */
function Storing({ annotations, cancel }: Revising) {
  const words =
    annotations === null || annotations === 0
      ? 'Comparing the new text with the current one…'
      : `Comparing the new text with the current one, and moving ${counted(annotations, 'annotation')}…`;
  return (
    <WorkArea label="Revisions" bar={<h1 className={styles.title}>Revisions</h1>}>
      <div className={styles.waiting}>
        <p role="status">{words}</p>
        <ProgressBar className={classNames(styles.busy)} isIndeterminate aria-label="New revision">
          <div className={styles.track}>
            <div className={styles.runner} />
          </div>
        </ProgressBar>
        <Button onPress={cancel}>Cancel</Button>
      </div>
    </WorkArea>
  );
}

function StoredRevisions({ sourceId, fromId, toId }: RevisionsViewProps) {
  const { dossierId } = useWorkspace();
  const source = useLiveQuery(async () => {
    const row = await database.sources.get(sourceId);
    return row?.dossierId === dossierId ? row : null;
  }, [sourceId, dossierId]);
  const keys = useLiveQuery(() => listRevisionKeys(sourceId), [sourceId]);
  if (source === undefined || keys === undefined)
    return (
      <WorkArea label="Revisions" bar={null}>
        {null}
      </WorkArea>
    );
  if (source === null) return <NoComparison title="This source is not in the dossier" />;
  const to = keys.find(({ id }) => id === toId) ?? keys.find(({ id }) => id === source.revisionId);
  const from =
    keys.find(({ id }) => id === fromId) ?? keys.findLast(({ number }) => number < (to?.number ?? 0));
  if (to === undefined || from === undefined)
    return <NoComparison title="This source has one revision" source={source} />;
  return <Comparison key={`${from.id} ${to.id}`} source={source} keys={keys} from={from} to={to} />;
}

function NoComparison({ title, source }: { title: string; source?: Source }) {
  const { go } = useNavigation();
  return (
    <WorkArea label="Revisions" bar={<h1 className={styles.title}>Revisions</h1>}>
      <EmptyState
        icon={
          source === undefined ? <FileX size={22} aria-hidden /> : <GitCompareArrows size={22} aria-hidden />
        }
        title={title}
        actions={
          <Button
            kind="primary"
            onPress={() =>
              go(source === undefined ? { view: 'sources' } : { view: 'reader', sourceId: source.id })
            }
          >
            {source === undefined ? 'Show the sources' : 'Open the source'}
          </Button>
        }
      >
        {source === undefined
          ? 'It belongs to another dossier, or was deleted, which undo takes back.'
          : 'When the article changes after publication, add its new text as a revision. What changed is shown here, and annotations move with their passages.'}
      </EmptyState>
    </WorkArea>
  );
}

type ComparisonProps = { source: Source; keys: readonly RevisionKey[]; from: RevisionKey; to: RevisionKey };

function Comparison({ source, keys, from, to }: ComparisonProps) {
  const { refine, go } = useNavigation();
  const comparison = useComparison(from.id, to.id);
  const places = useRef<ChangedTextPlaces>(null);
  const steps = useChangeSteps(places, comparison?.ok === true ? comparison.changes : 0);
  const open = useCallback(
    (annotationId: AnnotationId) => go({ view: 'reader', sourceId: source.id, annotationId }),
    [go, source.id],
  );
  const { showOffset } = steps;
  const isCurrent = to.id === source.revisionId;
  const show = useCallback(
    ({ anchor }: Annotation) => {
      if (isCurrent) showOffset(anchor.start);
    },
    [isCurrent, showOffset],
  );
  // The same element until something of it changes: what is answered in it draws nothing else again.
  const inspector = useMemo(
    () => <PlacementPanel source={source} onOpen={open} onShow={show} />,
    [source, open, show],
  );
  useCommands([
    { id: 'next-change', label: 'Next change', keys: ']', group: 'Sources', run: steps.next },
    { id: 'previous-change', label: 'Previous change', keys: '[', group: 'Sources', run: steps.previous },
  ]);
  const choose = (next: { fromId?: RevisionId; toId?: RevisionId }): void =>
    refine({ view: 'revisions', sourceId: source.id, fromId: from.id, toId: to.id, ...next });
  const choices = (fits: (key: RevisionKey) => boolean) =>
    keys.filter(fits).map(({ id, number }) => ({ id, label: nameOf(number, id === source.revisionId) }));
  return (
    <WorkArea
      label={`Revisions of ${source.title}`}
      bar={
        <>
          <h1 className={styles.title}>Revisions</h1>
          <Select
            label="From"
            isLabelHidden
            className={styles.revision ?? ''}
            value={from.id}
            choices={choices(({ number }) => number < to.number)}
            onChange={(fromId) => choose({ fromId })}
          />
          <span className={styles.arrow} aria-hidden>
            →
          </span>
          <Select
            label="To"
            isLabelHidden
            className={styles.revision ?? ''}
            value={to.id}
            choices={choices(({ number }) => number > from.number)}
            onChange={(toId) => choose({ toId })}
          />
          {comparison?.ok === true && <ChangeCount {...comparison} />}
          <span className={styles.spacer} />
          <span className={styles.place} role="status">
            {describeSteps(steps, 'change')}
          </span>
          <IconButton
            label="Previous change"
            keys="["
            icon={<ChevronUp size={16} />}
            onPress={steps.previous}
          />
          <IconButton label="Next change" keys="]" icon={<ChevronDown size={16} />} onPress={steps.next} />
        </>
      }
      inspector={inspector}
      inspectorLabel="Annotations"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard */}
      <div className={styles.scroller} tabIndex={0}>
        {comparison === null ? (
          <p className={styles.waiting} role="status">
            Comparing the texts…
          </p>
        ) : comparison.ok ? (
          <ChangedText sections={comparison.sections} changes={comparison.changes} places={places} />
        ) : (
          <EmptyState title="The texts could not be compared">{comparison.problem}</EmptyState>
        )}
      </div>
    </WorkArea>
  );
}

function nameOf(number: number, isCurrent: boolean): string {
  return isCurrent ? `Revision ${number}, current` : `Revision ${number}`;
}

function ChangeCount({ added, removed }: { added: number; removed: number }) {
  return (
    <span className={styles.count}>
      <ins>+{added}</ins> <del>−{removed}</del> words
    </span>
  );
}

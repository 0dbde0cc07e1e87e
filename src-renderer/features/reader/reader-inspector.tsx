/** The inspector beside the text: annotations, claims found by rules, the source's metadata. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Annotation } from '../../domain/records.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { database } from '../../storage/workspace.ts';
import { CandidatesPanel } from '../../ui/candidates-panel.tsx';
import { SourceForm } from '../../ui/source-form.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AnnotationFilterBar } from './annotation-filter-bar.tsx';
import { AnnotationList, type AnnotationListProps } from './annotation-list.tsx';
import { CandidateHere } from './candidate-here.tsx';
import { Outline } from './outline.tsx';
import styles from './panes.module.css';
import type { ReaderRecords } from './reader-records.ts';
import { type ReaderSession, select, useReaderSession } from './reader-session.ts';
import { type ReaderState, useReaderState } from './reader-store.ts';
import { SeveralBar } from './several-bar.tsx';
import { revealRange } from './text-page.ts';
import { flashRange } from './use-reader-actions.ts';

const TABS: ReadonlySet<string> = new Set([
  'annotations',
  'claims',
  'outline',
  'source',
] satisfies ReaderState['tab'][]);

function showPassage(session: ReaderSession, range: TextRange): void {
  select(session, { anchor: range.start, focus: range.start }, false);
  flashRange(session, range);
  if (session.page.current !== null) revealRange(session.page.current, range, 'upper');
}

function useOpenCandidateCount({ sourceId, revision }: ReaderSession): number {
  return (
    useLiveQuery(
      () =>
        database.candidates
          .where({ sourceId })
          .filter(({ state, anchor }) => state === 'open' && anchor.revisionId === revision.id)
          .count(),
      [sourceId, revision.id],
    ) ?? 0
  );
}

function Annotations(props: AnnotationListProps) {
  return (
    <>
      <AnnotationList {...props} />
      <CandidateHere />
    </>
  );
}

export type ReaderInspectorProps = AnnotationListProps & {
  /** All annotations, and those of them that the filter asks for; `records` are what is listed. */
  all: ReaderRecords;
  matching: readonly Annotation[];
  /** The title of the text where there are two; else null. */
  title: string | null;
};

export function ReaderInspector({ title, all, matching, ...props }: ReaderInspectorProps) {
  const session = useReaderSession();
  const tab = useReaderState(session.store, (state) => state.tab);
  const count = useOpenCandidateCount(session);
  const tabs = (
    <Tabs
      label="About this text"
      selected={tab}
      onSelect={(id) => TABS.has(id) && session.store.set({ tab: id as ReaderState['tab'] })}
      tabs={[
        {
          id: 'annotations',
          label: 'Annotations',
          header: all.annotations.length > 0 && (
            <>
              <AnnotationFilterBar records={all} matching={matching} />
              <SeveralBar records={all} actions={props.actions} />
            </>
          ),
          content: <Annotations {...props} />,
        },
        {
          id: 'claims',
          label: 'Claims found',
          count,
          content: (
            <CandidatesPanel sourceId={session.sourceId} onShow={(range) => showPassage(session, range)} />
          ),
        },
        { id: 'outline', label: 'Outline', content: <Outline /> },
        { id: 'source', label: 'Source', content: <SourceForm sourceId={session.sourceId} /> },
      ]}
    />
  );
  return (
    <>
      {title !== null && (
        <p className={styles.about} title={title}>
          <bdi>{title}</bdi>
        </p>
      )}
      {tabs}
    </>
  );
}

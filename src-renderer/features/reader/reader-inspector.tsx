/** The inspector beside the text: annotations, claims found by rules, the source's metadata. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { SourceId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { database } from '../../storage/workspace.ts';
import { CandidatesPanel } from '../../ui/candidates-panel.tsx';
import { SourceForm } from '../../ui/source-form.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AnnotationList, type AnnotationListProps } from './annotation-list.tsx';
import { type ReaderSession, select, useReaderSession } from './reader-session.ts';
import { type ReaderState, useReaderState } from './reader-store.ts';
import { revealRange } from './text-page.ts';
import { flashRange } from './use-reader-actions.ts';

const TABS: ReadonlySet<string> = new Set(['annotations', 'claims', 'source'] satisfies ReaderState['tab'][]);

function showPassage(session: ReaderSession, range: TextRange): void {
  select(session, { anchor: range.start, focus: range.start }, false);
  flashRange(session, range);
  if (session.page.current !== null) revealRange(session.page.current, range, 'upper');
}

function useOpenCandidateCount(sourceId: SourceId): number {
  return (
    useLiveQuery(
      () =>
        database.candidates
          .where({ sourceId })
          .filter(({ state }) => state === 'open')
          .count(),
      [sourceId],
    ) ?? 0
  );
}

export function ReaderInspector(props: AnnotationListProps) {
  const session = useReaderSession();
  const tab = useReaderState(session.store, (state) => state.tab);
  const count = useOpenCandidateCount(session.sourceId);
  return (
    <Tabs
      label="About this text"
      selected={tab}
      onSelect={(id) => TABS.has(id) && session.store.set({ tab: id as ReaderState['tab'] })}
      tabs={[
        { id: 'annotations', label: 'Annotations', content: <AnnotationList {...props} /> },
        {
          id: 'claims',
          label: 'Claims found',
          count,
          content: (
            <CandidatesPanel sourceId={session.sourceId} onShow={(range) => showPassage(session, range)} />
          ),
        },
        { id: 'source', label: 'Source', content: <SourceForm sourceId={session.sourceId} /> },
      ]}
    />
  );
}

/** One brief: its text on paper under the toolbar, and what belongs to it in the inspector. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileX2 } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { BriefId } from '../../domain/ids.ts';
import type { Brief } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { type OpenedDocument, useDocument } from '../../ui/rich-text/open-document.tsx';
import { useDoors } from '../../ui/rich-text/use-doors.ts';
import { useTextTools } from '../../ui/rich-text/use-text-tools.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { BriefBar } from './brief-bar.tsx';
import { BriefDesk } from './brief-desk.tsx';
import { BriefInspector } from './brief-inspector.tsx';
import { briefStore } from './brief-store.ts';
import { useExport } from './use-export.ts';

export type BriefViewProps = {
  briefId: BriefId;
  /** The citation or claim block to go to, by its index among those of the brief. */
  nodeIndex?: number;
  /** Words that were searched for: the text opens where they stand. */
  words?: string;
};

export function BriefView({ briefId, nodeIndex, words }: BriefViewProps) {
  const { dossierId } = useWorkspace();
  const brief = useLiveQuery(async () => {
    const row = await database.briefs.get(briefId);
    // Going back can lead to a brief of the dossier that was open before.
    return row?.dossierId === dossierId ? row : null;
  }, [briefId, dossierId]);
  if (brief === undefined)
    return (
      <WorkArea label="Brief" bar={null} ground="canvas">
        {null}
      </WorkArea>
    );
  if (brief === null) return <NoBrief />;
  return <OpenBrief brief={brief} nodeIndex={nodeIndex ?? null} words={words} />;
}

function NoBrief() {
  const { go } = useNavigation();
  return (
    <WorkArea label="Brief" bar={null}>
      <EmptyState
        icon={<FileX2 size={22} />}
        title="This brief is not in the dossier"
        actions={<Button onPress={() => go({ view: 'briefs' })}>All briefs</Button>}
      >
        It belongs to another dossier, or was deleted, which undo takes back with its text and versions, or
        its making was undone, which redo takes back.
      </EmptyState>
    </WorkArea>
  );
}

type Arrival = { nodeIndex: number | null; words: string | undefined };

function OpenBrief({ brief, ...arrival }: { brief: Brief } & Arrival) {
  const { dossierId } = useWorkspace();
  const doors = useDoors();
  const store = useMemo(() => briefStore(brief.id, dossierId), [brief.id, dossierId]);
  const opened = useDocument(store, doors);
  useTitle(brief.title);
  if (opened.kind !== 'open') return <Opening opened={opened} />;
  return <EditBrief brief={brief} session={opened.session} {...arrival} />;
}

function EditBrief(props: { brief: Brief; session: DocumentSession } & Arrival) {
  const { brief, session, nodeIndex, words } = props;
  const tools = useTextTools(session, brief.dossierId, 'Briefs');
  const { step } = useExport(brief.id, session);
  return (
    <WorkArea
      label="Brief"
      bar={<BriefBar brief={brief} session={session} open={tools.open} step={step} />}
      ground="canvas"
      inspector={<BriefInspector brief={brief} session={session} />}
      inspectorLabel="About this brief"
    >
      <BriefDesk
        brief={brief}
        session={session}
        findBar={tools.findBar}
        nodeIndex={nodeIndex}
        words={words}
      />
      {tools.dialog}
    </WorkArea>
  );
}

function Opening({ opened }: { opened: OpenedDocument }) {
  return (
    <WorkArea label="Brief" bar={null} ground="canvas">
      {opened.kind === 'gone' && (
        <EmptyState title="The text of this brief is missing">
          Its title and front matter are there. A version under another copy, or undo, may bring the text
          back.
        </EmptyState>
      )}
      {opened.kind === 'failed' && (
        <EmptyState title="The text could not be read">{opened.problem} Nothing was changed.</EmptyState>
      )}
    </WorkArea>
  );
}

/** The window's title names the brief, for the system's window list. */
function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – Chancery`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

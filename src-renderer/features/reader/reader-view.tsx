/** The reader: one source's text with its annotations. Loads what is heavy once; what changes is live. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AnnotationId, RevisionId, SourceId } from '../../domain/ids.ts';
import type { Revision } from '../../domain/records.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { countRevisions, loadRevision } from '../../storage/revisions.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { Reader } from './reader.tsx';

export type ReaderViewProps = {
  sourceId: SourceId;
  /** Scrolled to, chosen and lit for a moment. */
  annotationId?: AnnotationId;
  /** Scrolled to and lit for a moment; UTF-16 offsets into the current revision. */
  passage?: TextRange;
  /** A lost annotation that is placed again by hand. */
  placingId?: AnnotationId;
};

export function ReaderView({ sourceId, ...arrival }: ReaderViewProps) {
  const { dossierId } = useWorkspace();
  const source = useLiveQuery(async () => {
    const row = await database.sources.get(sourceId);
    // Going back can lead to a source of the dossier that was open before.
    return row?.dossierId === dossierId ? row : null;
  }, [sourceId, dossierId]);
  const count = useLiveQuery(() => countRevisions(database, sourceId), [sourceId]) ?? 1;
  const revision = useRevision(source?.revisionId);
  if (source === undefined || (source !== null && revision === undefined))
    return (
      <WorkArea label="Reader" bar={null} inspector={null}>
        {null}
      </WorkArea>
    );
  if (source === null || revision === null || revision === undefined) return <MissingSource />;
  return (
    <Reader
      // Another text is another reader: nothing of the first may be applied to the second.
      key={revision.id}
      source={source}
      revision={revision}
      revisionCount={count}
      {...arrival}
    />
  );
}

/** Undefined while loading, null when the text is not there. */
function useRevision(id: RevisionId | undefined): Revision | null | undefined {
  const { report } = useWorkspace();
  const [loaded, setLoaded] = useState<{ id: RevisionId; revision: Revision | null } | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    loadRevision(database, id)
      .then((revision) => isCurrent && setLoaded({ id, revision }))
      .catch(report);
    return () => {
      isCurrent = false;
    };
  }, [id, report]);
  return loaded?.id === id ? loaded?.revision : undefined;
}

function MissingSource() {
  const { go } = useNavigation();
  return (
    <WorkArea label="Reader" bar={null}>
      <EmptyState
        icon={<FileX size={22} aria-hidden />}
        title="This source is not in the dossier"
        actions={
          <Button kind="primary" onPress={() => go({ view: 'sources' })}>
            Show the sources
          </Button>
        }
      >
        It belongs to another dossier, or was deleted, which undo takes back, or its making was undone, which
        redo takes back.
      </EmptyState>
    </WorkArea>
  );
}

/** The reader: one source's text with its annotations. Loads what is heavy once; what changes is live. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AnnotationId, RevisionId, SourceId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { type OpenedText, openText } from '../../storage/opened-text.ts';
import { countRevisions } from '../../storage/revisions.ts';
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
  const opened = useOpenedText(sourceId, source?.revisionId, arrival);
  if (source === undefined || (source !== null && opened === undefined))
    return (
      <WorkArea label="Reader" bar={null} inspector={null}>
        {null}
      </WorkArea>
    );
  if (source === null || opened === null || opened === undefined) return <MissingSource />;
  return (
    <Reader
      // Another text is another reader: nothing of the first may be applied to the second.
      key={opened.revision.id}
      source={source}
      opened={opened}
      revisionCount={count}
      {...arrival}
    />
  );
}

/** Undefined while loading, null when the text is not there. Where it is come to matters only to its opening. */
function useOpenedText(
  sourceId: SourceId,
  id: RevisionId | undefined,
  { annotationId, passage }: Omit<ReaderViewProps, 'sourceId'>,
): OpenedText | null | undefined {
  const { report } = useWorkspace();
  const [loaded, setLoaded] = useState<{ id: RevisionId; opened: OpenedText | null } | null>(null);
  const arrival = useRef({ annotationId, offset: passage?.start });
  arrival.current = { annotationId, offset: passage?.start };
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    openText(database, sourceId, id, arrival.current)
      .then((opened) => isCurrent && setLoaded({ id, opened }))
      .catch(report);
    return () => {
      isCurrent = false;
    };
  }, [sourceId, id, report]);
  return loaded?.id === id ? loaded?.opened : undefined;
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

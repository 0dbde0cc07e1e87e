/** The text of one pane. Loads what is heavy once; what changes is live. */
import { useLiveQuery } from 'dexie-react-hooks';
import { FileX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DossierId, RevisionId, SourceId } from '../../domain/ids.ts';
import { type OpenedText, openText } from '../../storage/opened-text.ts';
import { countRevisions } from '../../storage/revisions.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { type ReaderPlace, sourceAt } from '../../ui/reader-place.ts';
import { WorkBar } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { PaneButtons } from './pane-buttons.tsx';
import { Reader, type ReaderProps } from './reader.tsx';
import { useReaderPane } from './reader-pane.ts';

export function PaneText({ place }: { place: ReaderPlace }) {
  const { dossierId } = useWorkspace();
  const { side, isActive } = useReaderPane();
  const sourceId = sourceAt(place, side);
  const source = useLiveQuery(async () => {
    const row = await database.sources.get(sourceId);
    // Going back can lead to a source of the dossier that was open before.
    return row?.dossierId === dossierId ? row : null;
  }, [sourceId, dossierId]);
  const count = useLiveQuery(() => countRevisions(database, sourceId), [sourceId]) ?? 1;
  const arrival = isActive ? arrivalOf(place) : NO_ARRIVAL;
  const opened = useOpenedText(dossierId, sourceId, source?.revisionId, arrival);
  if (source === undefined || (source !== null && opened === undefined))
    return <WorkBar hasToggle={false}>{null}</WorkBar>;
  if (source === null || opened === null || opened === undefined) return <MissingSource />;
  return (
    <Reader
      // Another text is another reader: nothing of the first may be applied to the second.
      key={opened.revision.id}
      source={source}
      opened={opened}
      revisionCount={count}
      {...(place.placingId === undefined ? {} : { placingId: place.placingId })}
      {...arrival}
    />
  );
}

type Arrival = Pick<ReaderProps, 'annotationId' | 'passage'>;

const NO_ARRIVAL: Arrival = {};

/** What the analyst came for. */
function arrivalOf({ annotationId, passage }: ReaderPlace): Arrival {
  if (annotationId !== undefined) return { annotationId };
  return passage === undefined ? {} : { passage };
}

/** Undefined while loading, null when the text is not there. Where it is come to matters only to its opening. */
function useOpenedText(
  dossierId: DossierId,
  sourceId: SourceId,
  id: RevisionId | undefined,
  { annotationId, passage }: Arrival,
): OpenedText | null | undefined {
  const { report } = useWorkspace();
  const [loaded, setLoaded] = useState<{ id: RevisionId; opened: OpenedText | null } | null>(null);
  const arrival = useRef({ annotationId, offset: passage?.start });
  arrival.current = { annotationId, offset: passage?.start };
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    openText(database, { dossierId, sourceId, revisionId: id }, arrival.current)
      .then((opened) => isCurrent && setLoaded({ id, opened }))
      .catch(report);
    return () => {
      isCurrent = false;
    };
  }, [dossierId, sourceId, id, report]);
  return loaded?.id === id ? loaded?.opened : undefined;
}

function MissingSource() {
  const { go } = useNavigation();
  return (
    <>
      <WorkBar hasToggle={false}>
        <PaneButtons />
      </WorkBar>
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
    </>
  );
}

/** One open text: puts bar, text and inspector together, and holds the dialogs that they open. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Source } from '../../domain/records.ts';
import { createLocator } from '../../domain/text/locator.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { OpenedText } from '../../storage/opened-text.ts';
import { findAnnotationAt, type Passage } from '../../storage/passage.ts';
import {
  READING_SIZES,
  type ReadingSize,
  readReadingSize,
  writeReadingSize,
} from '../../storage/reading-size.ts';
import { database } from '../../storage/workspace.ts';
import { ClaimDialog } from '../../ui/claim-dialog.tsx';
import { type Command, useCommands } from '../../ui/commands.tsx';
import { EvidenceDialog } from '../../ui/evidence-dialog.tsx';
import { type Place, useNavigation } from '../../ui/navigation.tsx';
import { type PickerPlace, TagPicker } from '../../ui/tag-picker.tsx';
import { WorkBar } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { settleOn } from './annotation-changes.ts';
import { openingCommands, paletteCommands } from './palette-commands.ts';
import styles from './panes.module.css';
import { PendingRows } from './pending-rows.ts';
import { PlacingBar } from './placing-bar.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { ReaderInspector } from './reader-inspector.tsx';
import { LISTED_KEYS } from './reader-keys.ts';
import { useReaderPane } from './reader-pane.ts';
import { allOf, type ReaderRecords, useReaderRecords } from './reader-records.ts';
import { focusText, type ReaderSession, ReaderSessionProvider, select } from './reader-session.ts';
import { createReaderStore } from './reader-store.ts';
import { findSubject } from './reader-subject.ts';
import { TextFindBar } from './text-find-bar.tsx';
import { caretRect } from './text-geometry.ts';
import { revealRange, type TextPage } from './text-page.ts';
import { TextPane } from './text-pane.tsx';
import { flashRange, type ReaderActions, type ReaderDialog, useReaderActions } from './use-reader-actions.ts';
import { useWantedAnnotations } from './wanted-annotations.ts';

const NO_COMMANDS: readonly Command[] = [];

export type ReaderProps = {
  source: Source;
  opened: OpenedText;
  revisionCount: number;
  annotationId?: AnnotationId;
  passage?: TextRange;
  placingId?: AnnotationId;
};

export function Reader(props: ReaderProps) {
  const { source, opened, revisionCount, annotationId, passage, placingId } = props;
  const { revision } = opened;
  const { dossierId, report } = useWorkspace();
  const records = useReaderRecords(dossierId, opened);
  const session = useSession(opened, records);
  const wanted = useWantedAnnotations(session, records);
  const [dialog, setDialog] = useState<ReaderDialog | null>(null);
  const [picker, setPicker] = useState<PickerPlace | null>(null);
  const actions = useReaderActions(session, setDialog);
  const readingSize = useLiveQuery(() => readReadingSize(database), []) ?? 'normal';
  const [isFinding, setFinding] = useState(false);
  const { side, isSplit, isActive, inspectorHost } = useReaderPane();
  const commands: Command[] = [
    ...LISTED_KEYS,
    ...paletteCommands(session, actions, () => pickTag()),
    ...openingCommands(() => setFinding(true), actions.goToFilter),
  ];
  // Of texts side by side, the one that is worked in hears keys and commands.
  useCommands(isActive ? commands : NO_COMMANDS);
  useArrival(session, records, annotationId, actions);
  usePassageArrival(session, passage);

  const pickTag = useCallback(
    (beside?: Element) => {
      if (actions.requireSubject()) setPicker(pickerPlace(session, beside));
    },
    [session, actions],
  );
  const closeDialog = (): void => setDialog(null);
  const onLinked = (): void => {
    if (dialog !== null) void settleOnPassage(session, dialog.passage).catch(report);
  };
  const closePicker = (): void => {
    setPicker(null);
    focusText(session);
  };
  const selectAll = (): void => {
    const { blocks } = revision;
    select(session, { anchor: blocks[0]?.start ?? 0, focus: blocks.at(-1)?.end ?? 0 }, false);
    focusText(session);
  };

  return (
    <ReaderSessionProvider value={session}>
      <WorkBar hasToggle={!isSplit || side === 'right'}>
        <ReaderBar
          source={source}
          revisionNumber={revision.number}
          revisionCount={revisionCount}
          readingSize={readingSize}
          onReadingSize={(size: ReadingSize) => void writeReadingSize(database, size)}
          onSelectAll={selectAll}
        />
      </WorkBar>
      {isActive &&
        inspectorHost !== null &&
        createPortal(
          <ReaderInspector
            title={isSplit ? source.title : null}
            records={wanted.listed}
            all={records}
            matching={wanted.matching}
            actions={actions}
            onPickTag={pickTag}
          />,
          inspectorHost,
        )}
      <div className={styles.text}>
        <TextPane
          header={
            <>
              {placingId !== undefined && <PlacingBar annotationId={placingId} />}
              {isFinding && <TextFindBar onClose={() => setFinding(false)} />}
            </>
          }
          isArriving={annotationId !== undefined || passage !== undefined}
          title={source.title}
          records={wanted.shown}
          actions={actions}
          readingSize={READING_SIZES.find(({ id }) => id === readingSize)?.pixels ?? 17.5}
          onPickTag={pickTag}
        />
      </div>
      <TagPicker
        place={picker}
        tags={records.tags}
        onPick={actions.toggleTag}
        onCreate={actions.addTag}
        onClose={closePicker}
      />
      {dialog?.kind === 'claim' && (
        <ClaimDialog
          dossierId={dossierId}
          passage={dialog.passage}
          onClose={closeDialog}
          onCreated={onLinked}
        />
      )}
      {dialog?.kind === 'evidence' && (
        <EvidenceDialog
          dossierId={dossierId}
          passage={dialog.passage}
          onClose={closeDialog}
          onLinked={onLinked}
        />
      )}
    </ReaderSessionProvider>
  );
}

function useSession({ revision, position }: OpenedText, records: ReaderRecords): ReaderSession {
  const latest = useRef(records);
  latest.current = records;
  const page = useRef<TextPage | null>(null);
  const wanted = useRef(allOf(records));
  const session = useMemo(
    () => ({
      sourceId: revision.sourceId,
      revision,
      locate: createLocator(revision),
      openedAt: position,
      store: createReaderStore(),
      page,
      records: latest,
      wanted,
      pending: new PendingRows(),
    }),
    [revision, position],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer of the database settles what was pending.
  useEffect(() => session.pending.settle(), [session, records.annotations]);
  return session;
}

/** Whoever comes for one annotation finds it in view, chosen and lit for a moment: every time they come. */
function useArrival(
  session: ReaderSession,
  { byId, isLoaded }: ReaderRecords,
  annotationId: AnnotationId | undefined,
  { choose }: ReaderActions,
): void {
  const { place } = useNavigation();
  const arrivedAt = useRef<Place | null>(null);
  useEffect(() => {
    if (annotationId === undefined || arrivedAt.current === place) return;
    if (!isLoaded && !byId.has(annotationId)) return;
    arrivedAt.current = place;
    choose(annotationId, { reveal: true, flash: true });
    focusText(session);
  }, [session, byId, isLoaded, annotationId, place, choose]);
}

/** Whoever comes for a passage finds it in view and lit for a moment. What lies outside the text is not looked for. */
function usePassageArrival(session: ReaderSession, passage: TextRange | undefined): void {
  const { place } = useNavigation();
  const arrivedAt = useRef<Place | null>(null);
  useEffect(() => {
    const { page, revision } = session;
    if (passage === undefined || page.current === null || arrivedAt.current === place) return;
    arrivedAt.current = place;
    if (!(passage.start >= 0 && passage.end > passage.start && passage.end <= revision.text.length)) return;
    select(session, { anchor: passage.start, focus: passage.start }, false);
    revealRange(page.current, passage, 'upper');
    flashRange(session, passage);
  }, [session, passage, place]);
}

/** What a claim rests on has been annotated on the way: the selection gives way to that annotation. */
async function settleOnPassage(session: ReaderSession, passage: Passage): Promise<void> {
  const annotation = await findAnnotationAt(database, passage);
  if (annotation !== undefined) settleOn(session, annotation);
}

/** Beside the element that asked, else under the selection or annotation; null when there is none of either. */
function pickerPlace(session: ReaderSession, beside: Element | undefined): PickerPlace | null {
  const subject = findSubject(session);
  if (subject === null || session.page.current === null) return null;
  const tagIds = subject.kind === 'annotation' ? subject.annotation.tagIds : [];
  if (beside !== undefined) {
    const { left, bottom } = beside.getBoundingClientRect();
    return { x: left, y: bottom, tagIds };
  }
  const { start, end } = subject.kind === 'annotation' ? subject.annotation.anchor : subject.range;
  const rect =
    caretRect(session.page.current.map, end, 'before') ?? caretRect(session.page.current.map, start);
  return rect === null ? null : { x: rect.left, y: rect.bottom, tagIds };
}

/** The reader: one source's text with its annotations, or two side by side, of which one is worked in. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import { database } from '../../storage/workspace.ts';
import { classNames } from '../../ui/class-names.ts';
import { useCommands } from '../../ui/commands.tsx';
import { keepFocusOn } from '../../ui/keep-focus.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import {
  activate,
  activeSide,
  activeSourceId,
  closeSide,
  isSplit,
  openBeside,
  otherSide,
  type PaneSide,
  type ReaderPlace,
  sourceAt,
  swapSides,
} from '../../ui/reader-place.ts';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { BesidePicker } from './beside-picker.tsx';
import { paneCommands } from './pane-commands.ts';
import { EVEN, PaneDivider } from './pane-divider.tsx';
import { PaneText } from './pane-text.tsx';
import styles from './panes.module.css';
import { type ReaderPane, ReaderPaneProvider } from './reader-pane.ts';
import { usePaneKeys } from './use-pane-keys.ts';

const BOTH: readonly PaneSide[] = ['left', 'right'];
const ALONE: readonly PaneSide[] = ['left'];

export function ReaderView({ place }: { place: ReaderPlace }) {
  const { dossierId } = useWorkspace();
  const { go, refine } = useNavigation();
  const panes = useRef<HTMLDivElement>(null);
  const [inspectorHost, setInspectorHost] = useState<HTMLElement | null>(null);
  const [share, setShare] = useRememberedState(`reader-share:${dossierId}`, EVEN);
  const isPair = isSplit(place);
  const active = activeSide(place);
  const keys = usePaneKeys();
  const { pane, picker } = usePaneActions(place, keys, panes);
  useFocusOfActive(panes, active);
  return (
    <WorkArea
      label={useLabel(place)}
      drawer={active === 'right' ? 'left' : 'right'}
      inspector={<div ref={setInspectorHost} className={styles.inspector} />}
    >
      <div ref={panes} className={styles.panes}>
        {(isPair ? BOTH : ALONE).map((side) => (
          <Fragment key={`${keys[side]}:${sourceAt(place, side)}`}>
            {side === 'right' && <PaneDivider share={share} onChange={setShare} />}
            <Pane
              place={place}
              grow={side === 'left' ? share : 100 - share}
              onActivate={() => refine(activate(place, side))}
              pane={{ ...pane, side, isSplit: isPair, isActive: side === active, inspectorHost }}
            />
          </Fragment>
        ))}
      </div>
      {picker.isOpen && (
        <BesidePicker
          sourceId={activeSourceId(place)}
          caret={placeOfPicker(panes.current)}
          onClose={picker.close}
          onChoose={picker.choose}
          onCompareRevisions={() => go({ view: 'revisions', sourceId: activeSourceId(place) })}
        />
      )}
    </WorkArea>
  );
}

type PaneActions = Pick<ReaderPane, 'readBeside' | 'swap' | 'close'>;

/** What is done with the texts as a whole, by button and by command. */
function usePaneActions(
  place: ReaderPlace,
  keys: ReturnType<typeof usePaneKeys>,
  panes: { current: HTMLElement | null },
) {
  const { go, refine } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  const active = activeSide(place);
  const focusSide = (side: PaneSide): void =>
    keepFocusOn(() => panes.current?.querySelector(`[data-side="${side}"] [role="document"]`) ?? null);
  const pane: PaneActions = {
    readBeside: () => setOpen(true),
    swap() {
      keys.swap();
      refine(swapSides(place));
      focusSide(otherSide(active));
    },
    close(side) {
      if (side === 'left') keys.closeLeft();
      go(closeSide(place, side));
      focusSide('left');
    },
  };
  useCommands(
    paneCommands(isSplit(place), {
      readBeside: pane.readBeside,
      goToOther: () => focusSide(otherSide(active)),
      swap: pane.swap,
      close: () => pane.close(active),
    }),
  );
  const choose = (sourceId: SourceId): void => {
    const next = openBeside(place, sourceId);
    // The picker gives the keyboard back to the text it was opened from, a frame after it is gone: the new one comes then.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        go(next);
        focusSide(activeSide(next));
      }),
    );
  };
  return { pane, picker: { isOpen, close: () => setOpen(false), choose } };
}

/** Whoever is led to the other text has the keyboard there: a dialog that closes must not give it back to the first. */
function useFocusOfActive(panes: { current: HTMLElement | null }, active: PaneSide): void {
  useEffect(() => {
    const { activeElement: focused } = document;
    const isElsewhere = focused !== document.body && panes.current?.contains(focused) !== true;
    const pane = panes.current?.querySelector(`[data-side="${active}"]`);
    if (!isElsewhere && pane?.contains(focused) === false)
      pane.querySelector<HTMLElement>('[role="document"]')?.focus({ preventScroll: true });
  }, [panes, active]);
}

type PaneProps = { place: ReaderPlace; pane: ReaderPane; grow: number; onActivate: () => void };

function Pane({ place, pane, grow, onActivate }: PaneProps) {
  const { side, isSplit: isPair, isActive } = pane;
  const takeOver = (): void => {
    if (!isActive) onActivate();
  };
  const label = side === 'left' ? 'Left text' : 'Right text';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that its text is worked in.
    <section
      className={classNames(styles.pane, isPair && styles.split, isActive && styles.active)}
      style={{ flexGrow: grow }}
      data-side={side}
      onFocus={takeOver}
      onPointerDownCapture={takeOver}
      {...(isPair ? { 'aria-label': label, 'aria-current': isActive } : {})}
    >
      <ReaderPaneProvider value={pane}>
        <PaneText place={place} />
      </ReaderPaneProvider>
    </section>
  );
}

/** The titles of what is read, as the name of the view. */
function useLabel(place: ReaderPlace): string {
  const ids = isSplit(place) ? [place.sourceId, place.besideId] : [place.sourceId];
  const titles = useLiveQuery(
    async () => (await database.sources.bulkGet(ids)).map((source) => source?.title ?? 'Missing source'),
    [ids.join(' ')],
  );
  return titles?.join(' beside ') ?? 'Reader';
}

/** Below the bar, at the right end of the texts. */
function placeOfPicker(panes: HTMLElement | null): { left: number; top: number; bottom: number } {
  const { right = 0, top = 0 } = panes?.getBoundingClientRect() ?? {};
  return { left: right - 490, top, bottom: top + 38 };
}

/** The bar over the text: what the source is, which revision is shown, how large it is set. */
import { useLiveQuery } from 'dexie-react-hooks';
import {
  ALargeSmall,
  ArrowLeftRight,
  Check,
  Columns2,
  Copy,
  Ellipsis,
  ExternalLink,
  Keyboard,
  TextSelect,
} from 'lucide-react';
import { counted } from '../../domain/count.ts';
import { formatDate } from '../../domain/date.ts';
import type { Source } from '../../domain/records.ts';
import { countPlacements } from '../../storage/placements.ts';
import { READING_SIZES, type ReadingSize } from '../../storage/reading-size.ts';
import { database } from '../../storage/workspace.ts';
import { GradeBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useRunCommand } from '../../ui/commands.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { useExportEntries } from '../../ui/source-export.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PaneButtons } from './pane-buttons.tsx';
import paneStyles from './panes.module.css';
import styles from './reader-bar.module.css';
import { useReaderPane } from './reader-pane.ts';

export type ReaderBarProps = {
  source: Source;
  revisionNumber: number;
  revisionCount: number;
  readingSize: ReadingSize;
  onReadingSize: (size: ReadingSize) => void;
  onSelectAll: () => void;
};

/** "Regional news site · 21 Nov 2025 · retrieved 22 Nov 2025", of which whatever is known. */
function descriptionOf({ publisher, author, issued, accessed }: Source): string {
  const origin = publisher || author;
  const dates = [
    issued && formatDate(issued, 'short'),
    accessed && `retrieved ${formatDate(accessed, 'short')}`,
  ];
  return [origin, ...dates].filter((part) => part !== '').join(' · ') || 'No publisher or date yet';
}

export function ReaderBar(props: ReaderBarProps) {
  const { source, revisionNumber, revisionCount } = props;
  const { side, isSplit } = useReaderPane();
  return (
    <>
      <GradeBadge reliability={source.reliability} />
      {isSplit ? (
        <h2 className={paneStyles.title} title={`${source.title}\n${descriptionOf(source)}`}>
          <bdi>{source.title}</bdi>
        </h2>
      ) : (
        <span className={styles.description} title={descriptionOf(source)}>
          {descriptionOf(source)}
        </span>
      )}
      <RevisionMenu source={source} number={revisionNumber} count={revisionCount} />
      <span className={styles.spacer} />
      {(!isSplit || side === 'left') && <SizeMenu {...props} />}
      {!isSplit && <PaneButtons />}
      <MoreMenu {...props} />
      {isSplit && <PaneButtons />}
    </>
  );
}

/** Which text is shown, what the newest one changed, and how to add another. */
function RevisionMenu(props: { source: Source; number: number; count: number }) {
  const run = useRunCommand();
  const { number, count } = props;
  const { id, revisionId } = props.source;
  const { isSplit } = useReaderPane();
  const counts = useLiveQuery(() => countPlacements(database, { id, revisionId }), [id, revisionId]);
  const left = counts?.left ?? 0;
  const rest = ` of ${Math.max(count, number)}${left > 0 ? `, ${left} to settle` : ''}`;
  return (
    <Menu
      label="Revisions"
      trigger={
        <Button size="small" kind="quiet">
          {isSplit ? 'Rev.' : 'Revision'} {number}
          <span className={isSplit ? 'visually-hidden' : undefined}>{rest}</span>
        </Button>
      }
      entries={[
        {
          id: 'show',
          label: left > 0 ? `Settle ${counted(left, 'annotation')}` : 'Show what it changed',
          isDisabled: count < 2,
          run: () => void run('show-revisions'),
        },
        { id: 'file', label: 'New revision from a file…', run: () => void run('new-revision-from-file') },
        {
          id: 'clipboard',
          label: 'New revision from clipboard',
          run: () => void run('new-revision-from-clipboard'),
        },
        {
          id: 'address',
          label: 'New revision from its address…',
          run: () => void run('new-revision-from-address'),
        },
      ]}
    />
  );
}

function SizeMenu({ readingSize, onReadingSize }: ReaderBarProps) {
  return (
    <Menu
      label="Type size"
      trigger={<IconButton label="Type size" icon={<ALargeSmall size={18} />} />}
      entries={READING_SIZES.map(({ id, label }) => ({
        id,
        label,
        icon: id === readingSize ? <Check size={14} aria-hidden /> : <span className={styles.noCheck} />,
        run: () => onReadingSize(id),
      }))}
    />
  );
}

function MoreMenu({ source, onSelectAll }: ReaderBarProps) {
  const { isSplit, readBeside, swap } = useReaderPane();
  const ofTwo: MenuEntry[] = [
    {
      id: 'read-other',
      label: 'Read another text beside this one',
      icon: <Columns2 size={14} aria-hidden />,
      run: readBeside,
    },
    {
      id: 'swap',
      label: 'Swap the two texts',
      icon: <ArrowLeftRight size={14} aria-hidden />,
      run: swap,
    },
  ];
  const exportEntries = useExportEntries();
  const runCommand = useRunCommand();
  const showToast = useToast();
  const openAddress = async (): Promise<void> => {
    const answer = await window.desktop.openLink({ url: source.url });
    if (!answer.ok) showToast({ tone: 'bad', message: answer.problem });
  };
  const copyAddress = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(source.url);
      showToast({ message: 'Address copied.' });
    } catch {
      showToast({ tone: 'bad', message: `The address could not be copied. It is ${source.url}` });
    }
  };
  return (
    <Menu
      label="More"
      trigger={<IconButton label="More" icon={<Ellipsis size={17} />} />}
      entries={[
        ...(isSplit ? ofTwo : []),
        {
          id: 'select-all',
          label: 'Select the whole text',
          icon: <TextSelect size={14} aria-hidden />,
          run: onSelectAll,
        },
        ...exportEntries(source.id),
        {
          id: 'open-address',
          label: 'Open the address in a browser',
          icon: <ExternalLink size={14} aria-hidden />,
          isDisabled: !/^https:\/\//iu.test(source.url),
          run: () => void openAddress(),
        },
        {
          id: 'copy-address',
          label: 'Copy the address',
          icon: <Copy size={14} aria-hidden />,
          isDisabled: source.url === '',
          run: () => void copyAddress(),
        },
        {
          id: 'shortcuts',
          label: 'Keyboard shortcuts',
          keys: '?',
          icon: <Keyboard size={14} aria-hidden />,
          run: () => void runCommand('show-shortcuts'),
        },
      ]}
    />
  );
}

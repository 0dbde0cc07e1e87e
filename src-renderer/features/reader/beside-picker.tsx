/** Which text is read beside the open one: any source of the dossier, the same text once more, or what a revision changed. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/records.ts';
import { countRevisions } from '../../storage/revisions.ts';
import { database } from '../../storage/workspace.ts';
import { GradeBadge } from '../../ui/badge.tsx';
import styles from '../../ui/rich-text/picker.module.css';
import { Picker, type PickerProps } from '../../ui/rich-text/picker.tsx';
import type { SearchEntry } from '../../ui/search-list.tsx';
import { foldText } from '../../ui/word-search.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

const REVISIONS = 'revisions';

function sourceEntry(source: Source, isOpen: boolean): SearchEntry {
  const { id, title, publisher, author, issued, reliability } = source;
  const facts = [publisher || author, issued && formatDate(issued, 'short')].filter((part) => part !== '');
  return {
    id,
    text: title,
    search: foldText([title, publisher, author, issued, isOpen ? 'the same text once more' : ''].join(' ')),
    draw: () => (
      <>
        <span className={styles.head}>
          <GradeBadge reliability={reliability} />
          <span className={styles.source}>
            {isOpen ? 'This text once more, to read it at two places' : facts.join(' · ')}
          </span>
        </span>
        <bdi className={styles.whole}>{title}</bdi>
      </>
    ),
  };
}

const REVISIONS_ENTRY: SearchEntry = {
  id: REVISIONS,
  text: 'What its newest revision changed',
  search: foldText('what its newest revision changed compare the earlier revision of this text'),
  draw: () => <span className={styles.whole}>What its newest revision changed, both side by side</span>,
};

export type BesidePickerProps = Pick<PickerProps, 'caret' | 'onClose'> & {
  /** The source that is open. */
  sourceId: SourceId;
  onChoose: (sourceId: SourceId) => void;
  onCompareRevisions: () => void;
};

/** Render it only while it is open. */
export function BesidePicker(props: BesidePickerProps) {
  const { sourceId, caret, onClose, onChoose, onCompareRevisions } = props;
  const { dossierId } = useWorkspace();
  const sources = useLiveQuery(() => database.sources.where({ dossierId }).sortBy('title'), [dossierId]);
  const revisions = useLiveQuery(() => countRevisions(database, sourceId), [sourceId]) ?? 1;
  const entries = useMemo(() => {
    const others = (sources ?? []).filter(({ id }) => id !== sourceId);
    const same = (sources ?? []).filter(({ id }) => id === sourceId);
    return [
      ...others.map((source) => sourceEntry(source, false)),
      ...(revisions > 1 ? [REVISIONS_ENTRY] : []),
      ...same.map((source) => sourceEntry(source, true)),
    ];
  }, [sources, sourceId, revisions]);
  return (
    <Picker
      label="Read beside this text"
      placeholder="Find a source by title, publisher, author or year"
      empty={sources === undefined ? 'Reading…' : 'The dossier has no source.'}
      entries={entries}
      caret={caret}
      onClose={onClose}
      onChoose={(id) => {
        onClose();
        if (id === REVISIONS) onCompareRevisions();
        else onChoose(id as SourceId);
      }}
    />
  );
}

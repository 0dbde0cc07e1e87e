/** Above the list: which annotations it shows, how many those are, and whether the text shows the others. */
import { Eye, EyeOff, ListFilter, X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Picker } from '../../ui/rich-text/picker.tsx';
import { foldText } from '../../ui/word-search.ts';
import {
  type AnnotationFilter,
  chosenFilters,
  filterChoices,
  isFiltering,
  NO_FILTER,
} from './annotation-filter.ts';
import styles from './annotation-filter-bar.module.css';
import type { ReaderRecords } from './reader-records.ts';
import { focusText, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

export type AnnotationFilterBarProps = {
  /** All annotations of the text. */
  records: ReaderRecords;
  /** Those that the filter asks for. */
  matching: readonly Annotation[];
};

export function AnnotationFilterBar({ records, matching }: AnnotationFilterBarProps) {
  const session = useReaderSession();
  const { store } = session;
  const filter = useReaderState(store, (state) => state.filter);
  const change = (fields: Partial<AnnotationFilter>): void =>
    store.set({ filter: { ...store.get().filter, ...fields } });
  // Escape takes back one thing at a time: the words, the rest of the filter, and then leads to the text.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (filter.words !== '') change({ words: '' });
    else if (isFiltering(filter)) store.set({ filter: NO_FILTER });
    else focusText(session);
  };
  const { length } = records.annotations;
  const count = `${length.toLocaleString('en')} ${length === 1 ? 'annotation' : 'annotations'}`;
  return (
    <search
      className={styles.bar}
      aria-label="Filter the annotations"
      data-annotation-filter
      onKeyDown={press}
    >
      <div className={styles.row}>
        <TextField
          label="Words in the annotations"
          isLabelHidden
          placeholder={`Find in ${records.isLoaded ? count : 'the annotations'}`}
          className={styles.field ?? ''}
          value={filter.words}
          onChange={(words) => change({ words })}
        />
        <ChoiceButton records={records} onChoose={change} />
      </div>
      {isFiltering(filter) && (
        <Chosen records={records} filter={filter} matching={matching} onChange={change} />
      )}
    </search>
  );
}

/** Tags, claims and authors to filter by, in one list that is searched by typing. */
function ChoiceButton(props: {
  records: ReaderRecords;
  onChoose: (fields: Partial<AnnotationFilter>) => void;
}) {
  const button = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const open = (): void => setPlace(button.current?.getBoundingClientRect() ?? null);
  return (
    <div ref={button}>
      <Button size="small" icon={<ListFilter size={14} aria-hidden />} onPress={open}>
        Filter…
      </Button>
      {place !== null && <ChoicePicker {...props} place={place} onClose={() => setPlace(null)} />}
    </div>
  );
}

function ChoicePicker(props: {
  records: ReaderRecords;
  place: DOMRect;
  onChoose: (fields: Partial<AnnotationFilter>) => void;
  onClose: () => void;
}) {
  const { records, place, onChoose, onClose } = props;
  const choices = useMemo(() => filterChoices(records), [records]);
  const entries = useMemo(
    () =>
      choices.map(({ id, label, kind }) => ({
        id,
        text: label,
        search: foldText(`${label} ${kind}`),
        draw: () => (
          <span className={styles.choice}>
            <bdi className={styles.choiceLabel}>{label}</bdi>
            <span className={styles.kind}>{kind}</span>
          </span>
        ),
      })),
    [choices],
  );
  return (
    <Picker
      label="Filter the annotations by"
      placeholder="Find a tag, claim or author"
      empty="Nothing to filter by."
      entries={entries}
      caret={place}
      onClose={onClose}
      onChoose={(id) => {
        onClose();
        const choice = choices.find((candidate) => candidate.id === id);
        if (choice !== undefined) onChoose(choice.fields);
      }}
    />
  );
}

/** What is asked for, each part with its way back; how many meet it; whether the text hides the others. */
function Chosen(props: {
  records: ReaderRecords;
  filter: AnnotationFilter;
  matching: readonly Annotation[];
  onChange: (fields: Partial<AnnotationFilter>) => void;
}) {
  const { records, filter, matching, onChange } = props;
  const { store } = useReaderSession();
  const hidesRest = useReaderState(store, (state) => state.hidesRest);
  const choices = useMemo(() => chosenFilters(filterChoices(records), filter), [records, filter]);
  const takeAway = (fields: Partial<AnnotationFilter>): void =>
    onChange(Object.fromEntries(Object.keys(fields).map((name) => [name, null])));
  return (
    <>
      {choices.length > 0 && (
        <div className={styles.chips}>
          {choices.map(({ id, label, kind, fields }) => (
            <span key={id} className={styles.chip}>
              <span className={styles.chipLabel}>
                {kind}: <bdi>{label}</bdi>
              </span>
              <button
                type="button"
                className={styles.remove}
                aria-label={`Do not filter by ${kind.toLocaleLowerCase('en')} ${label}`}
                onClick={() => takeAway(fields)}
              >
                <X size={11} aria-hidden />
              </button>
            </span>
          ))}
        </div>
      )}
      <div className={styles.row}>
        <span className={styles.count} role="status">
          {matching.length.toLocaleString('en')} of {records.annotations.length.toLocaleString('en')}
        </span>
        <IconButton
          label="Hide the others in the text"
          icon={hidesRest ? <EyeOff size={15} /> : <Eye size={15} />}
          isPressed={hidesRest}
          onPress={() => store.set({ hidesRest: !hidesRest })}
        />
        <Button size="small" kind="quiet" onPress={() => store.set({ filter: NO_FILTER })}>
          Clear
        </Button>
      </div>
    </>
  );
}

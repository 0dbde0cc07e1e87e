/** Find in the text: count, next and previous, all marked. Escape leaves the caret at the match, ready to be tagged. */
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { TextRange } from '../../domain/text/sentence.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatKeys } from '../../ui/commands.tsx';
import { TextField } from '../../ui/field.tsx';
import styles from '../../ui/rich-text/find.module.css';
import { type Findable, type FindOptions, findInText, makeFindable } from './find-in-text.ts';
import { focusText, select, selectedPassage, useReaderSession } from './reader-session.ts';
import { revealRange } from './text-page.ts';

/** Matches that are marked at once; all are counted and can be gone to. */
const MOST_MARKED = 2000;
/** Characters of a selection that are taken as what to look for. */
const LONGEST_START = 200;

const NONE: readonly TextRange[] = [];

/** The text ready to be searched; null for the moment that takes. */
function useFindable(text: string): Findable | null {
  const [findable, setFindable] = useState<Findable | null>(null);
  useEffect(() => {
    const control = new AbortController();
    void makeFindable(text, control.signal).then((made) => {
      if (made !== null) setFindable(made);
    });
    return () => control.abort();
  }, [text]);
  return findable?.text === text ? findable : null;
}

/** Render it only while it is open. It starts with the selected words. */
export function TextFindBar({ onClose }: { onClose: () => void }) {
  const session = useReaderSession();
  const { revision, page } = session;
  const [query, setQuery] = useState(() => {
    const range = selectedPassage(session);
    return range === null || range.end - range.start > LONGEST_START
      ? ''
      : revision.text.slice(range.start, range.end);
  });
  const [options, setOptions] = useState<FindOptions>({ matchCase: false, wholeWords: false });
  const findable = useFindable(revision.text);
  const matches = useMemo(
    () => (findable === null ? NONE : findInText(findable, query, options)),
    [findable, query, options],
  );
  const from = useRef(session.store.get().caret?.focus ?? 0);
  const [chosen, setChosen] = useState(0);
  const current = matches.length === 0 ? -1 : Math.min(chosen, matches.length - 1);

  // What is typed leads to the first match after where the analyst was.
  useEffect(() => {
    const next = matches.findIndex(({ start }) => start >= from.current);
    setChosen(Math.max(0, next));
  }, [matches]);
  useEffect(() => {
    const around = Math.max(0, current - MOST_MARKED / 2);
    page.current?.painter.paintSpecial('found', matches.slice(around, around + MOST_MARKED));
    const match = matches[current];
    page.current?.painter.paintSpecial('found-current', match === undefined ? [] : [match]);
    if (match !== undefined && page.current !== null) revealRange(page.current, match, 'upper');
  }, [page, matches, current]);
  useEffect(
    () => () => {
      page.current?.painter.paintSpecial('found', []);
      page.current?.painter.paintSpecial('found-current', []);
    },
    [page],
  );

  const step = (by: number): void => {
    if (matches.length > 0) setChosen((current + by + matches.length) % matches.length);
  };
  const close = (): void => {
    const match = matches[current];
    if (match !== undefined) select(session, { anchor: match.start, focus: match.end });
    onClose();
    focusText(session);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'F3') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = matches.length.toLocaleString('en');
  return (
    <search className={styles.bar} onKeyDown={press} aria-label="Find in the text">
      <TextField
        label="Find"
        isLabelHidden
        placeholder="Find in the text"
        className={styles.field ?? ''}
        value={query}
        onChange={setQuery}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
        }}
      />
      <span className={styles.count} role="status">
        {query.trim() === '' || findable === null
          ? ''
          : current < 0
            ? 'Not found'
            : `${current + 1} of ${count}`}
      </span>
      <IconButton
        label="Match case"
        icon={<CaseSensitive size={16} />}
        isPressed={options.matchCase}
        onPress={() => setOptions({ ...options, matchCase: !options.matchCase })}
      />
      <IconButton
        label="Whole words"
        icon={<WholeWord size={16} />}
        isPressed={options.wholeWords}
        onPress={() => setOptions({ ...options, wholeWords: !options.wholeWords })}
      />
      <IconButton
        label="Previous"
        keys={formatKeys('Shift+Enter')}
        icon={<ChevronUp size={16} />}
        isDisabled={current < 0}
        onPress={() => step(-1)}
      />
      <IconButton
        label="Next"
        keys="Enter"
        icon={<ChevronDown size={16} />}
        isDisabled={current < 0}
        onPress={() => step(1)}
      />
      <IconButton label="Close find" keys="Esc" icon={<X size={16} />} onPress={close} />
    </search>
  );
}

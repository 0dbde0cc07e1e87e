/** The dossier's passages, to put their citations into the text with one click. */
import { Quote } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Button as AriaButton, Group } from 'react-aria-components';
import { GradeBadge, TagChip } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { type CitablePassage, useCitable } from '../../ui/rich-text/citable.ts';
import { cite } from '../../ui/rich-text/cite-picker.tsx';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { wordMatcher } from '../../ui/word-search.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './inspector-tabs.module.css';

/** Cards drawn at once; the others by "Show more" or by searching. */
const PAGE = 60;

type Shown = 'all' | 'uncited';

/** Redraws when the numbers of citations change. */
function useNumbering(session: DocumentSession): DocumentSession['records']['numberOf'] {
  const [, redraw] = useState(0);
  useEffect(() => session.records.subscribe(() => redraw((count) => count + 1)), [session]);
  return session.records.numberOf;
}

export function EvidenceTab({ session }: { session: DocumentSession }) {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const citable = useCitable(dossierId);
  const numberOf = useNumbering(session);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [count, setCount] = useState(PAGE);
  const words = useDeferredValue(query);
  if (citable === undefined) return null;
  if (citable.passages.length === 0)
    return (
      <EmptyState
        icon={<Quote size={22} />}
        title="No passages yet"
        actions={<Button onPress={() => go({ view: 'sources' })}>Go to sources</Button>}
      >
        Passages that you mark in the reader stand here, ready to be cited.
      </EmptyState>
    );
  const numbered = citable.passages.map((passage) => ({
    passage,
    number: numberOf({ kind: 'annotation', id: passage.annotation.id }),
  }));
  const matches = wordMatcher(words);
  const matching = numbered.filter(
    ({ passage, number }) => (shown === 'all' || number === null) && matches(passage.search),
  );
  const uncited = numbered.filter(({ number }) => number === null).length;
  return (
    <div className={styles.tab}>
      <TextField
        label="Search evidence"
        isLabelHidden
        placeholder="Search quotes, sources, grades, tags"
        type="search"
        value={query}
        onChange={setQuery}
      />
      <Group className={classNames(styles.filter)} aria-label="Which passages">
        <FilterButton isOn={shown === 'all'} onPress={() => setShown('all')}>
          All {numbered.length}
        </FilterButton>
        <FilterButton isOn={shown === 'uncited'} onPress={() => setShown('uncited')}>
          Not cited {uncited}
        </FilterButton>
      </Group>
      <ul className={styles.cards} aria-label="Insert evidence">
        {matching.slice(0, count).map(({ passage, number }) => (
          <li key={passage.annotation.id}>
            <EvidenceCard
              passage={passage}
              number={number}
              isDisabled={!session.editor.isEditable}
              onPress={() => cite(session, { kind: 'annotation', id: passage.annotation.id })}
            />
          </li>
        ))}
      </ul>
      {matching.length === 0 && <p className={styles.none}>No passage matches.</p>}
      {matching.length > count && (
        <Button onPress={() => setCount(count + PAGE)}>Show more ({matching.length - count})</Button>
      )}
    </div>
  );
}

function FilterButton(props: { isOn: boolean; onPress: () => void; children: React.ReactNode }) {
  return (
    <AriaButton
      aria-pressed={props.isOn}
      className={classNames(styles.filterButton, props.isOn && styles.on)}
      onPress={props.onPress}
    >
      {props.children}
    </AriaButton>
  );
}

function EvidenceCard(props: {
  passage: CitablePassage;
  number: number | null;
  isDisabled: boolean;
  onPress: () => void;
}) {
  const { annotation, source, credibility, tags } = props.passage;
  return (
    <AriaButton
      className={classNames(styles.card)}
      isDisabled={props.isDisabled}
      onPress={props.onPress}
      preventFocusOnPress
    >
      <span className={styles.cardHead}>
        <GradeBadge reliability={source.reliability} credibility={credibility} />
        <bdi className={styles.cardSource}>{source.title}</bdi>
        {props.number !== null && <span className={styles.cited}>Cited as {props.number}</span>}
      </span>
      <bdi className={styles.quote}>{annotation.anchor.quote.exact}</bdi>
      {tags.length > 0 && (
        <span className={styles.tags}>
          {tags.map((tag) => (
            <TagChip key={tag.id} name={tag.name} hue={tag.hue} />
          ))}
        </span>
      )}
    </AriaButton>
  );
}

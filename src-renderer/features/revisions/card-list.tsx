/** Cards of annotations one below the other, gone through by keyboard. Of thousands, those in view are drawn. */
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { type NearParts, useNearParts } from '../../ui/use-near-parts.ts';
import styles from './card-list.module.css';
import { type CardChoice, useCardChoice } from './use-card-choice.ts';

/** Cards that come and go together. */
const GROUP = 3;
/** Pixels around the view in which cards are drawn. */
const MARGIN = 300;
/** Cards that Page Up and Page Down pass over. */
const PAGE = 5;

/** Characters in a line of a card, pixels of a line, and of all that stands around the lines. */
const LINE = 44;
const LINE_HEIGHT = 21;
const MOST_LINES = 8;
const REST_HEIGHT = 96;

function guessHeight({ anchor }: Annotation): number {
  const lines = Math.min(MOST_LINES, Math.ceil(((anchor.end - anchor.start) * 1.1) / LINE));
  return REST_HEIGHT + lines * LINE_HEIGHT;
}

/** The buttons of a chosen card alone are tab stops: the way out of a list of thousands is short. */
export type DrawCard = (annotation: Annotation, isChosen: boolean) => ReactNode;

type CardListProps = {
  label: string;
  annotations: readonly Annotation[];
  /** What stands on a card. Must stay the same function: only then are cards at rest not drawn again. */
  draw: DrawCard;
  /** Hears which card is the chosen one. */
  onChosen?: (annotation: Annotation | null) => void;
  /** Hears which card the analyst came to by key or mouse. */
  onVisit?: (annotation: Annotation) => void;
  /** Keys other than those that move; true where the key was meant. `card` is the element of the chosen one. */
  onKey: (event: KeyboardEvent, annotation: Annotation, card: HTMLElement) => boolean;
};

export function CardList({ label, annotations, draw, onChosen, onVisit, onKey }: CardListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { near, heights, watch } = useNearParts(MARGIN);
  const choice = useCardChoice(list, annotations);
  const groups = useMemo(
    () =>
      Array.from({ length: Math.ceil(annotations.length / GROUP) }, (_, at) =>
        annotations.slice(at * GROUP, (at + 1) * GROUP),
      ),
    [annotations],
  );
  const chosen = annotations[choice.index] ?? null;
  const hearChosen = useRef(onChosen);
  hearChosen.current = onChosen;
  const hearVisit = useRef(onVisit);
  hearVisit.current = onVisit;
  useEffect(() => hearChosen.current?.(chosen), [chosen]);
  const { choose } = choice;
  const visit = useCallback(
    (annotation: Annotation) => {
      choose(annotation);
      hearVisit.current?.(annotation);
    },
    [choose],
  );
  const press = (event: KeyboardEvent): void => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
    const annotation = annotations[choice.index];
    if (card === null || annotation === undefined || event.defaultPrevented) return;
    if (move(event, choice, annotations.length) || onKey(event, annotation, card)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list element may not leave out what is out of view
    <div ref={list} role="list" aria-label={label} className={styles.group} onKeyDown={press}>
      {groups.map((group, at) => {
        const first = at * GROUP;
        const isDrawn = near.has(`${at}`) || Math.floor(choice.index / GROUP) === at;
        return (
          <Group
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; its cards have keys of their own
            key={at}
            part={at}
            annotations={group}
            total={annotations.length}
            chosen={isDrawn ? choice.index - first : -1}
            isDrawn={isDrawn}
            height={heights.get(`${at}`)}
            watch={watch}
            draw={draw}
            onVisit={visit}
          />
        );
      })}
    </div>
  );
}

function move(event: KeyboardEvent, { index, goTo }: CardChoice, total: number): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: total - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return false;
  goTo(target);
  return true;
}

type GroupProps = {
  part: number;
  annotations: readonly Annotation[];
  total: number;
  /** Index of the chosen card in the group; another number where it is in another. */
  chosen: number;
  isDrawn: boolean;
  height: number | undefined;
  watch: NearParts['watch'];
  draw: DrawCard;
  onVisit: (annotation: Annotation) => void;
};

const Group = memo(function Group(props: GroupProps) {
  const { part, annotations, isDrawn, watch } = props;
  if (!isDrawn) {
    const guessed = annotations.reduce((sum, annotation) => sum + guessHeight(annotation), 0);
    return <div ref={watch} data-part={part} style={{ height: props.height ?? guessed }} />;
  }
  return (
    <div ref={watch} data-part={part} className={styles.group}>
      {annotations.map((annotation, at) => (
        <Card
          key={annotation.id}
          annotation={annotation}
          position={part * GROUP + at + 1}
          total={props.total}
          isChosen={at === props.chosen}
          draw={props.draw}
          onVisit={props.onVisit}
        />
      ))}
    </div>
  );
}, isSameGroup);

/** Groups are cut anew whenever one card leaves. Of those that are not drawn, only how many they hold matters. */
function isSameGroup(before: GroupProps, after: GroupProps): boolean {
  if (before.isDrawn !== after.isDrawn || before.height !== after.height) return false;
  if (!after.isDrawn) return before.annotations.length === after.annotations.length;
  return (
    before.total === after.total &&
    before.chosen === after.chosen &&
    before.draw === after.draw &&
    before.annotations.length === after.annotations.length &&
    before.annotations.every((annotation, at) => annotation === after.annotations[at])
  );
}

type CardProps = Pick<GroupProps, 'total' | 'draw' | 'onVisit'> & {
  annotation: Annotation;
  position: number;
  isChosen: boolean;
};

const Card = memo(function Card({ annotation, position, total, isChosen, draw, onVisit }: CardProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see CardList
    <div
      role="listitem"
      data-card={annotation.id}
      tabIndex={isChosen ? 0 : -1}
      aria-posinset={position}
      aria-setsize={total}
      {...(isChosen ? { 'aria-current': true } : {})}
      className={styles.card}
      onFocus={() => onVisit(annotation)}
    >
      {draw(annotation, isChosen)}
    </div>
  );
});

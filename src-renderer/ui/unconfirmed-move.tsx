/** What a new revision did to a passage, before and after, and the two answers to it: confirm or refuse. */
import { Check, X } from 'lucide-react';
import { useMemo } from 'react';
import { diffTexts } from '../domain/anchor/text-diff.ts';
import type { Annotation, UnconfirmedMove } from '../domain/records.ts';
import { quoteInLabel } from '../storage/label.ts';
import { confirmMoveOperations, refuseMoveOperations } from '../storage/revise.ts';
import { Chip } from './badge.tsx';
import { Button } from './button.tsx';
import styles from './unconfirmed-move.module.css';
import { useWorkspace } from './workspace.tsx';

/** Characters of a passage that are compared and shown. */
const LONGEST = 2000;

/** "Changed", "95% alike". */
export function MoveOutcome({ move }: { move: UnconfirmedMove }) {
  return (
    <span className={styles.outcome}>
      <Chip>{move.outcome === 'moved' ? 'Moved' : 'Changed'}</Chip>
      <span>{Math.round(move.score * 100)}% alike</span>
    </span>
  );
}

/** The passage's two wordings in one text: what went, what came. */
export function BeforeAndAfter({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => {
    const [from, to] = [before.slice(0, LONGEST), after.slice(0, LONGEST)];
    return diffTexts(from, to).map(({ kind, oldStart, oldEnd, newStart, newEnd }) => ({
      kind,
      at: `${oldStart}-${newStart}`,
      text: kind === 'removed' ? from.slice(oldStart, oldEnd) : to.slice(newStart, newEnd),
    }));
  }, [before, after]);
  return (
    <span className={styles.wordings}>
      {pieces.map(({ kind, text, at }) => {
        if (kind === 'added') return <ins key={at}>{text}</ins>;
        if (kind === 'removed') return <del key={at}>{text}</del>;
        return <span key={at}>{text}</span>;
      })}
      {after.length > LONGEST && '…'}
    </span>
  );
}

type MoveAnswer = (annotation: Annotation) => Promise<boolean>;

export type MoveAnswering = { confirm: MoveAnswer; refuse: MoveAnswer };

/** Each answer is one undoable change. Resolves to false where it could not be stored. */
export function useMoveAnswers(): MoveAnswering {
  const { change } = useWorkspace();
  return useMemo(
    () => ({
      confirm: (annotation) => change(`Confirm ${quoteOf(annotation)}`, confirmMoveOperations([annotation])),
      refuse: (annotation) =>
        change(`Refuse ${quoteOf(annotation)} as the passage`, refuseMoveOperations([annotation]), {
          offerUndo: true,
        }),
    }),
    [change],
  );
}

function quoteOf({ anchor }: Annotation): string {
  return quoteInLabel(anchor.quote.exact);
}

export type MoveAnswersProps = { annotation: Annotation; answers: MoveAnswering; isTabStop?: boolean };

export function MoveAnswers({ annotation, answers, isTabStop = true }: MoveAnswersProps) {
  const quote = quoteOf(annotation);
  return (
    <span className={styles.answers}>
      <Button
        size="small"
        icon={<Check size={14} aria-hidden />}
        aria-label={`Confirm ${quote}`}
        excludeFromTabOrder={!isTabStop}
        onPress={() => void answers.confirm(annotation)}
      >
        Confirm
      </Button>
      <Button
        size="small"
        kind="quiet"
        icon={<X size={14} aria-hidden />}
        aria-label={`${quote} is not the passage`}
        excludeFromTabOrder={!isTabStop}
        onPress={() => void answers.refuse(annotation)}
      >
        Not the passage
      </Button>
    </span>
  );
}

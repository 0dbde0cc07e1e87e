/** A passage that a new text changed or moved: before and after, for the analyst to confirm or refuse. */
import { Check, X } from 'lucide-react';
import { memo, useMemo } from 'react';
import { diffTexts } from '../../domain/anchor/text-diff.ts';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { confirmMoveOperations, refuseMoveOperations } from '../../storage/revise.ts';
import { Chip } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './placement-panel.module.css';

/** Characters of a passage that are compared and shown in a card. */
const LONGEST = 2000;

type MovedCardProps = { annotation: Annotation; onOpen: (annotationId: AnnotationId) => void };

export const MovedCard = memo(function MovedCard({ annotation, onOpen }: MovedCardProps) {
  const { change } = useWorkspace();
  const { unconfirmed, anchor } = annotation;
  if (unconfirmed === null) return null;
  const quote = quoteInLabel(anchor.quote.exact);
  const alike = `${Math.round(unconfirmed.score * 100)} % alike`;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Chip>{unconfirmed.outcome === 'moved' ? 'Moved' : 'Changed'}</Chip>
        <span className={styles.quiet}>{alike}</span>
      </div>
      <button type="button" className={styles.passage} onClick={() => onOpen(annotation.id)}>
        <BeforeAndAfter before={unconfirmed.before.quote.exact} after={anchor.quote.exact} />
      </button>
      {annotation.note !== '' && <p className={styles.note}>{annotation.note}</p>}
      <div className={styles.actions}>
        <Button
          size="small"
          icon={<Check size={14} aria-hidden />}
          aria-label={`Confirm ${quote}`}
          onPress={() => void change(`Confirm ${quote}`, confirmMoveOperations([annotation]))}
        >
          Confirm
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon={<X size={14} aria-hidden />}
          aria-label={`${quote} is not the passage`}
          onPress={() =>
            void change(`Refuse ${quote} as the passage`, refuseMoveOperations([annotation]), {
              offerUndo: true,
            })
          }
        >
          Not the passage
        </Button>
      </div>
    </li>
  );
});

function BeforeAndAfter({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => {
    const [from, to] = [before.slice(0, LONGEST), after.slice(0, LONGEST)];
    return diffTexts(from, to).map(({ kind, oldStart, oldEnd, newStart, newEnd }) => ({
      kind,
      at: `${oldStart}-${newStart}`,
      text: kind === 'removed' ? from.slice(oldStart, oldEnd) : to.slice(newStart, newEnd),
    }));
  }, [before, after]);
  return (
    <span className={styles.quote}>
      {pieces.map(({ kind, text, at }) => {
        if (kind === 'added') return <ins key={at}>{text}</ins>;
        if (kind === 'removed') return <del key={at}>{text}</del>;
        return <span key={at}>{text}</span>;
      })}
      {after.length > LONGEST && '…'}
    </span>
  );
}

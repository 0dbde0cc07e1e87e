/** A passage that a new text changed or moved: before and after, for the analyst to confirm or refuse. */
import type { AnnotationId } from '../../domain/ids.ts';
import {
  BeforeAndAfter,
  MoveAnswers,
  type MoveAnswersProps,
  MoveOutcome,
} from '../../ui/unconfirmed-move.tsx';
import styles from './placement-panel.module.css';

type MovedCardProps = Required<MoveAnswersProps> & { onOpen: (annotationId: AnnotationId) => void };

export function MovedCard({ annotation, answers, isTabStop, onOpen }: MovedCardProps) {
  const { unconfirmed, anchor } = annotation;
  if (unconfirmed === null) return null;
  return (
    <>
      <MoveOutcome move={unconfirmed} />
      <button
        type="button"
        className={styles.passage}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onOpen(annotation.id)}
      >
        <BeforeAndAfter before={unconfirmed.before.quote.exact} after={anchor.quote.exact} />
      </button>
      {annotation.note !== '' && <p className={styles.note}>{annotation.note}</p>}
      <MoveAnswers annotation={annotation} answers={answers} isTabStop={isTabStop} />
    </>
  );
}

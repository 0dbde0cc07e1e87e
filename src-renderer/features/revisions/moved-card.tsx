/** A passage that a new text changed or moved: before and after, for the analyst to confirm or refuse. */
import type { Anchor } from '../../domain/anchor/anchor.ts';
import type { AnnotationId } from '../../domain/ids.ts';
import {
  BeforeAndAfter,
  MoveAnswers,
  type MoveAnswersProps,
  MoveOutcome,
} from '../../ui/unconfirmed-move.tsx';
import styles from './placement-panel.module.css';
import type { PassagePlace } from './use-places.ts';

type MovedCardProps = Required<MoveAnswersProps> & {
  placeOf: (anchor: Anchor) => PassagePlace | null;
  onOpen: (annotationId: AnnotationId) => void;
};

export function MovedCard({ annotation, answers, isTabStop, placeOf, onOpen }: MovedCardProps) {
  const { unconfirmed, anchor } = annotation;
  if (unconfirmed === null) return null;
  return (
    <>
      <div className={styles.outcome}>
        <MoveOutcome move={unconfirmed} />
        <FromTo from={placeOf(unconfirmed.before)} to={placeOf(anchor)} />
      </div>
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

/** "¶ 12 → ¶ 47"; one place where it stayed there. */
function FromTo({ from, to }: { from: PassagePlace | null; to: PassagePlace | null }) {
  if (from === null || to === null) return null;
  const isSame = from.short === to.short;
  return (
    <span className={styles.place}>
      <span aria-hidden>{isSame ? to.short : `${from.short} → ${to.short}`}</span>
      <span className="visually-hidden">
        {isSame ? to.words : `Before: ${from.words}. Now: ${to.words}.`}
      </span>
    </span>
  );
}

/** A passage that a new text changed or moved: before and after, for the analyst to confirm or refuse. */
import { memo } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { BeforeAndAfter, MoveAnswers, MoveOutcome } from '../../ui/unconfirmed-move.tsx';
import styles from './placement-panel.module.css';

type MovedCardProps = { annotation: Annotation; onOpen: (annotationId: AnnotationId) => void };

export const MovedCard = memo(function MovedCard({ annotation, onOpen }: MovedCardProps) {
  const { unconfirmed, anchor } = annotation;
  if (unconfirmed === null) return null;
  return (
    <li className={styles.card}>
      <MoveOutcome move={unconfirmed} />
      <button type="button" className={styles.passage} onClick={() => onOpen(annotation.id)}>
        <BeforeAndAfter before={unconfirmed.before.quote.exact} after={anchor.quote.exact} />
      </button>
      {annotation.note !== '' && <p className={styles.note}>{annotation.note}</p>}
      <MoveAnswers annotation={annotation} />
    </li>
  );
});

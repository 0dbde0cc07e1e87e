/** While a lost annotation is placed again by hand: what is looked for, and the button that places it at the selection. */
import { useLiveQuery } from 'dexie-react-hooks';
import { MapPinPlus } from 'lucide-react';
import { makeAnchor } from '../../domain/anchor/anchor.ts';
import type { AnnotationId } from '../../domain/ids.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { placeAgainOperations } from '../../storage/revise.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './placing-bar.module.css';
import { passageOfCaret, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

export function PlacingBar({ annotationId }: { annotationId: AnnotationId }) {
  const { revision, store, sourceId } = useReaderSession();
  const { change } = useWorkspace();
  const { back, refine } = useNavigation();
  const annotation = useLiveQuery(() => database.annotations.get(annotationId), [annotationId]);
  const passage = useReaderState(store, ({ caret }) => passageOfCaret(revision.text, caret));
  // Of texts side by side, it belongs into one.
  if (annotation?.sourceId !== sourceId) return null;
  const quote = annotation.anchor.quote.exact;
  const place = async (): Promise<void> => {
    if (passage === null) return;
    const anchor = makeAnchor(revision.id, revision.text, passage.start, passage.end);
    const operations = placeAgainOperations(annotation, revision, anchor);
    if (await change(`Place ${quoteInLabel(quote)} again`, operations, { offerUndo: true }))
      refine({ view: 'reader', sourceId, annotationId });
  };
  return (
    <div className={styles.bar} role="status">
      <p className={styles.words}>
        <strong>Select where this belongs now:</strong> “{quote.slice(0, 300).replace(/\s+/gu, ' ')}”
      </p>
      <Button
        kind={passage === null ? 'plain' : 'primary'}
        size="small"
        icon={<MapPinPlus size={14} aria-hidden />}
        isDisabled={passage === null}
        onPress={() => void place()}
      >
        Place at the selection
      </Button>
      <Button size="small" onPress={back}>
        Cancel
      </Button>
    </div>
  );
}

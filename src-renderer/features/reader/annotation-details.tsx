/** What the chosen card unfolds: note, tags and actions. */
import { Link2, MoveHorizontal, Plus, Scale, Trash2, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { formatAuthor } from '../../domain/annotation-author.ts';
import { formatMoment } from '../../domain/date.ts';
import type { Annotation, Tag } from '../../domain/records.ts';
import { TagDot } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { BeforeAndAfter, MoveAnswers, useMoveAnswers } from '../../ui/unconfirmed-move.tsx';
import { ClaimLinks } from './annotation-card.tsx';
import styles from './annotation-list.module.css';
import { AnnotationNote } from './annotation-note.tsx';
import type { ClaimLink } from './reader-records.ts';
import { focusText, useReaderSession } from './reader-session.ts';
import type { ReaderActions } from './use-reader-actions.ts';
import { beginExtent } from './use-reader-keys.ts';

export type AnnotationDetailsProps = {
  annotation: Annotation;
  tags: readonly Tag[];
  links: readonly ClaimLink[];
  actions: ReaderActions;
  onOpenClaim: (link: ClaimLink) => void;
  /** Opens the tag picker beside an element. */
  onPickTag: (beside: Element) => void;
};

export function AnnotationDetails(props: AnnotationDetailsProps) {
  const { annotation, tags, links, actions, onOpenClaim, onPickTag } = props;
  const session = useReaderSession();
  const answers = useMoveAnswers();
  const changeExtent = (): void => {
    beginExtent(session);
    focusText(session);
  };
  return (
    <>
      {annotation.unconfirmed !== null && (
        <div className={styles.move}>
          <BeforeAndAfter
            before={annotation.unconfirmed.before.quote.exact}
            after={annotation.anchor.quote.exact}
          />
          <MoveAnswers annotation={annotation} answers={answers} />
        </div>
      )}
      <AnnotationNote key={annotation.id} annotation={annotation} />
      <div className={styles.foot}>
        <span className={styles.tags}>
          {tags.map((tag) => (
            <span key={tag.id} className={styles.editableTag}>
              <TagDot hue={tag.hue} />
              {tag.name}
              <button
                type="button"
                aria-label={`Take away the tag ${tag.name}`}
                className={styles.removeTag}
                onClick={() => actions.toggleTag(tag.id)}
              >
                <X size={11} aria-hidden />
              </button>
            </span>
          ))}
          <button
            type="button"
            className={styles.addTag}
            onClick={(event: MouseEvent) => onPickTag(event.currentTarget)}
          >
            <Plus size={11} aria-hidden />
            Tag
          </button>
        </span>
        <ClaimLinks links={links} onOpenClaim={onOpenClaim} isReachable />
      </div>
      <p className={styles.made}>
        {formatAuthor(annotation.author)} · {formatMoment(annotation.createdAt)}
      </p>
      <div className={styles.actions}>
        <Button size="small" icon={<Scale size={13} aria-hidden />} onPress={actions.newClaim}>
          New claim
        </Button>
        <Button size="small" icon={<Link2 size={13} aria-hidden />} onPress={actions.linkEvidence}>
          Evidence for…
        </Button>
        <span className={styles.spacer} />
        <IconButton
          label="Change its extent"
          keys="X"
          icon={<MoveHorizontal size={15} />}
          onPress={changeExtent}
        />
        <IconButton
          label="Delete annotation"
          keys="Delete"
          icon={<Trash2 size={15} />}
          onPress={() => actions.remove(annotation.id)}
        />
      </div>
    </>
  );
}

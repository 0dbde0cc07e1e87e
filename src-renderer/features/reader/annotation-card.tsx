/** One annotation in the list. At rest it is plain elements; the chosen one unfolds what can be done with it. */
import { GitCompareArrows } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { Annotation, Tag } from '../../domain/records.ts';
import { formatLocator } from '../../domain/text/locator.ts';
import type { Stance } from '../../domain/vocabularies/stance.ts';
import { TagChip } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './annotation-list.module.css';
import type { ClaimLink } from './reader-records.ts';
import { useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

const STANCE_STYLES: Readonly<Record<Stance, string | undefined>> = {
  supports: styles.supports,
  contradicts: styles.contradicts,
  qualifies: styles.qualifies,
  context: styles.context,
};

/** A quote in a card is cut by its lines; what is far beyond them is not even put on the page. */
const LONGEST_QUOTE = 400;

export function quoteOnOneLine(annotation: Annotation): string {
  return annotation.anchor.quote.exact.slice(0, LONGEST_QUOTE).replace(/\s+/gu, ' ');
}

export type CardProps = {
  annotation: Annotation;
  /** Pixels from the upper edge of the list. */
  top: number;
  /** From 1, in a list of `count`. */
  position: number;
  count: number;
  tags: readonly Tag[];
  links: readonly ClaimLink[];
  isSelected: boolean;
  /** The one card of the list that Tab reaches. */
  isTabStop: boolean;
  onChoose: (annotation: Annotation, event: MouseEvent) => void;
  onOpenClaim: (link: ClaimLink) => void;
  /** What the chosen card shows in place of note and tags. */
  children?: ReactNode;
};

export const AnnotationCard = memo(function AnnotationCard(props: CardProps) {
  const { annotation, tags, links, isSelected, isTabStop, onChoose, onOpenClaim, children } = props;
  const { store, locate } = useReaderSession();
  // Each card looks for itself: pointing at the text must not draw the list again.
  const isHovered = useReaderState(store, ({ hoveredIds }) => hoveredIds.includes(annotation.id));
  const isAmongSeveral = useReaderState(store, ({ several }) => several.has(annotation.id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the list around it.
    <div
      role="listitem"
      className={classNames(
        styles.card,
        isSelected && styles.selected,
        isHovered && styles.hovered,
        isAmongSeveral && styles.among,
      )}
      style={{ top: props.top }}
      aria-posinset={props.position}
      aria-setsize={props.count}
      data-annotation={annotation.id}
      {...(isSelected ? { 'aria-current': true } : {})}
    >
      <button
        type="button"
        className={styles.quote}
        tabIndex={isTabStop ? 0 : -1}
        onClick={(event) => onChoose(annotation, event)}
      >
        {isAmongSeveral && <span className="visually-hidden">Selected: </span>}
        <span className={styles.quoteText}>{quoteOnOneLine(annotation)}</span>
        <span className={styles.place}>{formatLocator(locate(annotation.anchor))}</span>
      </button>
      {annotation.unconfirmed !== null && (
        <p className={styles.toConfirm}>
          <GitCompareArrows size={12} aria-hidden />
          {annotation.unconfirmed.outcome === 'moved' ? 'Moved' : 'Changed'} by a revision, to confirm
        </p>
      )}
      {children !== undefined ? (
        children
      ) : (
        <>
          {annotation.note !== '' && <p className={styles.note}>{annotation.note}</p>}
          <div className={styles.foot}>
            <span className={styles.tags}>
              {tags.map((tag) => (
                <TagChip key={tag.id} name={tag.name} hue={tag.hue} />
              ))}
            </span>
            <ClaimLinks links={links} onOpenClaim={onOpenClaim} isReachable={false} />
          </div>
        </>
      )}
    </div>
  );
});

/** "Claim 12 · supports": the claims that lean on a passage, each a door. */
export function ClaimLinks(props: {
  links: readonly ClaimLink[];
  onOpenClaim: (link: ClaimLink) => void;
  isReachable: boolean;
}) {
  if (props.links.length === 0) return null;
  return (
    <span className={styles.links}>
      {props.links.map((link) => (
        <button
          key={link.claimId}
          type="button"
          tabIndex={props.isReachable ? 0 : -1}
          className={classNames(styles.link, STANCE_STYLES[link.stance])}
          title={link.statement}
          onClick={() => props.onOpenClaim(link)}
        >
          Claim {link.number} · {link.stance}
          {link.strength === 'strong' && ' strongly'}
        </button>
      ))}
    </span>
  );
}

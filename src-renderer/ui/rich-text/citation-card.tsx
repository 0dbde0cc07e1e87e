/** The card of the citation under the pointer, or of the selected one: what stands behind the number. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { formatDate } from '../../domain/date.ts';
import type { Annotation } from '../../domain/records.ts';
import { formatLocator, type Locator } from '../../domain/text/locator.ts';
import { loadLocator } from '../../storage/brief-material.ts';
import { database } from '../../storage/workspace.ts';
import { GradeBadge } from '../badge.tsx';
import type { Card, CardStore } from './card.ts';
import styles from './citation-card.module.css';
import { citationProblem } from './citation-view.ts';
import type { CitedRecords } from './cited-records.ts';

/** Pixels between the citation and its card, and between the card and the window's edge. */
const GAP = 8;

type CardSession = { records: CitedRecords; card: CardStore };

export function CitationCard({ session }: { session: CardSession }) {
  const card = useSyncExternalStore(session.card.subscribe, session.card.get);
  if (card === null) return null;
  return createPortal(<ShownCard key={card.target?.id ?? ''} card={card} session={session} />, document.body);
}

/** Follows the records behind the card, which may arrive or change while it is open. */
function useRecordChanges(session: CardSession): void {
  const [, redraw] = useState(0);
  useEffect(() => session.records.subscribe(() => redraw((count) => count + 1)), [session]);
}

/** Where the passage stands in its text; '' until that is known. */
function useLocator(annotation: Annotation | null): string {
  const [locator, setLocator] = useState<Locator | null>(null);
  useEffect(() => {
    let isGone = false;
    if (annotation !== null)
      loadLocator(database, annotation).then(
        (found) => !isGone && setLocator(found),
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [annotation]);
  return annotation === null ? '' : formatLocator(locator);
}

function ShownCard({ card, session }: { card: Card; session: CardSession }) {
  useRecordChanges(session);
  const place = useRef<HTMLDivElement>(null);
  const { target, element } = card;
  const endnote = session.records.endnoteOf(target);
  const problem = citationProblem(target, endnote);
  const locator = useLocator(endnote?.annotation ?? null);
  useLayoutEffect(() => {
    const move = (): void => {
      if (place.current !== null) placeBeside(place.current, element);
    };
    move();
    // The text scrolls under the card.
    addEventListener('scroll', move, { capture: true, passive: true });
    return () => removeEventListener('scroll', move, { capture: true });
  });
  const { source = null, quote = null, credibility = null } = endnote ?? {};
  const details = [source?.publisher ?? '', formatDate(source?.issued ?? '', 'short'), locator];
  return (
    <div ref={place} role="tooltip" className={styles.card}>
      {problem !== null ? (
        <p className={styles.problem}>{problem}</p>
      ) : (
        <>
          <p className={styles.source}>
            {source !== null && (
              <GradeBadge
                reliability={source.reliability}
                {...(credibility === null ? {} : { credibility })}
              />
            )}
            <bdi className={styles.title}>{source?.title ?? '…'}</bdi>
          </p>
          {quote !== null && (
            <p className={styles.quote}>
              <bdi>{quote}</bdi>
            </p>
          )}
          {quote === null && source !== null && <p className={styles.details}>The source as a whole</p>}
          <p className={styles.details}>{details.filter((part) => part !== '').join(' · ')}</p>
        </>
      )}
      <p className={styles.hint}>
        {problem === null
          ? `Click or Enter goes to the ${target?.kind === 'source' ? 'source' : 'passage'}`
          : 'Undo what deleted it, or delete this citation'}
      </p>
    </div>
  );
}

/** Below the citation, or above it where there is no room; never outside the window. */
function placeBeside(card: HTMLElement, element: HTMLElement): void {
  const anchor = element.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const isBelow = anchor.bottom + GAP + height <= innerHeight - GAP;
  const left = Math.min(Math.max(GAP, anchor.left - 24), innerWidth - width - GAP);
  card.style.left = `${left}px`;
  card.style.top = `${isBelow ? anchor.bottom + GAP : Math.max(GAP, anchor.top - GAP - height)}px`;
}

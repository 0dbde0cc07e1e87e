import { useLiveQuery } from 'dexie-react-hooks';
import type { SourceId } from '../domain/ids.ts';
import { database } from '../storage/workspace.ts';
import { GradeBadge } from './badge.tsx';
import styles from './passage-quote.module.css';

/** A passage as it is quoted in a dialog: its words, and where they come from. */
export function PassageQuote({ sourceId, quote }: { sourceId: SourceId; quote: string }) {
  const source = useLiveQuery(() => database.sources.get(sourceId), [sourceId]);
  return (
    <figure className={styles.figure}>
      <blockquote className={styles.quote}>“{quote.replace(/\s+/gu, ' ').trim()}”</blockquote>
      {source !== undefined && (
        <figcaption className={styles.caption}>
          <GradeBadge reliability={source.reliability} />
          <span className={styles.source}>{source.publisher || source.title}</span>
        </figcaption>
      )}
    </figure>
  );
}

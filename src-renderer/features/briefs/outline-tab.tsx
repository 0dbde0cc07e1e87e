/** The brief's parts, each one click away, and its size. */
import { useEffect, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import { classNames } from '../../ui/class-names.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { goToBlock } from '../../ui/rich-text/go-to.ts';
import { type OutlineEntry, useBriefFacts } from './brief-facts.ts';
import styles from './inspector-tabs.module.css';

export function OutlineTab({ session }: { session: DocumentSession }) {
  const { outline, words, endnotes, citations, claimBlocks } = useBriefFacts(session);
  const cited = useCitedSources(session);
  return (
    <div className={styles.tab}>
      {outline.length === 0 ? (
        <p className={styles.none}>Headings that you write stand here, to go to.</p>
      ) : (
        <ol className={styles.outline} aria-label="Outline">
          {outline.map((entry) => (
            <li key={entry.position}>
              <OutlineButton entry={entry} onPress={() => goToBlock(session, entry.position)} />
            </li>
          ))}
        </ol>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>Length</dt>
          <dd>{counted(words, 'word')}</dd>
        </div>
        <div>
          <dt>Citations</dt>
          <dd>
            {citations === 0
              ? 'None yet'
              : `${counted(citations, 'citation')} of ${counted(endnotes, 'passage or source', 'passages and sources')}`}
          </dd>
        </div>
        <div>
          <dt>Sources</dt>
          <dd>
            {cited === null || cited.sources === 0
              ? 'None yet'
              : sourcesOfOrigins(cited.sources, cited.origins)}
          </dd>
        </div>
        <div>
          <dt>Claims</dt>
          <dd>{claimBlocks === 0 ? 'None stated yet' : counted(claimBlocks, 'claim block')}</dd>
        </div>
      </dl>
    </div>
  );
}

/** Follows what the document cites. */
function useCitedSources({ records }: DocumentSession): ReturnType<typeof records.sourceCount> {
  const [count, setCount] = useState(records.sourceCount);
  useEffect(() => {
    setCount(records.sourceCount());
    return records.subscribe(() => setCount(records.sourceCount()));
  }, [records]);
  return count;
}

function OutlineButton({ entry, onPress }: { entry: OutlineEntry; onPress: () => void }) {
  return (
    <button
      type="button"
      className={classNames(styles.outlineEntry, styles[`level${entry.level}`])}
      onClick={onPress}
    >
      <bdi>{entry.text === '' ? 'Untitled heading' : entry.text}</bdi>
    </button>
  );
}

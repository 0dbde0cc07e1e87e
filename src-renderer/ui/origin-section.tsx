/** The origin of one source: which others share it, how much with each, and what the analyst says of that. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Columns2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { counted } from '../domain/count.ts';
import type { SourceId } from '../domain/ids.ts';
import { formatShare, linkBetween, type Origins, otherOf } from '../domain/origins/origins.ts';
import type { Source } from '../domain/records.ts';
import { database } from '../storage/workspace.ts';
import { Button } from './button.tsx';
import { useNavigation } from './navigation.tsx';
import styles from './origin-section.module.css';
import { OriginStateChip, stateOfPair } from './origin-state.tsx';
import { useOrigins } from './origins.tsx';
import { useOriginVerdicts } from './use-origin-verdicts.ts';
import { VerdictButtons } from './verdict-buttons.tsx';

/** Related sources drawn at once; the others by "Show more". */
const PAGE = 12;

/** The others of a source's origin and those split from it. What shares most comes first; verdicts move nothing. */
function relatedTo(origins: Origins, id: SourceId): SourceId[] {
  const shareWith = (other: SourceId): number => linkBetween(origins, id, other)?.share ?? 0;
  const members = (origins.groups.get(id) ?? []).filter((other) => other !== id);
  const split = (origins.links.get(id) ?? [])
    .filter(({ verdict }) => verdict === 'split')
    .map((link) => otherOf(link, id));
  return [...new Set([...members, ...split])].sort((a, b) => shareWith(b) - shareWith(a) || (a < b ? -1 : 1));
}

export function OriginSection({ sourceId }: { sourceId: SourceId }) {
  const origins = useOrigins();
  const related = useMemo(() => relatedTo(origins, sourceId), [origins, sourceId]);
  const [count, setCount] = useState(PAGE);
  const ids = useMemo(() => related.slice(0, count), [related, count]);
  const sources = useLiveQuery(() => database.sources.bulkGet(ids), [ids]);
  const origin = origins.shared.get(sourceId);
  const verdicts = useOriginVerdicts();
  return (
    <section className={styles.origin} aria-label="Origin">
      <div className={styles.head}>
        <h3 className={styles.heading}>{origin === undefined ? 'Origin' : `Origin ${origin.number}`}</h3>
        {origin !== undefined && (
          <span className={styles.quiet}>{counted(origin.sourceIds.length, 'source')}</span>
        )}
        {origin?.isConfirmed === true && <OriginStateChip state="confirmed" />}
      </div>
      <p className={styles.quiet}>{describe(origin?.sourceIds.length ?? 1, related.length)}</p>
      {ids.length > 0 && (
        <ul className={styles.list} aria-label="Sources that share text with it">
          {sources
            ?.filter((source) => source !== undefined)
            .map((source) => (
              <Related key={source.id} sourceId={sourceId} other={source} />
            ))}
        </ul>
      )}
      {related.length > count && (
        <Button size="small" onPress={() => setCount(count + PAGE)}>
          Show more ({related.length - count})
        </Button>
      )}
      {origin !== undefined && origin.sourceIds.length > 2 && (
        <div className={styles.actions}>
          {!origin.isConfirmed && (
            <Button size="small" onPress={() => verdicts.confirmWhole(sourceId)}>
              Confirm all
            </Button>
          )}
          <Button size="small" onPress={() => verdicts.splitOff(sourceId)}>
            Split off this source
          </Button>
        </div>
      )}
    </section>
  );
}

function describe(members: number, related: number): string {
  if (members > 1) return 'Sources that share their text count as one origin.';
  return related === 0 ? 'Its text was found in no other source.' : 'You split it from what shares its text.';
}

function Related({ sourceId, other }: { sourceId: SourceId; other: Source }) {
  const { go } = useNavigation();
  const origins = useOrigins();
  const state = stateOfPair(origins, sourceId, other.id);
  const share = linkBetween(origins, sourceId, other.id)?.share ?? 0;
  const pair = [sourceId, other.id] as const;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.title}
          title={other.title}
          onClick={() => go({ view: 'reader', sourceId: other.id })}
        >
          <bdi>{other.title}</bdi>
        </button>
        {share > 0 && (
          <span className={styles.share} title={`${formatShare(share)} of the words of the shorter text`}>
            {formatShare(share)}
          </span>
        )}
      </div>
      <div className={styles.line}>
        <OriginStateChip state={state} />
        <span className={styles.publisher}>{other.publisher || other.author}</span>
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<Columns2 size={13} aria-hidden />}
          aria-label={`Compare with “${other.title}”`}
          onPress={() => go({ view: 'shared-text', sourceId, otherId: other.id })}
        >
          Compare
        </Button>
        <VerdictButtons state={state} title={other.title} pair={pair} />
      </div>
    </li>
  );
}

/** An annotation whose passage the current text does not hold: its old context, and where it may belong. */
import { LocateFixed, MapPinPlus, Sparkles, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { makeAnchor } from '../../domain/anchor/anchor.ts';
import type { ScoredRange } from '../../domain/anchor/move-anchors.ts';
import type { Annotation, Revision, Source } from '../../domain/records.ts';
import { removeAnnotationsOperations } from '../../storage/annotations.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { placeAgainOperations } from '../../storage/revise.ts';
import { loadRevision } from '../../storage/revisions.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useInspector } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { runRevisionJob } from '../../workers/revision-client.ts';
import styles from './placement-panel.module.css';

type LostCardProps = { annotation: Annotation; source: Source; isTabStop: boolean };

/** Where it may belong, with the text that the offsets are of. */
type Suggestions = { revision: Revision; places: readonly ScoredRange[] };

export function LostCard({ annotation, source, isTabStop }: LostCardProps) {
  const { change, report } = useWorkspace();
  const { go } = useNavigation();
  const { uncover } = useInspector();
  const [suggestions, setSuggestions] = useState<Suggestions | 'waiting' | null>(null);
  const { exact, prefix, suffix } = annotation.anchor.quote;
  const quote = quoteInLabel(exact);

  const suggest = async (): Promise<void> => {
    setSuggestions('waiting');
    const answer = await runRevisionJob('suggest', { annotationId: annotation.id });
    const revision = await loadRevision(database, source.revisionId);
    if (!answer.ok || revision === null) {
      setSuggestions(null);
      report(new Error(answer.ok ? 'The text is no longer in the dossier.' : answer.problem));
    } else setSuggestions({ revision, places: answer.value });
  };
  const place = (revision: Revision, { start, end }: ScoredRange): void => {
    const anchor = makeAnchor(revision.id, revision.text, start, end);
    void change(`Place ${quote} again`, placeAgainOperations(annotation, revision, anchor), {
      offerUndo: true,
    });
  };
  const letGo = async (): Promise<void> => {
    const operations = await removeAnnotationsOperations(database, [annotation.id]);
    await change(`Let ${quote} go`, operations, { offerUndo: true });
  };

  return (
    <>
      <p className={styles.context}>
        <span>…{prefix.replace(/\s+/gu, ' ')}</span>
        <mark>{exact}</mark>
        <span>{suffix.replace(/\s+/gu, ' ')}…</span>
      </p>
      {annotation.note !== '' && <p className={styles.note}>{annotation.note}</p>}
      {suggestions === 'waiting' && (
        <p className={styles.quiet} role="status">
          Looking for it…
        </p>
      )}
      {suggestions !== null && suggestions !== 'waiting' && (
        <Places {...suggestions} onPlace={(range) => place(suggestions.revision, range)} />
      )}
      <div className={styles.actions}>
        {suggestions === null && (
          <Button
            size="small"
            icon={<Sparkles size={14} aria-hidden />}
            data-act="suggest"
            excludeFromTabOrder={!isTabStop}
            aria-label={`Suggest places for ${quote}`}
            onPress={() => void suggest().catch(report)}
          >
            Suggest places
          </Button>
        )}
        <Button
          size="small"
          kind={suggestions === null ? 'quiet' : 'plain'}
          icon={<LocateFixed size={14} aria-hidden />}
          data-act="place"
          excludeFromTabOrder={!isTabStop}
          aria-label={`Place ${quote} in the text`}
          onPress={() => {
            uncover();
            go({ view: 'reader', sourceId: source.id, placingId: annotation.id });
          }}
        >
          Place in the text
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon={<Trash2 size={14} aria-hidden />}
          data-act="let-go"
          excludeFromTabOrder={!isTabStop}
          aria-label={`Let ${quote} go`}
          onPress={() => void letGo().catch(report)}
        >
          Let go
        </Button>
      </div>
    </>
  );
}

/** Characters around a suggested place. */
const AROUND = 40;

function Places({
  revision: { text },
  places,
  onPlace,
}: Suggestions & { onPlace: (range: ScoredRange) => void }) {
  if (places.length === 0) return <p className={styles.quiet}>Nothing in the current text is like it.</p>;
  return (
    <ul className={styles.places} aria-label="Places where it may belong">
      {places.map((range) => (
        <li key={range.start}>
          <p className={styles.context}>
            <span>…{text.slice(Math.max(0, range.start - AROUND), range.start)}</span>
            <mark>{text.slice(range.start, range.end)}</mark>
            <span>{text.slice(range.end, range.end + AROUND)}…</span>
          </p>
          <Button
            size="small"
            icon={<MapPinPlus size={14} aria-hidden />}
            aria-label={`Place it at ${quoteInLabel(text.slice(range.start, range.end))}`}
            onPress={() => onPlace(range)}
          >
            Place here, {Math.round(range.score * 100)}% alike
          </Button>
        </li>
      ))}
    </ul>
  );
}

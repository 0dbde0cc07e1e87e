/** In the report of an import: which sources share their text, and count as one origin. */
import { Columns2, Files } from 'lucide-react';
import type { ReactNode } from 'react';
import { counted } from '../../domain/count.ts';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { formatShare } from '../../domain/origins/origins.ts';
import { IconButton } from '../../ui/button.tsx';
import type { AlikeGroup, AlikeSource, Comparison } from './import-origins.ts';
import styles from './import-report.module.css';
import { importedDay } from './source-words.ts';

type ImportedOriginsProps = {
  /** How many sources were imported. */
  count: number;
  /** Null while the texts are compared. */
  comparison: Comparison | null;
  onOpen: (sourceId: SourceId) => void;
  onCompare: (sourceId: SourceId, otherId: SourceId) => void;
};

export function ImportedOrigins({ count, comparison, onOpen, onCompare }: ImportedOriginsProps) {
  const groups = comparison?.ok === true ? comparison.value.groups : [];
  const more = comparison?.ok === true ? comparison.value.shared.length - groups.length : 0;
  return (
    <section>
      <h3 className={styles.heading}>Origins</h3>
      <p className={styles.hint} role="status">
        {describe(count, comparison)}
      </p>
      {groups.length > 0 && (
        <ul className={styles.list}>
          {groups.map((group) => (
            <Group key={group.origin.number} group={group} onOpen={onOpen} onCompare={onCompare} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className={styles.hint}>
          {counted(more, 'more origin')}: sort the sources by origin to see them all.
        </p>
      )}
    </section>
  );
}

function describe(count: number, comparison: Comparison | null): ReactNode {
  if (comparison === null)
    return `Comparing ${count === 1 ? 'its text' : 'their texts'} with the other sources…`;
  if (!comparison.ok)
    return `The texts could not be compared. ${comparison.problem} They are compared again when a source changes.`;
  const { origins, known, shared } = comparison.value;
  if (shared.length === 0)
    return count === 1
      ? 'Its text was found in no other source.'
      : 'Their texts were found in no other source.';
  const before =
    known === 0
      ? ''
      : `, ${known === origins ? '' : `${known} of them `}known from sources that were there before`;
  return `Sources that share their text count as one origin: these have ${counted(origins, 'origin')}${before}.`;
}

type GroupProps = Pick<ImportedOriginsProps, 'onOpen' | 'onCompare'> & { group: AlikeGroup };

function Group({ group: { origin, members }, onOpen, onCompare }: GroupProps) {
  const more = origin.sourceIds.length - members.length;
  return (
    <li className={styles.item}>
      <span aria-hidden>
        <Files size={15} className={styles.quiet} />
      </span>
      <div className={styles.words}>
        <span className={styles.name}>
          Origin {origin.number}, {counted(origin.sourceIds.length, 'source')}
        </span>
        <ul className={styles.members}>
          {members.map((member) => (
            <Member key={member.source.id} member={member} onOpen={onOpen} onCompare={onCompare} />
          ))}
        </ul>
        {more > 0 && <span>and {counted(more, 'more source')}</span>}
      </div>
    </li>
  );
}

type MemberProps = Pick<ImportedOriginsProps, 'onOpen' | 'onCompare'> & { member: AlikeSource };

function Member({ member: { source, isNew, share, closest }, onOpen, onCompare }: MemberProps) {
  return (
    <li className={styles.member}>
      <div className={styles.memberWords}>
        <button type="button" className={styles.door} onClick={() => onOpen(source.id)}>
          <bdi>{source.title}</bdi>
        </button>
        <p className={styles.hint}>
          {isNew ? 'Imported now' : `There since ${formatDate(importedDay(source), 'short')}`}
          {share > 0 && ` · ${formatShare(share)} shared`}
        </p>
      </div>
      {closest !== null && (
        <IconButton
          label={`Compare “${source.title}” with what it shares most with`}
          icon={<Columns2 size={14} />}
          className={styles.compare ?? ''}
          onPress={() => onCompare(source.id, closest)}
        />
      )}
    </li>
  );
}

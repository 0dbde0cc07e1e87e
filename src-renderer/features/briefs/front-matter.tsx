/** To, from, date, author and subject on top of the paper: fields that look like the page. Each is stored when it is left. */

import { Group } from 'react-aria-components';
import { formatDate } from '../../domain/date.ts';
import type { Brief, FrontMatter as Front } from '../../domain/records.ts';
import { toIsoDate } from '../../importers/dates.ts';
import { type BriefFields, updateBriefOperations } from '../../storage/briefs.ts';
import { database } from '../../storage/workspace.ts';
import { classNames } from '../../ui/class-names.ts';
import { DraftField } from '../../ui/draft-field.tsx';
import { useOrderedChanges } from '../../ui/use-ordered-changes.ts';
import styles from './front-matter.module.css';

/** The subject is the title, unless the analyst gave the brief another title. */
export function subjectOf({ title, front }: Pick<Brief, 'title' | 'front'>): string {
  return front.subject.trim() === '' ? title : front.subject;
}

/** What changes with a new subject: the title goes with it where the two were the same. */
export function subjectFields(brief: Pick<Brief, 'title' | 'front'>, subject: string): Partial<BriefFields> {
  const front = { ...brief.front, subject };
  return subjectOf(brief).trim() === brief.title.trim() ? { front, title: subject } : { front };
}

/** What changes with a new title: the subject goes with it where the two were the same. */
export function titleFields(brief: Pick<Brief, 'title' | 'front'>, title: string): Partial<BriefFields> {
  const isSame = brief.front.subject.trim() === brief.title.trim();
  return isSame ? { title, front: { ...brief.front, subject: title } } : { title };
}

function dateProblem(written: string): string | null {
  return written === '' || toIsoDate(written) !== ''
    ? null
    : 'Write a date such as 22 November 2025 or 2025-11-22.';
}

/** @param onEnd called by Enter in the last field: on to the text */
export function FrontMatter({ brief, onEnd }: { brief: Brief; onEnd: () => void }) {
  const change = useOrderedChanges(() => database.briefs.get(brief.id));
  const save = (name: string, fieldsOf: (stored: Brief) => Partial<BriefFields>): Promise<boolean> =>
    change(`Change “${name}” of the brief`, (stored) => updateBriefOperations(brief.id, fieldsOf(stored)));
  const saveFront = (name: string, fields: Partial<Front>): Promise<boolean> =>
    save(name, (stored) => ({ front: { ...stored.front, ...fields } }));
  const { front } = brief;
  return (
    <Group aria-label="Front matter" className={classNames(styles.front)}>
      <DraftField
        label="To"
        keepAs={`brief:${brief.id}:to`}
        value={front.to}
        placeholder="Who it is for"
        className={styles.row ?? ''}
        onSave={(to) => saveFront('To', { to })}
      />
      <DraftField
        label="From"
        keepAs={`brief:${brief.id}:from`}
        value={front.from}
        placeholder="Who sends it"
        className={styles.row ?? ''}
        onSave={(from) => saveFront('From', { from })}
      />
      <DraftField
        label="Date"
        keepAs={`brief:${brief.id}:date`}
        value={formatDate(front.date)}
        placeholder="The day of export"
        className={styles.row ?? ''}
        onSave={(date) => saveFront('Date', { date: toIsoDate(date) })}
        findProblem={dateProblem}
      />
      <DraftField
        label="Author"
        keepAs={`brief:${brief.id}:author`}
        value={front.author}
        placeholder="Who wrote it"
        className={styles.row ?? ''}
        onSave={(author) => saveFront('Author', { author })}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field inside goes on to the text */}
      <div
        className={styles.last}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnd();
        }}
      >
        <DraftField
          label="Subject"
          keepAs={`brief:${brief.id}:subject`}
          value={subjectOf(brief)}
          placeholder="What it answers"
          className={`${styles.row} ${styles.subject}`}
          onSave={(subject) => save('Subject', (stored) => subjectFields(stored, subject))}
          findProblem={(subject) => (subject === '' ? 'A brief needs a subject: it is its title.' : null)}
          rows={2}
          isOneLine
        />
      </div>
    </Group>
  );
}

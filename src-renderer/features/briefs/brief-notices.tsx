/** What the analyst must know of this brief before reading on: each with the one step that settles it. */
import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Brief } from '../../domain/records.ts';
import { strictness } from '../../domain/vocabularies/marking.ts';
import { keepVersionOperations, updateBriefOperations } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './brief-notices.module.css';

function Notice(props: { title: string; children: ReactNode; action: ReactNode; isSticky?: boolean }) {
  const { title, children, action, isSticky = false } = props;
  return (
    <div role="note" className={classNames(styles.notice, isSticky && styles.sticky)}>
      <TriangleAlert size={16} aria-hidden />
      <p>
        <strong>{title}</strong> {children}
      </p>
      {action}
    </div>
  );
}

export function BriefNotices({ brief, session }: { brief: Brief; session: DocumentSession }) {
  return (
    <>
      <DamageNotice brief={brief} session={session} />
      <MarkingNotice brief={brief} />
      <ReviewNotice brief={brief} />
    </>
  );
}

function ReviewNotice({ brief }: { brief: Brief }) {
  const { change } = useWorkspace();
  if (!brief.machineDrafted) return null;
  const review = (): void =>
    void change('Mark the brief as reviewed', updateBriefOperations(brief.id, { machineDrafted: false }), {
      offerUndo: true,
    });
  return (
    <Notice
      title="Draft: machine-extracted, not reviewed."
      action={
        <Button size="small" onPress={review}>
          Mark as reviewed
        </Button>
      }
    >
      Rules found these statements. Check them, their attribution and their grades; every page says so until
      then.
    </Notice>
  );
}

function MarkingNotice({ brief }: { brief: Brief }) {
  const { change } = useWorkspace();
  const dossier = useLiveQuery(() => database.dossiers.get(brief.dossierId), [brief.dossierId]);
  if (dossier === undefined || strictness(brief.marking) >= strictness(dossier.marking)) return null;
  const { marking } = dossier;
  return (
    <Notice
      title={`Marked ${brief.marking}, but the dossier is ${marking}.`}
      action={
        <Button
          size="small"
          onPress={() =>
            void change(`Mark the brief ${marking}`, updateBriefOperations(brief.id, { marking }))
          }
        >
          Mark it {marking}
        </Button>
      }
    >
      A brief cannot be exported below the marking of what it cites.
    </Notice>
  );
}

function DamageNotice({ brief, session }: { brief: Brief; session: DocumentSession }) {
  const { dossierId, change, report } = useWorkspace();
  const problem = useSyncExternalStore(session.subscribe, session.problem);
  if (problem === null) return null;
  const repair = async (): Promise<void> => {
    const body = await database.briefBodies.get(brief.id);
    if (body === undefined) return;
    const context = { dossierId, makeId, now: Date.now() };
    const kept = keepVersionOperations(context, brief, body, 'As it was stored, before it was repaired');
    if (await change('Keep the damaged text as a version', kept.operations)) session.editWhatCanBeRead();
  };
  return (
    <Notice
      title="Part of this text cannot be shown, so it is not edited here."
      isSticky
      action={
        <Button size="small" onPress={() => void repair().catch(report)}>
          Edit what can be read
        </Button>
      }
    >
      {problem} The stored text is kept as it is. Editing what can be read keeps it under Versions.
    </Notice>
  );
}

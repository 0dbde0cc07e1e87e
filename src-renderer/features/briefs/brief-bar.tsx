/** The bar above the paper: the toolbar, and at its right what the brief is, with what can be done with it. */
import { ChevronDown, Copy, History, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Brief } from '../../domain/records.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { Toolbar } from '../../ui/rich-text/toolbar.tsx';
import type { TextTool } from '../../ui/rich-text/use-text-tools.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { useBriefActions } from './brief-actions.ts';
import styles from './brief-bar.module.css';
import { BriefDetailsDialog } from './brief-details-dialog.tsx';
import { templateName } from './templates.ts';
import { useVersions } from './use-versions.ts';

export function BriefBar(props: {
  brief: Brief;
  session: DocumentSession;
  open: (tool: TextTool) => void;
  /** What the running export does now; null while none is running. */
  step: string | null;
}) {
  const { brief, session, open, step } = props;
  return (
    <>
      <Toolbar session={session} open={open} />
      <span className={styles.gap} />
      <div role="status" className={styles.status}>
        {step !== null && (
          <>
            <span className={styles.spinner} aria-hidden />
            {step}
          </>
        )}
      </div>
      {step === null && <BriefMenu brief={brief} session={session} />}
    </>
  );
}

function BriefMenu({ brief, session }: { brief: Brief; session: DocumentSession }) {
  const { go } = useNavigation();
  const { report } = useWorkspace();
  const { remove, duplicate } = useBriefActions();
  const { keep } = useVersions(brief.id, session);
  const [isEditing, setEditing] = useState(false);
  const name = `Draft ${brief.draft} · ${templateName(brief.template)}`;
  return (
    <>
      <Menu
        label="This brief"
        trigger={
          <Button kind="quiet" className={styles.name ?? ''} aria-label={`This brief: ${name}`}>
            <span className={styles.draft}>Draft {brief.draft}</span>
            <span className={styles.template}>· {templateName(brief.template)}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
        entries={[
          {
            id: 'details',
            label: 'Title, marking, language…',
            icon: <SlidersHorizontal size={14} />,
            run: () => setEditing(true),
          },
          {
            id: 'keep',
            label: 'Keep this version',
            icon: <History size={14} />,
            run: () => void keep(`Draft ${brief.draft}`),
          },
          {
            id: 'duplicate',
            label: 'Duplicate',
            icon: <Copy size={14} />,
            run: () =>
              void session
                .flush()
                .then(() => duplicate(brief.id))
                .catch(report),
          },
          {
            id: 'delete',
            label: 'Delete',
            icon: <Trash2 size={14} />,
            isDanger: true,
            run: () =>
              void session
                .flush()
                .then(async () => {
                  await remove([brief.id]);
                  go({ view: 'briefs' });
                })
                .catch(report),
          },
        ]}
      />
      {isEditing && <BriefDetailsDialog brief={brief} onClose={() => setEditing(false)} />}
    </>
  );
}

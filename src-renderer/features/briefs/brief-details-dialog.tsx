/** What a brief is called and how it is marked. Each field is stored by itself, and each change can be undone. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Brief } from '../../domain/records.ts';
import { type BriefFields, updateBriefOperations } from '../../storage/briefs.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { Select } from '../../ui/field.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { titleFields } from './front-matter.tsx';
import { MarkingSelect } from './marking-select.tsx';
import { TEMPLATES } from './templates.ts';

/** Render it only while it is open. */
export function BriefDetailsDialog({ brief, onClose }: { brief: Brief; onClose: () => void }) {
  const { change } = useWorkspace();
  const dossier = useLiveQuery(() => database.dossiers.get(brief.dossierId), [brief.dossierId]);
  const update = (label: string, fields: Partial<BriefFields>): Promise<boolean> =>
    change(label, updateBriefOperations(brief.id, fields));
  return (
    <Dialog
      title="About this brief"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <DraftField
        label="Title"
        keepAs={`brief:${brief.id}:title`}
        value={brief.title}
        onSave={(title) => update(`Rename brief to “${title}”`, titleFields(brief, title))}
        findProblem={(title) => (title === '' ? 'A brief needs a title.' : null)}
        hint="In lists, on top of the first page and in the header of every page"
      />
      <Select
        label="Template"
        value={brief.template}
        choices={TEMPLATES}
        onChange={(template) => void update('Change the template of the brief', { template })}
      />
      <MarkingSelect
        value={brief.marking}
        least={dossier?.marking ?? 'TLP:CLEAR'}
        onChange={(marking) => void update(`Mark the brief ${marking}`, { marking })}
      />
      <DraftField
        label="Language"
        keepAs={`brief:${brief.id}:language`}
        value={brief.language}
        onSave={(language) => update('Change the language of the brief', { language })}
        findProblem={(language) =>
          /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)
            ? null
            : 'Write a language code, such as en, fr or en-GB.'
        }
        hint="Its code, for screen readers and in the PDF: en, fr, ur"
      />
    </Dialog>
  );
}

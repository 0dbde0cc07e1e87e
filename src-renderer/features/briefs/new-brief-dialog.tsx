/** "New brief": title, template, marking; opens it. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import type { BriefTemplate } from '../../domain/records.ts';
import type { Marking } from '../../domain/vocabularies/marking.ts';
import { addBriefOperations } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { MarkingSelect } from './marking-select.tsx';
import { markNew } from './new-briefs.ts';
import { newBrief, TEMPLATES } from './templates.ts';

/** Render it only while it is open. */
export function NewBriefDialog({ onClose }: { onClose: () => void }) {
  const { dossierId, change, report } = useWorkspace();
  const { go } = useNavigation();
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState<BriefTemplate>('policy-memo');
  const [marking, setMarking] = useState<Marking | null>(null);
  const [isTried, setTried] = useState(false);
  // A ref: a second press must find it set before the next drawing, or one brief becomes two.
  const isMaking = useRef(false);
  const dossier = useLiveQuery(() => database.dossiers.get(dossierId), [dossierId]);
  const least = dossier?.marking ?? 'TLP:CLEAR';
  const problem = title.trim() === '' ? 'A brief needs a title. It can be changed later.' : null;
  const make = async (): Promise<void> => {
    setTried(true);
    if (problem !== null) return;
    const previous = await database.briefs.where({ dossierId }).last();
    const now = Date.now();
    const fields = { title: title.trim(), template, marking: marking ?? least };
    const { brief, operations } = addBriefOperations(
      { dossierId, makeId, now },
      newBrief(fields, previous, now),
    );
    if (!(await change(`New brief “${brief.title}”`, operations))) return;
    onClose();
    markNew(brief.id);
    go({ view: 'brief', briefId: brief.id });
  };
  const submit = (): void => {
    if (isMaking.current) return;
    isMaking.current = true;
    void make()
      .catch(report)
      .finally(() => {
        isMaking.current = false;
      });
  };
  return (
    <Dialog
      title="New brief"
      isOpen
      isForm
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={submit}>
            Create brief
          </Button>
        </>
      }
    >
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        placeholder="What the brief answers, in one line"
        problem={isTried ? problem : null}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
        }}
      />
      <Select label="Template" value={template} choices={TEMPLATES} onChange={setTemplate} />
      <MarkingSelect value={marking ?? least} least={least} onChange={setMarking} />
    </Dialog>
  );
}

import { useId, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import type { Dossier } from '../domain/records.ts';
import { MARKINGS } from '../domain/vocabularies/marking.ts';
import { commit } from '../storage/commit.ts';
import { newDossierOperations, updateDossierOperations } from '../storage/dossiers.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database, makeId } from '../storage/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Fields = Pick<Dossier, 'title' | 'question' | 'marking'>;

const MARKING_CHOICES = MARKINGS.map(({ id, meaning }) => ({ id, label: id, detail: meaning }));
const EMPTY: Fields = { title: '', question: '', marking: 'TLP:CLEAR' };

async function create(fields: Fields): Promise<DossierId> {
  const { dossier, operations } = newDossierOperations(fields, makeId, Date.now());
  await commit(database, dossier.id, `New dossier “${fields.title}”`, operations);
  return dossier.id;
}

async function update(dossier: Dossier, fields: Fields): Promise<DossierId> {
  await commit(database, dossier.id, 'Change the dossier', updateDossierOperations(dossier.id, fields));
  return dossier.id;
}

/** Makes a new dossier, or changes the title, question and marking of one. */
export function DossierDialog(props: {
  dossier?: Dossier | undefined;
  onClose: () => void;
  onSaved: (id: DossierId) => void;
}) {
  const { dossier, onClose, onSaved } = props;
  const [fields, setFields] = useState<Fields>(dossier ?? EMPTY);
  const [isSaving, setSaving] = useState(false);
  const showToast = useToast();
  const form = useId();
  const { title, question, marking } = fields;
  const save = async (): Promise<void> => {
    if (title.trim() === '' || isSaving) return;
    setSaving(true);
    const trimmed = { title: title.trim(), question: question.trim(), marking };
    try {
      onSaved(await (dossier === undefined ? create(trimmed) : update(dossier, trimmed)));
      onClose();
    } catch (error) {
      showToast({ tone: 'bad', message: `The dossier was not saved. ${describeSaveFailure(error)}` });
      setSaving(false);
    }
  };
  return (
    <Dialog
      title={dossier === undefined ? 'New dossier' : 'About this dossier'}
      isOpen
      isForm
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={title.trim() === '' || isSaving}>
            {dossier === undefined ? 'Create dossier' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Title"
          value={title}
          onChange={(value) => setFields({ ...fields, title: value })}
          placeholder="Afghan border, November 2025"
          autoFocus
          isRequired
        />
        <TextField
          label="Question that it answers"
          value={question}
          onChange={(value) => setFields({ ...fields, question: value })}
          rows={2}
          placeholder="Will the border incidents lead to a Pakistani strike within 90 days?"
        />
        <Select
          label="Marking"
          value={marking}
          choices={MARKING_CHOICES}
          onChange={(value) => setFields({ ...fields, marking: value })}
        />
      </form>
    </Dialog>
  );
}

import { useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { MARKINGS, type Marking } from '../domain/vocabularies/marking.ts';
import { commit } from '../storage/commit.ts';
import { newDossierOperations } from '../storage/dossiers.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database, makeId } from '../storage/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const MARKING_CHOICES = MARKINGS.map(({ id, meaning }) => ({ id, label: id, detail: meaning }));

/** Makes a new dossier: its title, its question, its marking. */
export function DossierDialog(props: {
  isOpen: boolean;
  onClose: () => void;
  onCreated: (id: DossierId) => void;
}) {
  return (
    <Dialog title="New dossier" isOpen={props.isOpen} onClose={props.onClose}>
      <DossierForm onClose={props.onClose} onCreated={props.onCreated} />
    </Dialog>
  );
}

function DossierForm({ onClose, onCreated }: { onClose: () => void; onCreated: (id: DossierId) => void }) {
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [marking, setMarking] = useState<Marking>('TLP:CLEAR');
  const showToast = useToast();
  const create = async (): Promise<void> => {
    if (title.trim() === '') return;
    const { dossier, operations } = newDossierOperations(
      { title: title.trim(), question: question.trim(), marking },
      makeId,
      Date.now(),
    );
    try {
      await commit(database, dossier.id, `New dossier “${dossier.title}”`, operations);
      onCreated(dossier.id);
      onClose();
    } catch (error) {
      showToast({ tone: 'bad', message: `The dossier was not made. ${describeSaveFailure(error)}` });
    }
  };
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        placeholder="Afghan border, November 2025"
        autoFocus
        isRequired
      />
      <TextField
        label="Question that it answers"
        value={question}
        onChange={setQuestion}
        rows={2}
        placeholder="Will the border incidents lead to a Pakistani strike within 90 days?"
      />
      <Select label="Marking" value={marking} choices={MARKING_CHOICES} onChange={setMarking} />
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={title.trim() === ''}>
          Create dossier
        </Button>
      </div>
    </form>
  );
}

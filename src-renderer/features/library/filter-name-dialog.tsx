/** Asks for the name of a saved filter, new or renamed. */
import { useState } from 'react';
import type { SavedFilterId } from '../../domain/ids.ts';
import type { SavedFilter } from '../../domain/records.ts';
import { findFilterNameProblem } from '../../storage/saved-filters.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

export type FilterNameDialogProps = {
  title: string;
  action: string;
  /** What the field begins with. */
  name: string;
  /** The filter that is renamed; null for a new one. */
  id: SavedFilterId | null;
  filters: readonly SavedFilter[];
  onKeep: (name: string) => void;
  onClose: () => void;
};

export function FilterNameDialog({
  title,
  action,
  name,
  id,
  filters,
  onKeep,
  onClose,
}: FilterNameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [isTried, setTried] = useState(false);
  const problem = findFilterNameProblem(filters, typed, id);
  const keep = (): void => {
    setTried(true);
    if (problem !== null) return;
    onKeep(typed.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      isForm
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={keep}>
            {action}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={typed}
        onChange={setTyped}
        autoFocus
        isRequired
        problem={isTried ? problem : null}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
        }}
      />
    </Dialog>
  );
}

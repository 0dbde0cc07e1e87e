/** Grading by key: a letter, a reason, Enter. */
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Grade, GradeForm, useGradeDraft } from './grade-form.tsx';

export type GradeDialogProps = {
  /** "12 sources", or the title of one. */
  what: string;
  reliability: Grade['reliability'] | null;
  onGrade: (grade: Grade) => void;
  onClose: () => void;
};

export function GradeDialog({ what, reliability, onGrade, onClose }: GradeDialogProps) {
  const { draft, setDraft, grade } = useGradeDraft(reliability);
  const keep = (): void => {
    if (grade === null) return;
    onGrade(grade);
    onClose();
  };
  return (
    <Dialog
      title={`Grade ${what}`}
      isOpen
      isForm
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={grade === null} onPress={keep}>
            Grade
          </Button>
        </>
      }
    >
      <GradeForm draft={draft} onDraft={setDraft} onEnter={keep} autoFocus />
    </Dialog>
  );
}

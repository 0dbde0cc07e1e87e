/** What an inspector shows while several rows are selected: how many, and what can be done with them together. */
import { Trash2 } from 'lucide-react';
import { counted } from '../domain/count.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** @param noun of one row, "claim" */
export function SeveralSelected({
  count,
  noun,
  onDelete,
}: {
  count: number;
  noun: string;
  onDelete: () => void;
}) {
  return (
    <EmptyState
      title={`${counted(count, noun)} selected`}
      actions={
        <Button kind="danger" icon={<Trash2 size={15} aria-hidden />} onPress={onDelete}>
          Delete {counted(count, noun)}
        </Button>
      }
    />
  );
}

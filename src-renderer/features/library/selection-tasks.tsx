/** What keys and menus begin with the selected sources: choosing a tag for them, grading them. */
import { useCallback, useRef, useState } from 'react';
import type { TagId } from '../../domain/ids.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { useCommands } from '../../ui/commands.tsx';
import { SourceTagPicker } from '../../ui/source-tags.tsx';
import type { PickerPlace } from '../../ui/tag-picker.tsx';
import { nameSources } from '../../ui/use-source-tagging.ts';
import { GradeDialog } from './grade-dialog.tsx';
import type { Grade } from './grade-form.tsx';
import { commonGrade } from './source-actions.ts';
import { useTags } from './use-source-rows.ts';

type Task = 'tag' | 'grade';

export type SelectionTaskState = {
  task: Task | null;
  /** Begins with the selection, or with one row, which becomes the selection. */
  begin: (task: Task, id?: string) => void;
  end: () => void;
};

export function useSelectionTasks(
  rows: readonly SourceRow[],
  onSelect: (ids: ReadonlySet<string>) => void,
): SelectionTaskState {
  const [task, setTask] = useState<Task | null>(null);
  const latest = useRef(rows);
  latest.current = rows;
  const begin = useCallback(
    (next: Task, id?: string) => {
      // A row of the selection stands for the whole of it.
      if (id !== undefined && !latest.current.some((row) => row.id === id)) onSelect(new Set([id]));
      setTask(next);
    },
    [onSelect],
  );
  const end = useCallback(() => setTask(null), []);
  const isEnabled = rows.length > 0;
  useCommands([
    {
      id: 'tag-sources',
      label: 'Tag the selected sources',
      keys: 'T',
      group: 'Sources',
      isEnabled,
      run: () => begin('tag'),
    },
    {
      id: 'grade-sources',
      label: 'Grade the selected sources',
      keys: 'G',
      group: 'Sources',
      isEnabled,
      run: () => begin('grade'),
    },
  ]);
  return { task, begin, end };
}

export type SelectionTasksProps = {
  tasks: SelectionTaskState;
  rows: readonly SourceRow[];
  onGrade: (grade: Grade) => void;
};

export function SelectionTasks({ tasks, rows, onGrade }: SelectionTasksProps) {
  if (rows.length === 0) return null;
  if (tasks.task === 'tag') return <TagTask rows={rows} onClose={tasks.end} />;
  if (tasks.task === 'grade')
    return (
      <GradeDialog
        what={nameSources(rows.map(({ source }) => source))}
        reliability={commonGrade(rows)}
        onGrade={onGrade}
        onClose={tasks.end}
      />
    );
  return null;
}

function TagTask({ rows, onClose }: { rows: readonly SourceRow[]; onClose: () => void }) {
  const tags = useTags();
  const [place] = useState(() => placeAtRow(rows));
  return <SourceTagPicker ids={rows.map(({ id }) => id)} place={place} tags={tags} onClose={onClose} />;
}

/** Under the row that has the focus, or the first selected one that is in view. */
function placeAtRow(rows: readonly SourceRow[]): PickerPlace {
  const tagIds: TagId[] = [...new Set(rows.flatMap(({ source }) => source.tagIds))].filter((id) =>
    rows.every(({ source }) => source.tagIds.includes(id)),
  );
  const row =
    document.activeElement?.closest('[data-row]') ??
    document.querySelector('[data-row][aria-selected="true"]') ??
    document.querySelector('[role="grid"]');
  const { left, bottom } = row?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  return { x: left + 24, y: Math.min(bottom, innerHeight - 80), tagIds };
}

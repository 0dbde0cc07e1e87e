/** Dialogs of the tag tree: colour, key and definition; merging; moving. */
import { type ReactNode, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import { canMoveUnder } from '../../domain/tags/move.ts';
import { findNameProblem, TAG_KEYS } from '../../domain/tags/naming.ts';
import { buildTree, flattenTree, pathOf } from '../../domain/tags/tree.ts';
import { TAG_HUES, type TagHue } from '../../domain/vocabularies/tag-hue.ts';
import { TagDot } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Choice, Select, TextField } from '../../ui/field.tsx';
import styles from './tag-dialogs.module.css';
import type { TagTask } from './tag-menu.tsx';
import type { TagActions, TagEdit } from './use-tag-actions.ts';

type DialogProps = { tag: Tag; tags: readonly Tag[]; actions: TagActions; onClose: () => void };

/** The dialog that a task needs; nothing for tasks that are done in the tree. */
export function TagDialog({
  task,
  ...props
}: Omit<DialogProps, 'tag'> & { task: TagTask | null }): ReactNode {
  if (task === null || !('tag' in task)) return null;
  const all = { ...props, tag: task.tag };
  if (task.kind === 'edit') return <EditDialog {...all} />;
  if (task.kind === 'merge') return <MergeDialog {...all} />;
  return task.kind === 'move' ? <MoveDialog {...all} /> : null;
}

function actionButtons(label: string, isReady: boolean, run: () => void, onClose: () => void): ReactNode {
  return (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button
        kind="primary"
        isDisabled={!isReady}
        onPress={() => {
          run();
          onClose();
        }}
      >
        {label}
      </Button>
    </>
  );
}

const NO_KEY = 'none';

function keyChoices(tags: readonly Tag[], tag: Tag): Choice<string>[] {
  const keys = TAG_KEYS.map((key) => {
    const holder = tags.find((candidate) => candidate.key === key && candidate.id !== tag.id);
    return {
      id: String(key),
      label: String(key),
      ...(holder === undefined ? {} : { detail: `Takes it from ${holder.name}` }),
    };
  });
  return [{ id: NO_KEY, label: 'None' }, ...keys];
}

function EditDialog({ tag, tags, actions, onClose }: DialogProps) {
  const { name, hue, definition, key } = tag;
  const [edit, setEdit] = useState<TagEdit>({ name, hue, definition, key });
  const set = (fields: Partial<TagEdit>): void => setEdit((before) => ({ ...before, ...fields }));
  const problem = findNameProblem(tags, edit.name, tag.id);
  const save = (): void => actions.edit(tag, { ...edit, name: edit.name.trim() });
  return (
    <Dialog
      title={`Tag “${tag.name}”`}
      isOpen
      isForm
      onClose={onClose}
      actions={actionButtons('Save', problem === null, save, onClose)}
    >
      <TextField
        label="Name"
        value={edit.name}
        onChange={(value) => set({ name: value })}
        problem={problem}
        autoFocus
      />
      <HueField value={edit.hue} onChange={(value) => set({ hue: value })} />
      <Select
        label="Number key in the reader"
        value={edit.key === null ? NO_KEY : String(edit.key)}
        choices={keyChoices(tags, tag)}
        onChange={(id) => set({ key: id === NO_KEY ? null : Number(id) })}
      />
      <TextField
        label="Definition"
        value={edit.definition}
        onChange={(value) => set({ definition: value })}
        rows={3}
        placeholder="What belongs under this tag, and what does not"
      />
    </Dialog>
  );
}

function HueField({ value, onChange }: { value: TagHue; onChange: (hue: TagHue) => void }) {
  return (
    <RadioGroup
      className={classNames(styles.hues)}
      value={value}
      orientation="horizontal"
      onChange={(id) => {
        const hue = TAG_HUES.find((candidate) => candidate === id);
        if (hue !== undefined) onChange(hue);
      }}
    >
      <Label className={classNames(styles.label)}>Colour</Label>
      <div className={styles.swatches}>
        {TAG_HUES.map((hue) => (
          <Radio key={hue} value={hue} className={classNames(styles.swatch)}>
            <TagDot hue={hue} />
            {hue}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function tagChoices(tags: readonly Tag[], isOffered: (tag: Tag) => boolean): Choice<string>[] {
  return flattenTree(buildTree(tags))
    .filter(({ tag }) => isOffered(tag))
    .map(({ tag }) => ({ id: tag.id, label: pathOf(tags, tag.id), icon: <TagDot hue={tag.hue} /> }));
}

function MergeDialog({ tag, tags, actions, onClose }: DialogProps) {
  const [intoId, setIntoId] = useState<string | null>(null);
  const into = tags.find(({ id }) => id === intoId);
  const merge = (): void => {
    if (into !== undefined) actions.merge(tag, into);
  };
  return (
    <Dialog
      title={`Merge “${tag.name}” into another tag`}
      isOpen
      onClose={onClose}
      actions={actionButtons('Merge', into !== undefined, merge, onClose)}
    >
      <Select
        label="Into"
        value={intoId}
        choices={tagChoices(tags, ({ id }) => id !== tag.id && canMoveUnder(tags, tag.id, id))}
        onChange={setIntoId}
        placeholder="Choose a tag"
      />
      <p className={styles.text}>
        {into === undefined
          ? 'Every passage and source gets the other tag; tags below move under it.'
          : `Every passage and source tagged “${tag.name}” is tagged “${into.name}” instead. Tags below “${tag.name}” move under “${into.name}”. Undo takes it back.`}
      </p>
    </Dialog>
  );
}

const TOP = 'top';

function MoveDialog({ tag, tags, actions, onClose }: DialogProps) {
  const [parent, setParent] = useState<string>(tag.parentId ?? TOP);
  const move = (): void => actions.moveUnder(tag, parent === TOP ? null : (parent as TagId));
  return (
    <Dialog
      title={`Move “${tag.name}”`}
      isOpen
      onClose={onClose}
      actions={actionButtons('Move', parent !== (tag.parentId ?? TOP), move, onClose)}
    >
      <Select
        label="Under"
        value={parent}
        choices={[
          { id: TOP, label: 'Nothing: to the top' },
          ...tagChoices(tags, ({ id }) => canMoveUnder(tags, tag.id, id)),
        ]}
        onChange={setParent}
      />
    </Dialog>
  );
}

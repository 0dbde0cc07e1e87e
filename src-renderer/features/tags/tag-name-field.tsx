/** The name of a tag, typed in its place in the tree: Enter keeps it, Escape leaves it as it was. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import { findNameProblem } from '../../domain/tags/naming.ts';
import styles from './tag-tree.module.css';

export type TagNameFieldProps = {
  /** Null for a new tag. */
  tag: Tag | null;
  tags: readonly Tag[];
  /** `isByKey`: ended by Enter or Escape, so the keyboard goes back to the tree; otherwise it is elsewhere already. */
  onKeep: (name: string, isByKey: boolean) => void;
  onCancel: (isByKey: boolean) => void;
};

const NO_TAG: TagId | null = null;

export function TagNameField({ tag, tags, onKeep, onCancel }: TagNameFieldProps) {
  const [name, setName] = useState(tag?.name ?? '');
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const problem = findNameProblem(tags, name, tag?.id ?? NO_TAG);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = (isKept: boolean, isByKey: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept && problem === null) onKeep(name.trim().replace(/\s+/gu, ' '), isByKey);
    else onCancel(isByKey);
  };
  const press = (event: KeyboardEvent): void => {
    // The tree would take letters for a search and arrows for a move.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(false, true);
    if (event.key !== 'Enter') return;
    if (problem === null) finish(true, true);
    else setTried(true);
  };
  return (
    <span className={styles.nameField}>
      <input
        ref={field}
        aria-label={tag === null ? 'Name of the new tag' : `New name of ${tag.name}`}
        aria-invalid={isTried && problem !== null}
        className={styles.nameInput}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={press}
        onBlur={() => finish(name.trim() !== '', false)}
      />
      {isTried && problem !== null && (
        <span role="alert" className={styles.nameProblem}>
          {problem}
        </span>
      )}
    </span>
  );
}

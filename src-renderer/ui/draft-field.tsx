/**
 * A text field that stores what was typed when it is left, as one change. What cannot be stored stays on screen with the
 * reason, and is not stored.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { holdUntilWritten } from '../storage/autosave.ts';
import { markUnsaved } from '../storage/save-status.ts';
import { TextField } from './field.tsx';

export type DraftFieldProps = {
  label: string;
  /** What is stored. */
  value: string;
  /** Stores a new value; resolves to false when that failed. Called once for each editing, never with the old value. */
  onSave: (value: string) => Promise<boolean> | undefined;
  /** Says in a sentence why a value cannot be stored. */
  findProblem?: (value: string) => string | null;
  /** Unique name under which a draft that cannot be stored is kept when the field leaves the screen, until it is back. */
  keepAs?: string;
  /** Enter in a live field of one line. */
  onEnter?: (() => void) | undefined;
  /** Hands over every keystroke instead, for forms that store as a whole. */
  isLive?: boolean;
  /** Said of the field from outside, under it. */
  problem?: string | null;
  isLabelHidden?: boolean;
  rows?: number;
  /** The value is one line, however many rows it is shown in: Enter stores it. */
  isOneLine?: boolean;
  placeholder?: string;
  hint?: ReactNode;
  autoFocus?: boolean;
  className?: string;
};

export function DraftField(props: DraftFieldProps) {
  const { value: _value, onSave: _onSave, findProblem: _findProblem, isLive = false, ...rest } = props;
  const { isOneLine = (props.rows ?? 1) === 1, onEnter, keepAs: _keepAs, ...field } = rest;
  const draft = useDraft(props);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (isLive) onEnter?.();
      else void draft.save();
    }
    if (event.key === 'Escape' && draft.isDirty && !isLive) {
      event.stopPropagation();
      draft.discard();
    }
  };
  return (
    <TextField
      {...field}
      value={draft.shown}
      problem={draft.problem ?? props.problem ?? null}
      onChange={(typed) => draft.change(isOneLine ? typed.replace(/\s*\n\s*/gu, ' ') : typed)}
      onBlur={() => void draft.save()}
      onKeyDown={press}
    />
  );
}

/** Drafts that could not be stored when their field left the screen. */
const keptDrafts = new Map<string, string>();

/** Keeps a draft until its field is back; null forgets it. It counts as unsaved all the while. */
function keepDraft(keepAs: string | undefined, draft: string | null, loss: string): void {
  if (keepAs === undefined) return;
  if (draft === null) keptDrafts.delete(keepAs);
  else keptDrafts.set(keepAs, draft);
  markUnsaved(`draft:${keepAs}`, draft !== null, loss);
}

function useDraft({ label, value, onSave, findProblem, keepAs, isLive = false }: DraftFieldProps) {
  const owner = useId();
  const [draft, setDraft] = useState<string | null>(() => keptDrafts.get(keepAs ?? '') ?? null);
  const [isTried, setTried] = useState(draft !== null);
  // What was handed over and has not come back from the database yet: shown meanwhile, so that nothing flickers.
  const [sent, setSent] = useState<string | null>(null);
  const [base, setBase] = useState(value);
  if (value !== base) {
    setBase(value);
    setSent(null);
  }
  const isDirty = draft !== null && draft !== value;
  const loss = `“${label}” holds something that cannot be stored as it is.`;

  // A write can fail after its field has left the screen: then the draft waits for the field to be back.
  const hasLeft = useRef(false);
  const save = async (): Promise<void> => {
    if (draft === null || isLive) return;
    const next = draft.trim();
    if (next === value) {
      setDraft(null);
      return;
    }
    setTried(true);
    if (findProblem !== undefined && findProblem(next) !== null) return;
    setDraft(null);
    setSent(next);
    const stored = onSave(next);
    if (stored !== undefined) void holdUntilWritten(stored);
    if ((await stored) === false) {
      if (hasLeft.current) keepDraft(keepAs, next, loss);
      setSent(null);
      setDraft((newer) => newer ?? next);
    }
  };
  const leave = (): void => {
    hasLeft.current = true;
    if (draft !== null && (findProblem?.(draft.trim()) ?? null) !== null) keepDraft(keepAs, draft, loss);
    void save();
  };

  // A view can be left without the field losing the focus first (by a key, say): what was typed is stored all the same.
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => () => latest.current(), []);
  useEffect(() => {
    markUnsaved(owner, isDirty && !isLive, loss);
    return () => markUnsaved(owner, false);
  }, [owner, isDirty, isLive, loss]);
  // From here on the field itself holds the draft and says so.
  useEffect(() => {
    hasLeft.current = false;
    keepDraft(keepAs, null, loss);
  }, [keepAs, loss]);

  return {
    shown: draft ?? sent ?? value,
    problem: draft !== null && isTried ? (findProblem?.(draft.trim()) ?? null) : null,
    isDirty,
    save,
    change: (typed: string): void => {
      if (isLive) void onSave(typed);
      else setDraft(typed);
    },
    discard: (): void => {
      setDraft(null);
      setTried(false);
    },
  };
}

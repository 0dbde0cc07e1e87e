/** Find and replace in the text: count, next and previous, all marked. Escape returns to the text. */
import { useEditorState } from '@tiptap/react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { Button, IconButton } from '../button.tsx';
import { formatKeys } from '../commands.tsx';
import { TextField } from '../field.tsx';
import { useToast } from '../toast.tsx';
import type { DocumentSession } from './document-session.ts';
import styles from './find.module.css';
import { findIn, replaceCurrent, replaceEvery, searchFor, step } from './find.ts';

function countWords(count: number, current: number): string {
  if (count === 0) return 'Not found';
  return `${current + 1} of ${count.toLocaleString('en')}`;
}

/** Render it only while it is open. It starts with the selected words. */
export function FindBar({ session, onClose }: { session: DocumentSession; onClose: () => void }) {
  const { editor } = session;
  const [query, setQuery] = useState(() => {
    const { from, to } = editor.state.selection;
    return to - from < 200 ? editor.state.doc.textBetween(from, to, ' ') : '';
  });
  const find = useEditorState({
    editor,
    selector: () => ({ count: findIn(editor.state).matches.length, current: findIn(editor.state).current }),
  });
  useEffect(() => editor.view.dispatch(searchFor(editor.state, query)), [editor, query]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(searchFor(editor.state, ''));
    },
    [editor],
  );
  const go = (steps: number): void => {
    const transaction = step(editor.state, steps);
    if (transaction !== null) editor.view.dispatch(transaction);
  };
  const close = (): void => {
    // What was found last stays selected.
    go(0);
    onClose();
    editor.commands.focus();
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  const isIdle = find.count === 0;
  return (
    <search className={styles.bar} onKeyDown={press} aria-label="Find in the text">
      <TextField
        label="Find"
        isLabelHidden
        placeholder="Find in the text"
        className={styles.field ?? ''}
        value={query}
        onChange={setQuery}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
        }}
      />
      <span className={styles.count} role="status">
        {query === '' ? '' : countWords(find.count, find.current)}
      </span>
      <IconButton
        label="Previous"
        keys={formatKeys('Shift+Enter')}
        icon={<ChevronUp size={16} />}
        isDisabled={isIdle}
        onPress={() => go(-1)}
      />
      <IconButton
        label="Next"
        keys="Enter"
        icon={<ChevronDown size={16} />}
        isDisabled={isIdle}
        onPress={() => go(1)}
      />
      {editor.isEditable && <ReplaceFields session={session} count={find.count} />}
      <IconButton label="Close find" keys="Esc" icon={<X size={16} />} onPress={close} />
    </search>
  );
}

/** @param count places found */
function ReplaceFields({ session, count }: { session: DocumentSession; count: number }) {
  const { editor } = session;
  const showToast = useToast();
  const [replacement, setReplacement] = useState('');
  const replace = (): void => {
    const transaction = replaceCurrent(editor.state, replacement);
    if (transaction !== null) editor.view.dispatch(transaction);
  };
  const replaceAll = (): void => {
    editor.view.dispatch(replaceEvery(editor.state, replacement));
    showToast({
      message: `Replaced ${counted(count, 'place')}. ${formatKeys('Mod+Z')} in the text takes it back.`,
    });
  };
  return (
    <>
      <TextField
        label="Replace with"
        isLabelHidden
        placeholder="Replace with"
        className={styles.field ?? ''}
        value={replacement}
        onChange={setReplacement}
        onKeyDown={(event) => {
          if (event.key === 'Enter') replace();
        }}
      />
      <Button size="small" isDisabled={count === 0} onPress={replace}>
        Replace
      </Button>
      <Button size="small" isDisabled={count === 0} onPress={replaceAll}>
        Replace all
      </Button>
    </>
  );
}

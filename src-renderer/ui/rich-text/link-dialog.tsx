/** Sets, changes or removes the link on the selected words. */
import type { Editor } from '@tiptap/core';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { useToast } from '../toast.tsx';
import { linkAddress } from './link-address.ts';

/** The selected words; those of the whole link where the caret is in one. */
function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, ' ');
}

function setLink(editor: Editor, address: string, words: string): void {
  const chain = editor.chain().focus().extendMarkRange('link');
  if (editor.isActive('link') || !editor.state.selection.empty) chain.setLink({ href: address }).run();
  else
    chain
      .insertContent({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href: address } }] })
      .run();
}

/** Render it only while it is open. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const showToast = useToast();
  const present = String(editor.getAttributes('link').href ?? '');
  const [address, setAddress] = useState(present);
  const [isTried, setTried] = useState(false);
  const [words, setWords] = useState(() => selectedWords(editor));
  const needsWords = present === '' && editor.state.selection.empty;
  const href = linkAddress(address);
  const problem = isTried && href === null ? 'Write a web or mail address, such as www.state.gov.' : null;
  const save = (): void => {
    setTried(true);
    if (href === null) return;
    onClose();
    // After the dialog has given the focus back.
    requestAnimationFrame(() => setLink(editor, href, words.trim() === '' ? address.trim() : words.trim()));
  };
  const open = async (): Promise<void> => {
    const answer = await window.desktop.openLink({ url: present });
    if (!answer.ok) showToast({ tone: 'bad', message: answer.problem });
  };
  return (
    <Dialog
      title={present === '' ? 'Add a link' : 'Change the link'}
      isOpen
      onClose={onClose}
      actions={
        <>
          {present.startsWith('https://') && (
            <Button kind="quiet" icon={<ExternalLink size={14} aria-hidden />} onPress={() => void open()}>
              Open in the browser
            </Button>
          )}
          {present !== '' && (
            <Button
              kind="danger"
              onPress={() => {
                onClose();
                requestAnimationFrame(() => editor.chain().focus().extendMarkRange('link').unsetLink().run());
              }}
            >
              Remove the link
            </Button>
          )}
          <Button kind="primary" onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Address"
        value={address}
        onChange={setAddress}
        placeholder="https://"
        problem={problem}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      {needsWords && (
        <TextField
          label="Words"
          value={words}
          onChange={setWords}
          hint="Without any, the address itself is shown."
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
          }}
        />
      )}
    </Dialog>
  );
}

/** The tools of a text that open something: cite, claim block, link, find. With their commands and keys. */
import { type ReactNode, useState } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import { type Command, useCommands } from '../commands.tsx';
import { catchUpWithCaret } from './caret.ts';
import { CitePicker } from './cite-picker.tsx';
import { ClaimPicker } from './claim-picker.tsx';
import type { DocumentSession } from './document-session.ts';
import { FindBar } from './find-bar.tsx';
import { LinkDialog } from './link-dialog.tsx';

export type TextTool = 'cite' | 'claim-block' | 'link' | 'find';

export type TextTools = {
  open: (tool: TextTool) => void;
  /** The open picker or dialog, to be drawn anywhere. */
  dialog: ReactNode;
  /** The find bar while it is open, to be drawn above the text. */
  findBar: ReactNode;
};

/** @param group the view's group in the list of shortcuts */
export function useTextTools(session: DocumentSession, dossierId: DossierId, group: string): TextTools {
  const [tool, setTool] = useState<TextTool | null>(null);
  // Counts how often finding was asked for: asking again starts it anew with the selected words.
  const [finding, setFinding] = useState(0);
  const { editor, kind } = session;
  const open = (next: TextTool): void => {
    catchUpWithCaret(editor.view);
    if (next === 'find') setFinding((count) => count + 1);
    else if (editor.isEditable) setTool(next);
  };
  const command = (id: TextTool, label: string, keys: string): Command => ({
    ...{ id, label, keys, group },
    worksInText: true,
    run: () => open(id),
  });
  useCommands([
    command('cite', 'Cite a passage or source', 'Mod+Shift+C'),
    ...(kind === 'brief' ? [command('claim-block', 'Insert a claim block', 'Mod+Shift+L')] : []),
    command('link', 'Add or change a link', 'Mod+Shift+K'),
    command('find', 'Find and replace in the text', 'Mod+F'),
  ]);
  const close = (): void => setTool(null);
  return {
    open,
    dialog: (
      <>
        {tool === 'cite' && <CitePicker session={session} dossierId={dossierId} onClose={close} />}
        {tool === 'claim-block' && <ClaimPicker session={session} dossierId={dossierId} onClose={close} />}
        {tool === 'link' && <LinkDialog editor={editor} onClose={close} />}
      </>
    ),
    findBar: finding > 0 && <FindBar key={finding} session={session} onClose={() => setFinding(0)} />,
  };
}

/** The tools of a text that open something: cite, claim block, link, find. With their commands and keys. */
import { type ReactNode, useState } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import { useCommands } from '../commands.tsx';
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
export function useTextTools(
  session: DocumentSession | null,
  dossierId: DossierId,
  group: string,
): TextTools {
  const [tool, setTool] = useState<TextTool | null>(null);
  const [isFinding, setFinding] = useState(false);
  const open = (next: TextTool): void => {
    if (session === null || (next !== 'find' && !session.editor.isEditable)) return;
    if (next === 'find') setFinding(true);
    else setTool(next);
  };
  const isBrief = session?.kind === 'brief';
  const command = (id: TextTool, label: string, keys: string, isEnabled = session !== null) => ({
    id,
    label,
    keys,
    group,
    isEnabled,
    worksInText: true,
    run: () => open(id),
  });
  useCommands([
    command('cite', 'Cite a passage or source', 'Mod+Shift+C'),
    command('claim-block', 'Insert a claim block', 'Mod+Shift+L', isBrief),
    command('link', 'Add or change a link', 'Mod+Shift+K'),
    command('find', 'Find and replace in the text', 'Mod+F'),
  ]);
  const close = (): void => setTool(null);
  return {
    open,
    dialog: session !== null && (
      <>
        {tool === 'cite' && <CitePicker session={session} dossierId={dossierId} onClose={close} />}
        {tool === 'claim-block' && <ClaimPicker session={session} dossierId={dossierId} onClose={close} />}
        {tool === 'link' && <LinkDialog editor={session.editor} onClose={close} />}
      </>
    ),
    findBar: session !== null && isFinding && (
      <FindBar key={session.owner} session={session} onClose={() => setFinding(false)} />
    ),
  };
}

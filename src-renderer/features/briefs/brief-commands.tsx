/** The commands for briefs that work from every view. */
import { useState } from 'react';
import { useCommands } from '../../ui/commands.tsx';
import { NewBriefDialog } from './new-brief-dialog.tsx';

/** Mounted once, by the shell. */
export function BriefCommands() {
  const [isOpen, setOpen] = useState(false);
  useCommands([
    {
      id: 'new-brief',
      label: 'New brief',
      keys: 'Mod+Shift+B',
      group: 'Briefs',
      worksInText: true,
      run: () => setOpen(true),
    },
  ]);
  return isOpen ? <NewBriefDialog onClose={() => setOpen(false)} /> : null;
}

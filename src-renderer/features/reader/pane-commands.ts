/** The commands for texts side by side. */
import type { Command } from '../../ui/commands.tsx';

export const BESIDE_KEYS = 'Mod+\\';

export type PaneActions = {
  readBeside: () => void;
  goToOther: () => void;
  swap: () => void;
  /** Closes the text that is worked in. */
  close: () => void;
};

export function paneCommands(isSplit: boolean, actions: PaneActions): Command[] {
  const group = 'Reader';
  const ofTwo = [
    { id: 'other-text', label: 'Go to the other text', keys: 'Mod+F6', run: actions.goToOther },
    { id: 'swap-texts', label: 'Swap the two texts', run: actions.swap },
    { id: 'close-text', label: 'Close this text, keep the other', run: actions.close },
  ];
  return [
    {
      id: 'read-beside',
      label: isSplit ? 'Read another text beside this one' : 'Read a second text beside this one',
      keys: BESIDE_KEYS,
      group,
      worksInText: true,
      run: actions.readBeside,
    },
    ...(isSplit ? ofTwo.map((command) => ({ ...command, group, worksInText: true })) : []),
  ];
}

/** The buttons of a text's bar that are about the texts side by side. */
import { Columns2, X } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { formatKeys } from '../../ui/commands.tsx';
import { BESIDE_KEYS } from './pane-commands.ts';
import { useReaderPane } from './reader-pane.ts';

export function PaneButtons() {
  const { side, isSplit, readBeside, close } = useReaderPane();
  return isSplit ? (
    <IconButton label="Close this text" icon={<X size={16} />} onPress={() => close(side)} />
  ) : (
    <IconButton
      label="Read a second text beside this one"
      keys={formatKeys(BESIDE_KEYS)}
      icon={<Columns2 size={16} />}
      onPress={readBeside}
    />
  );
}

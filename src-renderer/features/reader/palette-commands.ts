/** The reader's commands as the palette finds them: what the keys do, for whoever does not know the key. */
import type { Command } from '../../ui/commands.tsx';
import { focusText, type ReaderSession } from './reader-session.ts';
import type { ReaderActions } from './use-reader-actions.ts';
import { beginExtent, selectParagraph, selectSentence } from './use-reader-keys.ts';

export function paletteCommands(
  session: ReaderSession,
  actions: ReaderActions,
  openTagPicker: () => void,
): Command[] {
  const command = (id: string, label: string, run: () => void): Command => ({
    id: `palette-${id}`,
    label,
    group: 'Reader',
    run,
  });
  const inText = (run: () => void) => () => {
    focusText(session);
    run();
  };
  return [
    command(
      'sentence',
      'Select the sentence at the caret',
      inText(() => selectSentence(session)),
    ),
    command(
      'paragraph',
      'Select the paragraph at the caret',
      inText(() => selectParagraph(session)),
    ),
    command('highlight', 'Highlight the selected passage', inText(actions.highlight)),
    command('tag', 'Tag the selected passage or annotation', openTagPicker),
    command('claim', 'New claim from the selected passage or annotation', actions.newClaim),
    command('evidence', 'Use the selected passage or annotation as evidence', actions.linkEvidence),
    command('note', 'Write a note on the selected passage or annotation', actions.note),
    command(
      'next',
      'Next annotation',
      inText(() => actions.step(1)),
    ),
    command(
      'previous',
      'Previous annotation',
      inText(() => actions.step(-1)),
    ),
    command(
      'extent',
      'Change the extent of the annotation',
      inText(() => beginExtent(session)),
    ),
    command(
      'delete',
      'Delete the annotation',
      inText(() => {
        const { selectedId } = session.store.get();
        if (selectedId !== null) actions.remove(selectedId);
      }),
    ),
  ];
}

/** What opens with a key of its own, wherever in the reader the keyboard is. */
export function openingCommands(find: () => void, filter: () => void): Command[] {
  const group = 'Reader';
  return [
    { id: 'find', label: 'Find in the text', keys: 'Mod+F', group, worksInText: true, run: find },
    { id: 'filter-annotations', label: 'Filter the annotations', keys: 'F', group, run: filter },
  ];
}

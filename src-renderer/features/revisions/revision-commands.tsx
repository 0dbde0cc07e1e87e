/** New revisions of the source that is open: from a file, from the clipboard, from its address. */
import { fail, type Result, succeed } from '../../domain/result.ts';
import { type ArticleFile, importArticle } from '../../importers/import-article.ts';
import { useCommands } from '../../ui/commands.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { type NewText, useNewRevision } from './use-new-revision.ts';

/** What pasted text is called as a file: it is kept as the original. */
const PASTED_NAME = 'Pasted text.txt';

async function readFile(file: ArticleFile, address = ''): Promise<Result<NewText>> {
  const article = await importArticle(file);
  return article.ok ? succeed({ article: article.value, fileName: file.name, address }) : article;
}

async function readClipboard(): Promise<Result<NewText>> {
  const text = await window.desktop.readClipboard();
  if (!text.ok) return text;
  if (text.value.trim() === '') return fail('The clipboard holds no text.');
  return readFile({ name: PASTED_NAME, bytes: new TextEncoder().encode(text.value) });
}

/** Mounted once by the shell. The commands are there while a source is open. */
export function RevisionCommands() {
  const { place, go } = useNavigation();
  const { report } = useWorkspace();
  const revise = useNewRevision();
  const sourceId = place.view === 'reader' || place.view === 'revisions' ? place.sourceId : null;
  const isEnabled = sourceId !== null;
  const start = (read: () => Promise<Result<NewText> | null>): void => {
    if (sourceId !== null) void revise(sourceId, read).catch(report);
  };
  useCommands([
    {
      id: 'new-revision-from-clipboard',
      label: 'New revision from clipboard',
      group: 'Sources',
      isEnabled,
      run: () => start(readClipboard),
    },
    {
      id: 'show-revisions',
      label: 'Show what the revision changed',
      group: 'Sources',
      isEnabled,
      run: () => {
        if (sourceId !== null) go({ view: 'revisions', sourceId });
      },
    },
  ]);
  return null;
}

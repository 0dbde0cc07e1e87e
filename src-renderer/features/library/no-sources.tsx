/** The library before anything was imported. */
import { ClipboardPaste, FileText, Import } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { formatKeys, useRunCommand } from '../../ui/commands.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import styles from './sources-view.module.css';

export function NoSources() {
  const run = useRunCommand();
  return (
    <WorkArea label="Sources" bar={<h1 className={styles.title}>Sources</h1>}>
      <EmptyState
        icon={<FileText size={22} />}
        title="No sources yet"
        actions={
          <>
            <Button
              kind="primary"
              icon={<Import size={15} aria-hidden />}
              onPress={() => run('import-sources')}
            >
              Import articles
            </Button>
            <Button
              icon={<ClipboardPaste size={15} aria-hidden />}
              onPress={() => run('new-source-from-clipboard')}
            >
              New source from clipboard
            </Button>
          </>
        }
      >
        <p>
          Sources are the articles, statements and reports that your claims rest on. Import web pages, PDF,
          Word, e-mail, Markdown or plain text, drop files or folders on this window, or paste an article with{' '}
          {formatKeys('Mod+V')}.
        </p>
      </EmptyState>
    </WorkArea>
  );
}

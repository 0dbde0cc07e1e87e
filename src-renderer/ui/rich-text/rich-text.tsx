/** The text of an open document, where the view puts it. */
import { useLayoutEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { useToast } from '../toast.tsx';
import { CitationCard } from './citation-card.tsx';
import type { DocumentSession } from './document-session.ts';
import styles from './rich-text.module.css';

/** Puts the caret at the end of the text, in a paragraph: a document may end with a table or a claim block. */
export function focusEnd({ editor }: DocumentSession): void {
  const last = editor.state.doc.lastChild;
  if (last?.isTextblock !== true && editor.isEditable)
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' });
  editor.commands.focus('end');
}

/** Ctrl or Cmd and a click open a link, as in every editor; a click alone puts the caret into its words. */
function useLinkOpening(): (event: React.MouseEvent) => void {
  const showToast = useToast();
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return;
    const address = event.target.closest('a[href]')?.getAttribute('href') ?? '';
    if (address === '') return;
    event.preventDefault();
    if (!address.startsWith('https://')) {
      showToast({ message: `Only https addresses are opened from here. This one is ${address}` });
      return;
    }
    void window.desktop.openLink({ url: address }).then((answer) => {
      if (!answer.ok) showToast({ tone: 'bad', message: answer.problem });
    });
  };
}

/** What a text needs of its session to be shown. */
export type ShownText = Pick<DocumentSession, 'element' | 'records' | 'card' | 'editor'> & {
  hadFocus?: boolean;
};

export function RichText({ session, className }: { session: ShownText; className?: string }) {
  const host = useRef<HTMLDivElement>(null);
  const openLink = useLinkOpening();
  useLayoutEffect(() => {
    host.current?.append(session.element);
    // Whoever comes back types on where the text was left.
    if (session.hadFocus === true) session.editor.commands.focus(null, { scrollIntoView: false });
    return () => {
      session.hadFocus = session.element.contains(document.activeElement);
      session.element.remove();
    };
  }, [session]);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: clicks reach the editor inside; the keys are its own */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link dialog opens links by keyboard */}
      <div ref={host} className={classNames(styles.host, className)} onClick={openLink} />
      <CitationCard session={session} />
    </>
  );
}

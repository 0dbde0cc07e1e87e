/** The paper on its desk: notices, front matter and text, scrolled as one. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Brief } from '../../domain/records.ts';
import { classNames } from '../../ui/class-names.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { goToPointer, useArrivalAt } from '../../ui/rich-text/go-to.ts';
import { focusEnd, RichText } from '../../ui/rich-text/rich-text.tsx';
import styles from './brief-desk.module.css';
import { BriefNotices } from './brief-notices.tsx';
import { FrontMatter } from './front-matter.tsx';
import { takeNew } from './new-briefs.ts';

export function BriefDesk(props: {
  brief: Brief;
  session: DocumentSession;
  findBar: ReactNode;
  nodeIndex: number | null;
  words: string | undefined;
}) {
  const { brief, session, findBar, nodeIndex, words } = props;
  const desk = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (desk.current !== null) desk.current.scrollTop = session.scrollTop;
  }, [session]);
  useEffect(() => {
    // After the dialog in which the brief was made has given the focus back.
    if (takeNew(brief.id)) requestAnimationFrame(() => session.editor.commands.focus('start'));
  }, [session, brief.id]);
  useEffect(() => {
    if (nodeIndex !== null) goToPointer(session, nodeIndex);
  }, [session, nodeIndex]);
  useArrivalAt(session, words);
  return (
    <div
      ref={desk}
      className={styles.desk}
      onScroll={(event) => {
        session.scrollTop = event.currentTarget.scrollTop;
      }}
    >
      {findBar !== false && <div className={styles.find}>{findBar}</div>}
      <div className={styles.sheet}>
        <BriefNotices brief={brief} session={session} />
        <article className={styles.paper} aria-label={brief.title} lang={brief.language}>
          <FrontMatter brief={brief} onEnd={() => session.editor.commands.focus('start')} />
          <RichText session={session} className={classNames(styles.text)} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger aim for the pointer; keys reach the text */}
          <div
            className={styles.below}
            onMouseDown={(event) => {
              event.preventDefault();
              focusEnd(session);
            }}
          />
        </article>
      </div>
    </div>
  );
}

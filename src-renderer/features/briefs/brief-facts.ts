/** Size and outline of an open text, computed a moment after typing pauses: nothing slows a keystroke. */
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { countWords } from '../../importers/word-count.ts';
import { documentPointers } from '../../ui/rich-text/document-pointers.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';

/** `level` is 1 for the bottom line, else the heading's. `position` is that of the block in the document. */
export type OutlineEntry = { level: 1 | 2 | 3 | 4; text: string; position: number };

export type BriefFacts = {
  outline: readonly OutlineEntry[];
  words: number;
  /** Numbers given: different passages and sources that are cited. */
  endnotes: number;
  /** Places in the text that cite something. */
  citations: number;
  claimBlocks: number;
};

/** Milliseconds without an edit. */
const PAUSE = 250;

/** The headings and the bottom line, in document order. */
export function outlineOf(document: Node): OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  document.descendants((node, position) => {
    if (node.type.name === 'bottomLine') outline.push({ level: 1, text: 'Bottom line', position });
    if (node.type.name === 'heading')
      outline.push({ level: node.attrs.level as 2 | 3 | 4, text: node.textContent, position });
    return !node.isTextblock;
  });
  return outline;
}

function factsOf({ editor }: DocumentSession): BriefFacts {
  const { doc } = editor.state;
  const { numbering, claimBlocks } = documentPointers(editor.state);
  const citations = numbering.order.reduce((sum, target) => sum + numbering.occurrencesOf(target), 0);
  return {
    outline: outlineOf(doc),
    words: countWords(doc.textBetween(0, doc.content.size, '\n', ' ')),
    endnotes: numbering.order.length,
    citations: citations + numbering.damaged,
    claimBlocks,
  };
}

export function useBriefFacts(session: DocumentSession): BriefFacts {
  const [facts, setFacts] = useState(() => factsOf(session));
  useEffect(() => {
    const { editor } = session;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Node | null = null;
    const refresh = (): void => {
      shown = editor.state.doc;
      setFacts(factsOf(session));
    };
    const wait = (): void => {
      if (editor.state.doc === shown) return;
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    };
    refresh();
    editor.on('transaction', wait);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', wait);
    };
  }, [session]);
  return facts;
}

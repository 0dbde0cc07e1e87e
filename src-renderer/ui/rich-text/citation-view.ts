/** How a citation looks in the editor: its number, live, in plain DOM. One click goes to the passage (UX). */
import type { NodeViewRenderer } from '@tiptap/core';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { Endnote } from '../../domain/brief/resolve.ts';
import styles from './atoms.module.css';
import type { CardStore } from './card.ts';
import { leaveAtom } from './caret.ts';
import { targetOf } from './citation.ts';
import type { CitedRecords } from './cited-records.ts';

/** What node views need of the editor around them. */
export type AtomContext = {
  records: CitedRecords;
  card: CardStore;
  /** Goes to what the atom points to. */
  openCitation: (target: CitationTarget) => void;
};

/** In words why a citation leads nowhere; null where it does, or while that is not known. */
export function citationProblem(target: CitationTarget | null, endnote: Endnote | null): string | null {
  if (target === null) return 'This citation points to nothing.';
  if (endnote === null || !endnote.missing) return null;
  return target.kind === 'annotation' && endnote.annotation === null
    ? 'Missing passage: it is no longer in the dossier.'
    : 'Missing source: it is no longer in the dossier.';
}

export function citationView(context: AtomContext): NodeViewRenderer {
  return ({ node: firstNode, view, getPos }) => {
    let target = targetOf(firstNode);
    const dom = document.createElement('span');
    dom.className = styles.citation ?? '';
    dom.setAttribute('role', 'doc-noteref');

    const draw = (): void => {
      const number = context.records.numberOf(target);
      const endnote = context.records.endnoteOf(target);
      const problem = citationProblem(target, endnote);
      dom.textContent = problem === null ? String(number ?? '') : '?';
      dom.classList.toggle(styles.missing ?? '', problem !== null);
      const quote = endnote?.quote === null || endnote === null ? '' : `: “${endnote.quote.slice(0, 120)}”`;
      const source = endnote?.source?.title ?? '';
      const label = [`Citation ${number ?? ''}${quote}`, source, endnote?.grade ?? '', problem ?? ''];
      dom.setAttribute('aria-label', label.filter((part) => part !== '').join(', '));
    };
    draw();
    const unsubscribe = context.records.subscribe(draw);
    dom.addEventListener('mouseenter', () => context.card.enter({ target, element: dom }));
    dom.addEventListener('mouseleave', () => context.card.leave(dom));
    dom.addEventListener('click', (event) => {
      if (event.shiftKey || event.altKey || target === null) return;
      if (citationProblem(target, context.records.endnoteOf(target)) !== null) return;
      const position = getPos();
      if (position !== undefined) leaveAtom(view, position);
      context.openCitation(target);
    });
    return {
      dom,
      update(node) {
        if (node.type.name !== 'citation') return false;
        target = targetOf(node);
        draw();
        return true;
      },
      selectNode() {
        dom.classList.add(styles.selected ?? '');
        context.card.select({ target, element: dom });
      },
      deselectNode() {
        dom.classList.remove(styles.selected ?? '');
        context.card.deselect(dom);
      },
      destroy() {
        unsubscribe();
        context.card.leave(dom);
        context.card.deselect(dom);
      },
    };
  };
}

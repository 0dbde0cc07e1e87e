/** Footnotes: small print at the foot of a column or a page, which begins with a mark. */
import type { Draft } from './page-content.ts';
import type { TextShape } from './text-shape.ts';

const NOTE_MARK = /^(?:\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\]|\(\d{1,3}\))[.)]?\s*\S/u;

/** Marks the footnotes among one page's drafts. `height` is the page's. */
export function markNotes(drafts: readonly Draft[], shape: TextShape, height: number): void {
  let isOpen = false;
  for (const draft of drafts) {
    const first = draft.lines[0];
    const small = draft.lines.every((line) => line.size < shape.bodySize * 0.93);
    const low = first !== undefined && first.top > height * 0.45;
    if (!small || !low || draft.kind === 'caption' || draft.kind === 'table-row') {
      isOpen = false;
      continue;
    }
    if (NOTE_MARK.test(first.text)) isOpen = true;
    if (!isOpen) continue;
    draft.note = true;
    draft.kind = 'paragraph';
    delete draft.level;
  }
}

/**
 * One page's drafts with its notes before the last paragraph: that one may go on overleaf, and a note between its halves would
 * cut it in two, while a note after it would stand on the wrong page.
 */
export function notesBeforeLast(drafts: readonly Draft[]): Draft[] {
  const notes = drafts.filter((draft) => draft.note);
  const text = drafts.filter((draft) => !draft.note);
  return [...text.slice(0, -1), ...notes, ...text.slice(-1)];
}

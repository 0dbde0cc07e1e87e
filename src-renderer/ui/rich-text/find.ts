/** Find and replace in the editor: pure search over the document, and the plugin that marks what was found. */
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import styles from './find.module.css';

/** Positions in the document, end-exclusive. */
export type Match = { from: number; to: number };

export type Find = { query: string; matches: readonly Match[]; current: number };

/** Stands in for atoms, so that offsets in a block's text are positions in the document. */
const ATOM = '\ufffc';

const NOTHING: Find = { query: '', matches: [], current: -1 };

/** Where `query` stands in the text, in document order, without overlaps. Letter case does not matter. */
export function findMatches(document: Node, query: string): Match[] {
  if (query === '') return [];
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
  const matches: Match[] = [];
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, ATOM);
    for (const match of text.matchAll(pattern)) {
      const from = position + 1 + match.index;
      matches.push({ from, to: from + match[0].length });
    }
    return false;
  });
  return matches;
}

/** Index of the first match at or after `position`, else the first of all; -1 for none. */
export function matchFrom(matches: readonly Match[], position: number): number {
  if (matches.length === 0) return -1;
  const index = matches.findIndex((match) => match.from >= position);
  return index === -1 ? 0 : index;
}

type FindMeta = { query?: string; current?: number };

const key = new PluginKey<Find & { decorations: DecorationSet }>('find');

function decorate(document: Node, { matches, current }: Find): DecorationSet {
  return DecorationSet.create(
    document,
    matches.map(({ from, to }, index) =>
      Decoration.inline(from, to, {
        class: index === current ? `${styles.match} ${styles.current}` : (styles.match ?? ''),
      }),
    ),
  );
}

function next(transaction: Transaction, before: Find): Find {
  const meta = transaction.getMeta(key) as FindMeta | undefined;
  if (meta === undefined && !(transaction.docChanged && before.query !== '')) return before;
  const query = meta?.query ?? before.query;
  if (query === '') return NOTHING;
  const matches = findMatches(transaction.doc, query);
  if (meta?.current !== undefined) return { query, matches, current: meta.current };
  // While the text is edited, or the query typed on, the current match stays where the caret is.
  return { query, matches, current: matchFrom(matches, transaction.selection.from) };
}

export function findPlugin(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => ({ ...NOTHING, decorations: DecorationSet.empty }),
      apply(transaction, before) {
        const after = next(transaction, before);
        return after === before ? before : { ...after, decorations: decorate(transaction.doc, after) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });
}

/** What is being looked for in this state. */
export function findIn(state: EditorState): Find {
  return key.getState(state) ?? NOTHING;
}

/** Looks for something else; '' ends it. */
export function searchFor(state: EditorState, query: string): Transaction {
  return state.tr.setMeta(key, { query } satisfies FindMeta).setMeta('addToHistory', false);
}

/** Goes `steps` matches on (or back), around the end, and selects the one there. Null where nothing was found. */
export function step(state: EditorState, steps: number): Transaction | null {
  const { query, matches, current } = findIn(state);
  const count = matches.length;
  const index = count === 0 ? -1 : (Math.max(current, 0) + steps + count) % count;
  const match = matches[index];
  if (match === undefined) return null;
  return state.tr
    .setSelection(TextSelection.create(state.doc, match.from, match.to))
    .setMeta(key, { query, current: index } satisfies FindMeta)
    .scrollIntoView();
}

/** Replaces the current match and goes on to the one after it. Null where nothing was found. */
export function replaceCurrent(state: EditorState, replacement: string): Transaction | null {
  const { matches, current } = findIn(state);
  const match = matches[current];
  if (match === undefined) return null;
  const transaction = replaceMatch(state.tr, match, replacement);
  const after = transaction.mapping.map(match.to);
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(after)));
  return transaction.scrollIntoView();
}

/** Replaces every match, as one step of undo, apart from what was typed right before. */
export function replaceEvery(state: EditorState, replacement: string): Transaction {
  const transaction = closeHistory(state.tr);
  // From the last to the first, so that the positions of those still to come hold.
  for (const match of findIn(state).matches.toReversed()) replaceMatch(transaction, match, replacement);
  return transaction;
}

function replaceMatch(transaction: Transaction, { from, to }: Match, replacement: string): Transaction {
  return replacement === '' ? transaction.delete(from, to) : transaction.insertText(replacement, from, to);
}

/**
 * One open document: its editor, what its atoms show, and its storing. A session outlives its view for a while, so that
 * following a citation and coming back finds the caret, the scroll position and the undo history as they were left.
 */
import type { Editor } from '@tiptap/core';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { ClaimId, DossierId } from '../../domain/ids.ts';
import type { RichTextNode } from '../../domain/records.ts';
import type { ChanceryDatabase } from '../../storage/database.ts';
import { type CardStore, createCardStore } from './card.ts';
import { type CitedRecords, createCitedRecords } from './cited-records.ts';
import { createEditor, replaceDocument } from './create-editor.ts';
import {
  createDocumentSync,
  type DocumentSync,
  type StoredDocument,
  type TextStore,
} from './document-sync.ts';
import { readDocument } from './read-document.ts';
import { type DocumentKind, schemaOf } from './schema.ts';

/** A document that can be opened: where it is stored, and what it is. */
export type DocumentStore = TextStore & {
  kind: DocumentKind;
  /** Accessible name of the text. */
  label: string;
  placeholder: string;
  dossierId: DossierId;
  database: ChanceryDatabase;
};

/** What the view around the editor does for it. */
export type SessionView = {
  openCitation: (target: CitationTarget) => void;
  openClaim: (claimId: ClaimId) => void;
  /** Tells the analyst something, in a sentence. */
  tell: (message: string) => void;
};

export type DocumentSession = Pick<DocumentSync, 'flush' | 'catchUp' | 'close'> & {
  owner: string;
  kind: DocumentKind;
  editor: Editor;
  /** Holds the editor; a view puts it where it belongs. */
  element: HTMLElement;
  records: CitedRecords;
  card: CardStore;
  /** Why the stored document cannot be edited; null where it can. */
  problem: () => string | null;
  /** Calls `listener` when `problem` changed; gives a function that ends that. */
  subscribe: (listener: () => void) => () => void;
  /** Makes what could be read of a damaged document the document. The caller has kept the stored one. */
  editWhatCanBeRead: () => void;
  /** Connects a view; gives a function that disconnects it and writes what is waiting. */
  attach: (view: SessionView) => () => void;
  isAttached: () => boolean;
  /** Scroll position of the view, kept for the way back. Pixels. */
  scrollTop: number;
  /** Whether the text had the focus when its view was left. */
  hadFocus: boolean;
};

/** A value that views follow. */
function createProblem(editor: Editor, first: string | null) {
  const listeners = new Set<() => void>();
  let problem = first;
  return {
    get: () => problem,
    /** What cannot be shown whole is not edited. */
    set(next: string | null) {
      if (next === problem) return;
      problem = next;
      editor.setEditable(problem === null, false);
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Starts a session on what was read from the store. */
export function startSession(store: DocumentStore, stored: StoredDocument): DocumentSession {
  const element = document.createElement('div');
  const records = createCitedRecords(store.database, store.dossierId);
  const card = createCardStore();
  const first = readDocument(schemaOf(store.kind), stored);
  let view: SessionView | null = null;
  const editor = createEditor({
    kind: store.kind,
    label: store.label,
    placeholder: store.placeholder,
    element,
    content: first.document.toJSON() as RichTextNode,
    isEditable: first.problem === null,
    records,
    card,
    openCitation: (target) => view?.openCitation(target),
    openClaim: (claimId) => view?.openClaim(claimId),
  });
  const problem = createProblem(editor, first.problem);
  let shown = editor.state.doc;
  const sync = createDocumentSync(store, stored.updatedAt, {
    current: () => editor.state.doc,
    isShown: () => view !== null,
    tell: (message) => view?.tell(message),
    takeOver(next) {
      const read = readDocument(editor.schema, next);
      shown = read.document;
      replaceDocument(editor, read.document);
      shown = editor.state.doc;
      problem.set(read.problem);
    },
  });
  editor.on('transaction', () => {
    const { doc } = editor.state;
    // What is taken over from the store is not an edit.
    if (doc === shown || doc.eq(shown)) return;
    shown = doc;
    sync.edited();
  });

  return {
    owner: store.owner,
    kind: store.kind,
    editor,
    element,
    records,
    card,
    problem: problem.get,
    subscribe: problem.subscribe,
    editWhatCanBeRead() {
      problem.set(null);
      sync.edited();
    },
    attach(next) {
      view = next;
      return () => {
        view = null;
        card.clear();
        // A failure stays in the status bar, and the autosave tries again.
        sync.flush().catch(() => undefined);
      };
    },
    isAttached: () => view !== null,
    flush: sync.flush,
    catchUp: sync.catchUp,
    async close() {
      await sync.close();
      records.close();
      editor.destroy();
    },
    scrollTop: 0,
    hadFocus: false,
  };
}

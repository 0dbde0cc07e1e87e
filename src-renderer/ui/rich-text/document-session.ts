/**
 * One open document: its editor, its autosave, and the watch over what is stored. A session outlives its view for a
 * while, so that following a citation and coming back finds the caret, the scroll position and the undo history as they
 * were left.
 */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { liveQuery } from 'dexie';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { ClaimId, DossierId } from '../../domain/ids.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { createAutosave } from '../../storage/autosave.ts';
import type { ChanceryDatabase } from '../../storage/database.ts';
import { DocumentGone } from '../../storage/document-gone.ts';
import { type CardStore, createCardStore } from './card.ts';
import { type CitedRecords, createCitedRecords } from './cited-records.ts';
import { createEditor, replaceDocument } from './create-editor.ts';
import { readDocument } from './read-document.ts';
import { type DocumentKind, schemaOf } from './schema.ts';

export type StoredDocument = { content: RichTextNode; schemaVersion: number; updatedAt: number };

/** Where a document comes from and goes to. */
export type DocumentStore = {
  /** Unique name: `brief:ID`, `note:ID`. */
  owner: string;
  kind: DocumentKind;
  /** Accessible name of the text. */
  label: string;
  placeholder: string;
  dossierId: DossierId;
  database: ChanceryDatabase;
  /** What is stored now; undefined where the document was deleted. */
  read: () => Promise<StoredDocument | undefined>;
  /**
   * Stores a text that was made from the stored one of time `basedOn`. `displaced` says in a sentence where a text is
   * kept that was stored meanwhile by somebody else; null where there was none.
   */
  write: (content: RichTextNode, basedOn: number) => Promise<{ updatedAt: number; displaced: string | null }>;
};

/** What the view around the editor does for it. */
export type SessionView = {
  openCitation: (target: CitationTarget) => void;
  openClaim: (claimId: ClaimId) => void;
  /** Tells the analyst something, in a sentence. */
  tell: (message: string) => void;
};

export type DocumentSession = {
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
  /** Writes what is waiting; resolves once it is on the disk, rejects where it could not be written. */
  flush: () => Promise<void>;
  /** Takes over what is stored, where somebody else stored it since. */
  catchUp: () => Promise<void>;
  /** Scroll position of the view, kept for the way back. Pixels. */
  scrollTop: number;
  /** Whether the text had the focus when its view was left. */
  hadFocus: boolean;
  close: () => Promise<void>;
};

/** Starts a session on what was read from the store. */
export function startSession(store: DocumentStore, stored: StoredDocument): DocumentSession {
  const element = document.createElement('div');
  const records = createCitedRecords(store.database, store.dossierId);
  const card = createCardStore();
  const listeners = new Set<() => void>();
  const first = readDocument(schemaOf(store.kind), stored);
  let view: SessionView | null = null;
  let problem = first.problem;
  let base = stored.updatedAt;
  let isDirty = false;
  let isTakingOver = false;
  // Counts edits and writes: a reading of the store that one of them overtook is not to be believed.
  let generation = 0;

  const editor = createEditor({
    kind: store.kind,
    label: store.label,
    placeholder: store.placeholder,
    element,
    content: first.document.toJSON() as RichTextNode,
    isEditable: problem === null,
    records,
    card,
    openCitation: (target) => view?.openCitation(target),
    openClaim: (claimId) => view?.openClaim(claimId),
  });
  let lastDocument: Node = editor.state.doc;

  const autosave = createAutosave<Node>(store.owner, async (document) => {
    try {
      const saved = await store.write(document.toJSON() as RichTextNode, base);
      base = saved.updatedAt;
      if (saved.displaced !== null) view?.tell(saved.displaced);
    } catch (error) {
      // Nobody looks at a deleted document any more: its last words must not block the quitting of the program.
      if (!(error instanceof DocumentGone && view === null)) throw error;
    }
    generation += 1;
    if (document === editor.state.doc) isDirty = false;
  });

  const edited = (): void => {
    lastDocument = editor.state.doc;
    generation += 1;
    isDirty = true;
    autosave.change(lastDocument);
  };
  editor.on('transaction', () => {
    if (editor.state.doc !== lastDocument && !isTakingOver) edited();
  });

  const setProblem = (next: string | null): void => {
    if (next === problem) return;
    problem = next;
    editor.setEditable(problem === null, false);
    for (const listener of listeners) listener();
  };

  const takeOver = (next: StoredDocument): void => {
    const read = readDocument(editor.schema, next);
    base = next.updatedAt;
    isTakingOver = true;
    replaceDocument(editor, read.document);
    isTakingOver = false;
    lastDocument = editor.state.doc;
    setProblem(read.problem);
  };

  const catchUp = async (): Promise<void> => {
    while (!isDirty) {
      const before = generation;
      const now = await store.read();
      if (generation !== before) continue;
      if (now !== undefined && now.updatedAt !== base) takeOver(now);
      return;
    }
  };

  const subscription = liveQuery(store.read).subscribe({
    next: (now) => {
      if (now !== undefined && now.updatedAt !== base) void catchUp();
    },
    error: (error: unknown) => console.error('Watching a stored document failed', error),
  });

  return {
    owner: store.owner,
    kind: store.kind,
    editor,
    element,
    records,
    card,
    problem: () => problem,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    editWhatCanBeRead() {
      setProblem(null);
      edited();
    },
    attach(next) {
      view = next;
      return () => {
        view = null;
        card.clear();
        // A failure stays in the status bar, and the autosave tries again.
        autosave.flush().catch(() => undefined);
      };
    },
    isAttached: () => view !== null,
    flush: autosave.flush,
    catchUp,
    scrollTop: 0,
    hadFocus: false,
    async close() {
      await autosave.close();
      subscription.unsubscribe();
      records.close();
      editor.destroy();
    },
  };
}

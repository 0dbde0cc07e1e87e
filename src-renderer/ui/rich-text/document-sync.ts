/**
 * Keeps an open document and its stored text together: what is typed is stored, and what somebody else stored (a second
 * window, an undo of the dossier) is taken over, unless something was typed meanwhile; then the store keeps both.
 */
import type { Node } from '@tiptap/pm/model';
import { liveQuery } from 'dexie';
import type { RichTextNode } from '../../domain/records.ts';
import { createAutosave } from '../../storage/autosave.ts';
import { DocumentGone } from '../../storage/document-gone.ts';

export type StoredDocument = { content: RichTextNode; schemaVersion: number; updatedAt: number };

/** Where a text is stored. */
export type TextStore = {
  /** Unique name: `brief:ID`, `note:ID`. */
  owner: string;
  /** What is stored now; undefined where the document was deleted. */
  read: () => Promise<StoredDocument | undefined>;
  /**
   * Stores a text that was made from the stored one of time `basedOn`. `displaced` says in a sentence where a text is
   * kept that was stored meanwhile by somebody else; null where there was none.
   */
  write: (content: RichTextNode, basedOn: number) => Promise<{ updatedAt: number; displaced: string | null }>;
};

/** The open document, as its editor holds it. */
export type OpenText = {
  current: () => Node;
  /** Shows what somebody else stored. */
  takeOver: (stored: StoredDocument) => void;
  /** Whether an analyst looks at the document. */
  isShown: () => boolean;
  tell: (message: string) => void;
};

export type DocumentSync = {
  /** Stores the current text after a pause; it counts as unsaved from now on. */
  edited: () => void;
  /** Writes what is waiting; resolves once it is on the disk, rejects where it could not be written. */
  flush: () => Promise<void>;
  /** Takes over what is stored, where somebody else stored it since. */
  catchUp: () => Promise<void>;
  /** Writes what is waiting and ends. Rejects, and does not end, where it could not be written. */
  close: () => Promise<void>;
};

/** @param updatedAt time of the stored text that the open one was read from, milliseconds */
export function createDocumentSync(store: TextStore, updatedAt: number, text: OpenText): DocumentSync {
  let base = updatedAt;
  let isDirty = false;
  // Counts edits and writes: a reading of the store that one of them overtook is not to be believed.
  let generation = 0;

  const write = async (document: Node): Promise<void> => {
    const saved = await store.write(document.toJSON() as RichTextNode, base);
    base = saved.updatedAt;
    if (saved.displaced !== null) text.tell(saved.displaced);
  };
  const autosave = createAutosave<Node>(store.owner, async (document) => {
    await write(document).catch((error: unknown) => {
      // Nobody looks at a deleted document any more: its last words must not block the quitting of the program.
      if (!(error instanceof DocumentGone) || text.isShown()) throw error;
    });
    generation += 1;
    if (document === text.current()) isDirty = false;
  });

  const catchUp = async (): Promise<void> => {
    while (!isDirty) {
      const before = generation;
      const stored = await store.read();
      if (generation !== before) continue;
      if (stored !== undefined && stored.updatedAt !== base) {
        base = stored.updatedAt;
        text.takeOver(stored);
      }
      return;
    }
  };
  const subscription = liveQuery(store.read).subscribe({
    next: (stored) => {
      if (stored !== undefined && stored.updatedAt !== base) void catchUp();
    },
    error: (error: unknown) => console.error('Watching a stored document failed', error),
  });

  return {
    edited() {
      generation += 1;
      isDirty = true;
      autosave.change(text.current());
    },
    flush: autosave.flush,
    catchUp,
    async close() {
      await autosave.close();
      subscription.unsubscribe();
    },
  };
}

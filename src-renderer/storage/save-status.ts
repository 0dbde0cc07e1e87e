/**
 * The truth about saving. Every write passes through `trackSave`; "saved" is said only when none is on its way and the
 * last one completed. A failed write stays visible until a later one succeeds.
 */

export type SaveStatus =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' }
  | { kind: 'unsaved' }
  | { kind: 'failed'; problem: string };

let pending = 0;
/** Editors that hold edits in memory which are not yet handed over to be written, and what each would lose. */
const unsavedEditors = new Map<string, string>();
let lastSavedAt: number | null = null;
let failure: string | null = null;
let status: SaveStatus = { kind: 'saved', at: null };
const listeners = new Set<() => void>();

function refresh(): void {
  if (failure !== null) status = { kind: 'failed', problem: failure };
  else if (pending > 0) status = { kind: 'saving' };
  else if (unsavedEditors.size > 0) status = { kind: 'unsaved' };
  else status = { kind: 'saved', at: lastSavedAt };
  for (const listener of listeners) listener();
}

/** Says in the analyst's words why a write failed. */
export function describeSaveFailure(error: unknown): string {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/quota|disk (is )?full/i.test(text))
    return 'The disk is full. Free some space; what you typed is kept on screen.';
  if (/no longer (there|in the dossier)/i.test(text))
    return 'It was deleted meanwhile. Everything else is kept; undo brings it back.';
  if (/DatabaseClosed|InvalidState|AbortError|TransactionInactive/i.test(text))
    return 'The database was closed. Everything saved earlier is kept. Copy what you typed last, then start Chancery again.';
  return error instanceof Error ? error.message : String(error);
}

/**
 * Follows one write until it is on the disk. Passes its result or error on.
 * @param isCalledOff whether the analyst called the write off: that is neither saved nor a failure to save
 */
export async function trackSave<Value>(
  write: PromiseLike<Value>,
  isCalledOff: () => boolean = () => false,
): Promise<Value> {
  pending += 1;
  refresh();
  try {
    const value = await write;
    failure = null;
    lastSavedAt = Date.now();
    return value;
  } catch (error) {
    if (!isCalledOff()) failure = describeSaveFailure(error);
    throw error;
  } finally {
    pending -= 1;
    refresh();
  }
}

/**
 * An editor says whether it holds edits that are not written yet. `owner` is any unique name of the editor.
 * @param loss what closing the window now would lose, as a sentence
 */
export function markUnsaved(
  owner: string,
  unsaved: boolean,
  loss = 'Something that was typed is not written yet.',
): void {
  if (unsaved ? unsavedEditors.get(owner) === loss : !unsavedEditors.has(owner)) return;
  if (unsaved) unsavedEditors.set(owner, loss);
  else unsavedEditors.delete(owner);
  refresh();
}

/** What closing the window now would lose, as a sentence; null while nothing is held in memory only. */
export function findUnsaved(): string | null {
  return unsavedEditors.values().next().value ?? null;
}

/** Resolves once no write is on its way. Whether the last one succeeded is for `getSaveStatus` to say. */
export function whenIdle(): Promise<void> {
  if (pending === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = subscribeSaveStatus(() => {
      if (pending > 0) return;
      unsubscribe();
      resolve();
    });
  });
}

export function getSaveStatus(): SaveStatus {
  return status;
}

/** For React's useSyncExternalStore. */
export function subscribeSaveStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

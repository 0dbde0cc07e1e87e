/**
 * Autosave of editor bodies (DESIGN §5): latest content wins, at most one write at a time, and nothing is called saved
 * before its transaction completed. A failed write keeps the content and tries again.
 */
import { markUnsaved } from './save-status.ts';

export type Autosave<Content> = {
  /** Hands over the newest content; it is written after a pause in typing. */
  change: (content: Content) => void;
  /** Writes what is waiting now; resolves when nothing is waiting. Call it before leaving, exporting or quitting. */
  flush: () => Promise<void>;
};

/** Milliseconds without a keystroke after which content is written, and the longest that typing can put it off. */
const PAUSE = 400;
const LONGEST_WAIT = 2000;
const RETRY = 3000;

const flushers = new Set<() => Promise<void>>();

/**
 * Writes what every open editor still holds. Main asks for it before the window closes.
 * @throws the first problem, once every editor has had its turn: one that fails must not cut the others short
 */
export async function flushAll(): Promise<void> {
  const ended = await Promise.allSettled([...flushers].map((flush) => flush()));
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Makes `flushAll` wait for a write that is on its way, as that of a field which lost the focus because the window closes.
 * @param write resolves to false where it failed and the analyst was told; `flushAll` then rejects
 */
export async function holdUntilWritten(write: Promise<boolean>): Promise<void> {
  const flush = async (): Promise<void> => {
    if (!(await write)) throw new Error('What was typed into a field could not be saved.');
  };
  flushers.add(flush);
  await write.catch(() => undefined);
  flushers.delete(flush);
}

/**
 * @param owner unique name of the editor, e.g. `brief:ID`
 * @param write stores one content; must resolve only once it is on the disk
 */
export function createAutosave<Content>(
  owner: string,
  write: (content: Content) => Promise<unknown>,
): Autosave<Content> & { close: () => Promise<void> } {
  let waiting: { content: Content } | null = null;
  let firstWaitingAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const writeWaiting = async (): Promise<void> => {
    clearTimeout(timer);
    while (waiting !== null) {
      const { content } = waiting;
      waiting = null;
      try {
        await write(content);
      } catch (error) {
        // Kept: a newer content replaces it, else it is tried again; trackSave has told the analyst why.
        waiting ??= { content };
        timer = setTimeout(() => void run().catch(() => undefined), RETRY);
        throw error;
      }
    }
    markUnsaved(owner, false);
  };

  const run = (): Promise<void> => {
    running ??= writeWaiting().finally(() => {
      running = null;
    });
    return running;
  };

  const flush = async (): Promise<void> => {
    if (running !== null) await running;
    if (waiting !== null) await run();
  };

  flushers.add(flush);
  return {
    change(content) {
      if (waiting === null) firstWaitingAt = Date.now();
      waiting = { content };
      markUnsaved(owner, true);
      clearTimeout(timer);
      const wait = Math.max(0, Math.min(PAUSE, firstWaitingAt + LONGEST_WAIT - Date.now()));
      timer = setTimeout(() => void run().catch(() => undefined), wait);
    },
    flush,
    async close() {
      await flush();
      flushers.delete(flush);
    },
  };
}

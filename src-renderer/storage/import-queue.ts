/**
 * Stores articles as they come, those that come while others are being stored together: a thousand small files wait for the
 * disk some dozen times instead of a thousand times. Each is stored whole or not at all, and is a change of its own.
 */
import type { ChanceryDatabase } from './database.ts';
import { type Importing, type ImportOutcome, importSources } from './sources.ts';

/** Articles that are stored together at most: the window writes them, and has other things to do. */
const MOST_TOGETHER = 20;
/** Milliseconds between two groups that are not full: lists and counts are read and drawn again after each. */
const PACE = 200;

type Waiting = {
  article: Importing;
  resolve: (outcome: ImportOutcome) => void;
  reject: (error: unknown) => void;
};

export class ImportQueue {
  readonly #database: ChanceryDatabase;
  readonly #waiting: Waiting[] = [];
  #isStoring = false;

  constructor(database: ChanceryDatabase) {
    this.#database = database;
  }

  /** As `importSource`: resolves once the article is on the disk. Stored in the order in which they come. */
  store(article: Importing): Promise<ImportOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ article, resolve, reject });
      if (!this.#isStoring) void this.#storeAll();
    });
  }

  async #storeAll(): Promise<void> {
    this.#isStoring = true;
    while (this.#waiting.length > 0) {
      await this.#storeGroup(this.#takeGroup());
      if (this.#waiting.length < MOST_TOGETHER) await new Promise((resolve) => setTimeout(resolve, PACE));
    }
    this.#isStoring = false;
  }

  /** Those of one dossier, from the first on. */
  #takeGroup(): Waiting[] {
    const dossierId = this.#waiting[0]?.article.context.dossierId;
    const other = this.#waiting.findIndex(({ article }) => article.context.dossierId !== dossierId);
    return this.#waiting.splice(0, Math.min(MOST_TOGETHER, other === -1 ? this.#waiting.length : other));
  }

  async #storeGroup(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    try {
      const articles = group.map(({ article }) => article);
      const outcomes = await importSources(this.#database, first.article.context.dossierId, articles);
      for (const [index, outcome] of outcomes.entries()) group[index]?.resolve(outcome);
    } catch (error) {
      // One that the database refuses, as too large for the disk, must not keep the others out.
      if (group.length === 1) first.reject(error);
      else for (const one of group) await this.#storeGroup([one]);
    }
  }
}

/**
 * Annotations as the newest keys have made them, until the database has answered. Two keys in quick succession would
 * otherwise both start from the row as it was before the first, and the second would undo the first.
 */
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';

export class PendingRows {
  readonly #rows = new Map<AnnotationId, Annotation>();
  #changesUnderWay = 0;

  get(id: AnnotationId): Annotation | undefined {
    return this.#rows.get(id);
  }

  values(): Iterable<Annotation> {
    return this.#rows.values();
  }

  /** Keeps a row while `change` is on its way; gives what the change gives. */
  async hold(row: Annotation, change: Promise<boolean>): Promise<boolean> {
    this.#rows.set(row.id, row);
    this.#changesUnderWay += 1;
    try {
      const isStored = await change;
      if (!isStored) this.#rows.delete(row.id);
      return isStored;
    } finally {
      this.#changesUnderWay -= 1;
    }
  }

  /** Called with every answer of the database: what it says holds, unless a change is still on its way. */
  settle(): void {
    if (this.#changesUnderWay === 0) this.#rows.clear();
  }
}

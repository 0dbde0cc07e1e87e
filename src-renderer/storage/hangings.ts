import type { SourceId } from '../domain/ids.ts';

/** What hangs on sources: values by their own id, and by source. */
export class Hangings<Value> {
  private readonly sourceOf = new Map<string, SourceId>();
  private readonly bySource = new Map<SourceId, Map<string, Value>>();

  put(id: string, sourceId: SourceId, value: Value): void {
    this.delete(id);
    this.sourceOf.set(id, sourceId);
    const known = this.bySource.get(sourceId);
    if (known === undefined) this.bySource.set(sourceId, new Map([[id, value]]));
    else known.set(id, value);
  }

  /** Gives the source that it hung on. */
  delete(id: string): SourceId | undefined {
    const sourceId = this.sourceOf.get(id);
    if (sourceId === undefined) return undefined;
    this.sourceOf.delete(id);
    this.bySource.get(sourceId)?.delete(id);
    return sourceId;
  }

  of(sourceId: SourceId): Value[] {
    return [...(this.bySource.get(sourceId)?.values() ?? [])];
  }

  ids(): IterableIterator<string> {
    return this.sourceOf.keys();
  }
}

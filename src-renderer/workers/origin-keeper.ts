/** Keeps a dossier's found links true to its texts: examines what is new or changed against all the others. */
import type { DossierId, OriginLinkId, SourceId } from '../domain/ids.ts';
import { FingerprintIndex } from '../domain/origins/candidates.ts';
import { fingerprint, isOneOrigin, measureShared } from '../domain/origins/shingles.ts';
import type { ChanceryDatabase } from '../storage/database.ts';
import { FINGERPRINT_VERSION, isWhole, type OriginStore, sumOf } from '../storage/origin-store.ts';
import {
  dropOrphanLinks,
  type Examination,
  type FoundShare,
  originLinkId,
  type SourceText,
  storeFoundLinks,
} from '../storage/origins.ts';

/** Texts that are examined and stored in one go. They are read one at a time: together they may be larger than the memory. */
const BATCH = 100;
/** Texts that one is measured against: where more are alike, they hang together through these. */
const MOST_MEASURED = 100;

type Measure = { share: number; isOneOrigin: boolean };

export class OriginKeeper {
  private readonly database: ChanceryDatabase;
  private readonly store: OriginStore;
  private readonly dossierId: DossierId;
  private readonly index = new FingerprintIndex();
  private readonly prints = new Map<SourceId, Uint32Array<ArrayBuffer>>();
  private readonly known = new Map<SourceId, SourceText>();
  private running: Promise<void> | null = null;
  private isStale = false;

  constructor(database: ChanceryDatabase, store: OriginStore, dossierId: DossierId) {
    this.database = database;
    this.store = store;
    this.dossierId = dossierId;
  }

  /** How many texts it has taken up. */
  get size(): number {
    return this.known.size;
  }

  /** Takes over what was stored. Never fails: without a store all texts are examined again. */
  async load(): Promise<void> {
    try {
      const rows = await this.store.fingerprints.where({ dossierId: this.dossierId }).toArray();
      for (const row of rows.filter(isWhole)) this.takeUp(row, row.prints);
    } catch {
      await this.store.delete({ disableAutoOpen: false }).catch(() => undefined);
    }
  }

  /** Brings the links up to date. Called while it runs, it runs once more afterwards. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.running ??= this.refreshAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async refreshAll(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      try {
        await this.catchUp();
      } catch (error) {
        // Whoever asked meanwhile is not answered by what failed before.
        if (!this.isStale) throw error;
      }
    }
  }

  private async catchUp(): Promise<void> {
    const sources = await this.database.sources.where({ dossierId: this.dossierId }).toArray();
    const texts = sources.map(({ id, revisionId }): SourceText => ({ sourceId: id, revisionId }));
    const present = new Set(texts.map(({ sourceId }) => sourceId));
    const gone = [...this.known.keys()].filter((id) => !present.has(id));
    for (const id of gone) this.forget(id);
    const changed = texts.filter(
      ({ sourceId, revisionId }) => this.known.get(sourceId)?.revisionId !== revisionId,
    );
    // Not stored before they are examined: who is stopped between the two begins again.
    await this.store.fingerprints
      .bulkDelete([...gone, ...changed.map(({ sourceId }) => sourceId)])
      .catch(() => undefined);
    const measured = new Map<OriginLinkId, Measure>();
    try {
      for (const text of changed) this.takeUp(text, fingerprint(await this.readText(text)));
      for (let at = 0; at < changed.length; at += BATCH)
        await this.examineAll(changed.slice(at, at + BATCH), measured);
    } catch (error) {
      // What the database refused to give or to take is looked at again with the next change.
      for (const { sourceId } of changed) this.forget(sourceId);
      throw error;
    }
    await dropOrphanLinks(this.database, this.dossierId);
  }

  private takeUp({ sourceId, revisionId }: SourceText, prints: Uint32Array<ArrayBuffer>): void {
    this.index.put(sourceId, prints);
    this.prints.set(sourceId, prints);
    this.known.set(sourceId, { sourceId, revisionId });
  }

  private forget(id: SourceId): void {
    this.index.remove(id);
    this.prints.delete(id);
    this.known.delete(id);
  }

  private async examineAll(
    texts: readonly SourceText[],
    measured: Map<OriginLinkId, Measure>,
  ): Promise<void> {
    const examinations: Examination[] = [];
    for (const text of texts) examinations.push(await this.examine(text, measured));
    await storeFoundLinks(this.database, this.dossierId, examinations, Date.now());
    const rows = texts.flatMap((text) => {
      const prints = this.prints.get(text.sourceId);
      if (prints === undefined) return [];
      const { dossierId } = this;
      return [{ ...text, dossierId, version: FINGERPRINT_VERSION, prints, sum: sumOf(prints) }];
    });
    // A failure costs nothing but time at the next start.
    await this.store.fingerprints.bulkPut(rows).catch(() => undefined);
  }

  private async examine(text: SourceText, measured: Map<OriginLinkId, Measure>): Promise<Examination> {
    const others = this.index.candidates(text.sourceId) as SourceId[];
    const found: FoundShare[] = [];
    let own: string | null = null;
    for (const id of others.slice(0, MOST_MEASURED)) {
      const other = this.known.get(id);
      if (other === undefined) continue;
      const pair = originLinkId(text.sourceId, id);
      let measure = measured.get(pair);
      if (measure === undefined) {
        own ??= await this.readText(text);
        const shared = measureShared(own, await this.readText(other));
        measure = { share: shared.share, isOneOrigin: isOneOrigin(shared) };
        measured.set(pair, measure);
      }
      found.push({ other, ...measure });
    }
    return { text, found, unmeasured: new Set(others.slice(MOST_MEASURED)) };
  }

  private async readText({ revisionId }: SourceText): Promise<string> {
    return (await this.database.revisions.get(revisionId))?.text ?? '';
  }
}

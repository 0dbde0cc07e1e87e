/** Which texts may share an origin, found by their fingerprints without reading a text again. */

/** Half of what makes one origin: fingerprints are a sample, and the texts decide. */
const LEAST_CONTAINMENT = 0.15;
/** What stands in more texts than these is boilerplate. Counting it would take quadratic time and say nothing. */
const MOST_HOLDERS = 500;

export class FingerprintIndex {
  private readonly texts = new Map<string, { number: number; prints: Uint32Array }>();
  private readonly ids = new Map<number, string>();
  /** A number where one text has the fingerprint, as most do: a list for each would take several times the memory. */
  private readonly holders = new Map<number, number | number[]>();
  private lastNumber = 0;

  put(id: string, prints: Uint32Array): void {
    this.remove(id);
    this.lastNumber += 1;
    const number = this.lastNumber;
    this.texts.set(id, { number, prints });
    this.ids.set(number, id);
    for (const print of prints) {
      const held = this.holders.get(print);
      if (held === undefined) this.holders.set(print, number);
      else if (typeof held === 'number') this.holders.set(print, [held, number]);
      else held.push(number);
    }
  }

  remove(id: string): void {
    const text = this.texts.get(id);
    if (text === undefined) return;
    for (const print of text.prints) {
      const held = this.holders.get(print);
      const rest = typeof held === 'object' ? held.filter((number) => number !== text.number) : [];
      const [only] = rest;
      if (only === undefined) this.holders.delete(print);
      else this.holders.set(print, rest.length === 1 ? only : rest);
    }
    this.texts.delete(id);
    this.ids.delete(text.number);
  }

  /** Ids of the texts of which this one may hold a good part, or that may hold a good part of it: the likeliest first. */
  candidates(id: string): string[] {
    const text = this.texts.get(id);
    if (text === undefined) return [];
    const counts = new Map<number, number>();
    for (const print of text.prints) {
      const held = this.holders.get(print) ?? [];
      if (typeof held === 'object' && held.length > MOST_HOLDERS) continue;
      for (const number of typeof held === 'number' ? [held] : held)
        if (number !== text.number) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return [...counts]
      .flatMap(([number, count]) => {
        const other = this.ids.get(number) ?? '';
        const size = Math.min(text.prints.length, this.texts.get(other)?.prints.length ?? 0);
        const part = size === 0 ? 0 : count / size;
        return part >= LEAST_CONTAINMENT ? [{ other, part }] : [];
      })
      .sort((a, b) => b.part - a.part)
      .map(({ other }) => other);
  }
}

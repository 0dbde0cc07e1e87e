/** How well passages were placed, against what is known of them. */
import { quoteOf } from '../../../../src-renderer/domain/anchor/anchor.ts';
import { LABELS, type Label, type LabelledAnchor } from './quality-set.ts';

export type Placement = { start: number; end: number } | null;
export type Tally = { passages: number; found: number; lost: number; wrong: number };

/** Of both ranges together, what they have in common: 1 where they are equal. A placement is right from one half on. */
export function overlap(one: { start: number; end: number }, other: { start: number; end: number }): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return Math.max(0, common) / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

export function isRight(placement: { start: number; end: number }, { truth }: LabelledAnchor): boolean {
  return truth !== null && overlap(placement, truth) >= 0.5;
}

/**
 * True where the quote stands word for word, with all of its prefix and suffix: that is what a TextQuoteSelector asks for,
 * so that without the old text nobody, human or program, could say that another place was meant.
 */
export function isSelected(
  text: string,
  { start, end }: { start: number; end: number },
  { quote }: LabelledAnchor,
): boolean {
  const there = quoteOf(text, start, end);
  return there.exact === quote.exact && there.prefix === quote.prefix && there.suffix === quote.suffix;
}

export class Quality {
  readonly tallies = new Map<Label, Tally>(
    LABELS.map((label) => [label, { passages: 0, found: 0, lost: 0, wrong: 0 }]),
  );

  /** `newText`: given for a search without the old text, where a place with the whole context is right (see isSelected). */
  count(anchor: LabelledAnchor, placement: Placement, newText?: string): void {
    const tally = this.of(anchor.label);
    tally.passages += 1;
    if (placement === null) tally.lost += 1;
    else if (isRight(placement, anchor)) tally.found += 1;
    else if (newText !== undefined && isSelected(newText, placement, anchor)) tally.found += 1;
    else tally.wrong += 1;
  }

  of(label: Label): Tally {
    const tally = this.tallies.get(label);
    if (tally === undefined) throw new Error(`no label ${label}`);
    return tally;
  }

  /** Share of the passages under these labels that were found. */
  share(...labels: readonly Label[]): number {
    const tallies = labels.map((label) => this.of(label));
    const total = (key: keyof Tally): number => tallies.reduce((sum, tally) => sum + tally[key], 0);
    return total('found') / total('passages');
  }

  get wrong(): number {
    return [...this.tallies.values()].reduce((sum, tally) => sum + tally.wrong, 0);
  }

  table(): string {
    const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(10)).join('');
    const rows = [...this.tallies].map(([label, { passages, found, lost, wrong }]) =>
      row([
        label,
        String(passages),
        `${((100 * found) / passages).toFixed(1)} %`,
        String(lost),
        String(wrong),
      ]),
    );
    return [row(['', 'passages', 'found', 'lost', 'wrong']), ...rows].join('\n');
  }
}

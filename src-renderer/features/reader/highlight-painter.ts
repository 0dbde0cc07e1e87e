/**
 * Paints passages by the CSS Custom Highlight API (DESIGN §3): one Highlight a hue, ranges added and taken away one by
 * one, nothing of the drawn text touched. Painters of texts side by side share the Highlights: each takes away only what
 * it has added.
 */
import './highlights.css';
import type { AnnotationId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { TAG_HUES, type TagHue } from '../../domain/vocabularies/tag-hue.ts';
import { joinHighlight, leaveHighlight } from './shared-highlights.ts';
import type { TextMap } from './text-map.ts';

export type PaintedAnnotation = TextRange & { id: AnnotationId; hue: TagHue | null };

/** Highlights that hold a few passages at most, lowest first: a later one lies over the earlier. */
const SPECIAL = [
  'annotation-hovered',
  'annotation-selected',
  'found',
  'found-current',
  'passage',
  'flash',
] as const;
export type SpecialHighlight = (typeof SPECIAL)[number];

type Painted = { range: StaticRange; highlight: Highlight; start: number; end: number };

export class HighlightPainter {
  readonly #map: TextMap;
  readonly #byHue = new Map<TagHue | null, Highlight>();
  readonly #special = new Map<SpecialHighlight, { highlight: Highlight; ranges: StaticRange[] }>();
  readonly #painted = new Map<AnnotationId, Painted>();

  constructor(map: TextMap) {
    this.#map = map;
    for (const hue of [null, ...TAG_HUES]) this.#byHue.set(hue, joinHighlight(nameOf(hue), 0));
    for (const [index, name] of SPECIAL.entries())
      this.#special.set(name, { highlight: joinHighlight(name, index + 1), ranges: [] });
  }

  #makeRange({ start, end }: TextRange): StaticRange | null {
    const bounds = this.#map.boundsOf(start, end);
    return bounds === null ? null : new StaticRange(bounds);
  }

  /** Shows exactly these annotations; only those that differ from what is shown are touched. */
  paint(annotations: readonly PaintedAnnotation[]): void {
    const gone = new Set(this.#painted.keys());
    for (const annotation of annotations) {
      gone.delete(annotation.id);
      this.paintOne(annotation);
    }
    for (const id of gone) this.erase(id);
  }

  /** Takes one annotation off the page. */
  erase(id: AnnotationId): void {
    const painted = this.#painted.get(id);
    painted?.highlight.delete(painted.range);
    this.#painted.delete(id);
  }

  /** Shows one annotation at once, ahead of the database's answer. */
  paintOne({ id, start, end, hue }: PaintedAnnotation): void {
    const highlight = this.#byHue.get(hue);
    const old = this.#painted.get(id);
    if (old?.start === start && old.end === end && old.highlight === highlight) return;
    this.erase(id);
    const range = this.#makeRange({ start, end });
    if (range === null || highlight === undefined) return;
    highlight.add(range);
    this.#painted.set(id, { range, highlight, start, end });
  }

  /** Shows exactly these passages in one of the highlights that lie over the others. */
  paintSpecial(name: SpecialHighlight, passages: readonly TextRange[]): void {
    const special = this.#special.get(name);
    if (special === undefined) return;
    for (const range of special.ranges) special.highlight.delete(range);
    special.ranges = passages.flatMap((passage) => this.#makeRange(passage) ?? []);
    for (const range of special.ranges) special.highlight.add(range);
  }

  /** Takes everything of this painter off the page. */
  dispose(): void {
    this.paint([]);
    for (const [name, { highlight }] of this.#special) {
      this.paintSpecial(name, []);
      leaveHighlight(name, highlight);
    }
    for (const [hue, highlight] of this.#byHue) leaveHighlight(nameOf(hue), highlight);
  }
}

function nameOf(hue: TagHue | null): string {
  return hue === null ? 'untagged' : `tag-${hue}`;
}

/** Puts links on the text they cover. */
import type { Rect, TextRun } from './page-content.ts';

export type LinkArea = Rect & { href: string };

/** The runs, each cut where a link begins or ends inside it. Where exactly is an estimate, so words stay whole. */
export function linkRuns(runs: readonly TextRun[], areas: readonly LinkArea[]): TextRun[] {
  if (areas.length === 0) return [...runs];
  return runs.flatMap((run) => {
    const middle = run.baseline - run.size * 0.35;
    const area = areas.find(
      ({ left, right, top, bottom }) =>
        top <= middle && middle <= bottom && Math.min(right, run.right) - Math.max(left, run.left) > 1,
    );
    return area === undefined ? [run] : cut(run, area, areas);
  });
}

function cut(run: TextRun, area: LinkArea, areas: readonly LinkArea[]): TextRun[] {
  const perCharacter = (run.right - run.left) / run.text.length;
  const offsetOf = (x: number): number =>
    Math.max(0, Math.min(run.text.length, Math.round((x - run.left) / perCharacter)));
  const estimate = { from: offsetOf(area.left), to: offsetOf(area.right) };
  if (run.isRtl || (estimate.from <= 1 && estimate.to >= run.text.length - 1))
    return [{ ...run, href: area.href }];
  const from = nearestWordStart(run.text, estimate.from);
  const to = Math.max(from, nearestWordEnd(run.text, estimate.to));
  if (to <= from) return [run];
  const part = (start: number, end: number, href: string): TextRun[] => {
    const text = run.text.slice(start, end);
    if (text.trim() === '') return [];
    const lead = text.length - text.trimStart().length;
    const bounds = {
      left: run.left + (start + lead) * perCharacter,
      right: run.left + (start + text.trimEnd().length) * perCharacter,
    };
    const spaceBefore = start === 0 ? run.spaceBefore : lead > 0 || /\s$/u.test(run.text.slice(0, start));
    return [{ ...run, ...bounds, text: text.trim(), href, spaceBefore }];
  };
  const rest = part(to, run.text.length, '');
  const others = areas.filter((other) => other !== area);
  return [...part(0, from, ''), ...part(from, to, area.href), ...linkRuns(rest, others)];
}

function nearestWordStart(text: string, offset: number): number {
  return nearest(offset, [0, ...[...text.matchAll(/\s+/gu)].map((match) => match.index + match[0].length)]);
}

function nearestWordEnd(text: string, offset: number): number {
  return nearest(offset, [...[...text.matchAll(/[,.;:)]*\s+/gu)].map((match) => match.index), text.length]);
}

function nearest(offset: number, places: readonly number[]): number {
  return places.reduce((best, place) => (Math.abs(place - offset) < Math.abs(best - offset) ? place : best));
}

/** Runs of text to fragments (what stands together on one baseline), and fragments of one column to lines. */
import type { Line, Piece, Rect, TextRun } from './page-content.ts';

/** Runs on one baseline with no wide gap between them, from left to right. */
export type Fragment = Rect & { baseline: number; size: number; runs: TextRun[] };

/** Gaps from here on, in ems, part columns or cells; between justified words they are narrower, nearly always. */
const WIDE_GAP = 0.9;
/** A raised or lowered mark is at most so large, in parts of the text that it belongs to. */
const MARK_SIZE = 0.85;

export function fragmentsOf(runs: readonly TextRun[]): Fragment[] {
  const rows = baselineRows(runs);
  const fragments = rows.flatMap(splitAtGaps);
  return attachMarks(fragments);
}

/** Runs whose baselines agree within a small part of their size. */
function baselineRows(runs: readonly TextRun[]): TextRun[][] {
  const rows: TextRun[][] = [];
  let reference: TextRun | undefined;
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const near =
      reference !== undefined &&
      run.baseline - reference.baseline <= 0.15 * Math.min(run.size, reference.size);
    if (near && row !== undefined) row.push(run);
    else {
      rows.push([run]);
      reference = run;
    }
  }
  return rows;
}

function splitAtGaps(row: readonly TextRun[]): Fragment[] {
  const fragments: Fragment[] = [];
  for (const run of [...row].sort((a, b) => a.left - b.left || a.right - b.right)) {
    const last = fragments.at(-1);
    if (last !== undefined && run.left - last.right < WIDE_GAP * Math.max(run.size, last.size))
      add(last, run);
    else fragments.push(fragmentOf([run]));
  }
  return fragments;
}

function fragmentOf(runs: TextRun[]): Fragment {
  const main = runs.reduce((largest, run) => (run.size > largest.size ? run : largest));
  return {
    runs,
    baseline: main.baseline,
    size: main.size,
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: Math.min(...runs.map((run) => run.baseline - run.size)),
    bottom: Math.max(...runs.map((run) => run.baseline + run.size * 0.2)),
  };
}

function add(fragment: Fragment, ...runs: TextRun[]): void {
  Object.assign(fragment, fragmentOf([...fragment.runs, ...runs]));
}

/** Footnote marks, exponents and indices stand on a baseline of their own, beside the text that they belong to. */
function attachMarks(fragments: readonly Fragment[]): Fragment[] {
  const attached = new Set<Fragment>();
  const byTop = [...fragments].sort((a, b) => a.top - b.top);
  for (const mark of fragments) {
    if (textLength(mark) > 12) continue;
    const host = byTop.find((other) => other !== mark && !attached.has(other) && isMarkOf(mark, other));
    if (host === undefined) continue;
    add(host, ...mark.runs);
    attached.add(mark);
  }
  return joinAcrossMarks(fragments.filter((fragment) => !attached.has(fragment)));
}

function textLength(fragment: Fragment): number {
  return fragment.runs.reduce((sum, run) => sum + run.text.length, 0);
}

function isMarkOf(mark: Fragment, host: Fragment): boolean {
  if (mark.size > host.size * MARK_SIZE) return false;
  const top = mark.baseline - mark.size;
  const shared =
    Math.min(mark.baseline, host.baseline + host.size * 0.25) -
    Math.max(top, host.baseline - host.size * 1.1);
  if (shared < mark.size * 0.5) return false;
  const gap = Math.max(host.left - mark.right, mark.left - host.right);
  return gap < host.size * 0.5;
}

/** With its marks, a fragment may reach the next one on its line. */
function joinAcrossMarks(fragments: readonly Fragment[]): Fragment[] {
  const joined: Fragment[] = [];
  const order = [...fragments].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  for (const fragment of order) {
    const before = joined.findLast(
      (other) =>
        Math.abs(other.baseline - fragment.baseline) <= 0.15 * Math.min(other.size, fragment.size) &&
        fragment.left - other.right < WIDE_GAP * Math.max(other.size, fragment.size) &&
        other.left - fragment.right < WIDE_GAP * Math.max(other.size, fragment.size),
    );
    if (before === undefined) joined.push({ ...fragment });
    else add(before, ...fragment.runs);
  }
  return joined;
}

/** Fragments that share a baseline, top to bottom; in each row from left to right. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(fragment.baseline - first.baseline) <= 0.3 * Math.min(fragment.size, first.size)
    ) {
      row.push(fragment);
    } else rows.push([fragment]);
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left);
  return rows;
}

/** One line of all `fragments`; each is a cell of its own where the line is a table's row. */
export function lineOf(
  fragments: readonly Fragment[],
  page: number,
  column: { left: number; right: number },
  isTableRow = false,
): Line {
  const runs = fragments.flatMap((fragment) => fragment.runs);
  const isRtl = isMostlyRtl(runs);
  const pieces = piecesOf(runs, isRtl);
  const cells = isTableRow ? fragments.map((fragment) => piecesOf(fragment.runs, isRtl)) : null;
  if (isRtl) cells?.reverse();
  const whole = fragmentOf(runs);
  return {
    page,
    baseline: whole.baseline,
    size: mainSize(runs),
    left: whole.left,
    right: whole.right,
    top: whole.top,
    bottom: whole.bottom,
    bold: runs.every((run) => run.bold),
    isRtl,
    text: pieces.map((piece) => piece.text).join(''),
    pieces,
    cells,
    column,
    measure: column,
  };
}

/** The size that most of the letters have. */
function mainSize(runs: readonly TextRun[]): number {
  const letters = new Map<number, number>();
  for (const run of runs) {
    const size = Math.round(run.size * 10) / 10;
    letters.set(size, (letters.get(size) ?? 0) + run.text.length);
  }
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

function isMostlyRtl(runs: readonly TextRun[]): boolean {
  let balance = 0;
  for (const run of runs)
    balance += run.isRtl ? run.text.length : /\p{L}/u.test(run.text) ? -run.text.length : 0;
  return balance > 0;
}

/** The runs in reading order, joined where they look the same, spaces put in where gaps are seen. */
export function piecesOf(runs: readonly TextRun[], isRtl: boolean): Piece[] {
  const pieces: Piece[] = [];
  let previous: TextRun | undefined;
  for (const run of inReadingOrder(runs, isRtl)) {
    const { bold, italic, href } = run;
    const gap = previous === undefined ? 0 : Math.max(run.left - previous.right, previous.left - run.right);
    const space =
      previous !== undefined &&
      (gap > 0.1 * Math.max(run.size, previous.size) || (run.spaceBefore && gap > -0.3 * run.size));
    const last = pieces.at(-1);
    const text = space ? ` ${run.text}` : run.text;
    if (last !== undefined && last.bold === bold && last.italic === italic && last.href === href)
      last.text += text;
    else pieces.push({ text, bold, italic, href });
    previous = run;
  }
  return pieces;
}

/** From right to left where the line is; runs from left to right inside it (numbers, Latin names) keep their own order. */
function inReadingOrder(runs: readonly TextRun[], isRtl: boolean): TextRun[] {
  const fromLeft = [...runs].sort((a, b) => a.left - b.left || a.right - b.right);
  if (!isRtl) return fromLeft;
  const ordered: TextRun[] = [];
  let inner: TextRun[] = [];
  for (const run of fromLeft.reverse()) {
    if (run.isRtl || !/[\p{L}\p{N}]/u.test(run.text)) {
      ordered.push(...inner, run);
      inner = [];
    } else inner.unshift(run);
  }
  return [...ordered, ...inner];
}

/** Drafts of a page whose file says what is what. */
import { fragmentsOf, lineOf, rowsOf } from './lines.ts';
import type { Draft, Line, PageContent, Piece, TextRun } from './page-content.ts';

/** The drafts of a page's tagged runs, in the order of its elements. */
export function taggedDrafts(page: PageContent, furniture: ReadonlySet<TextRun>): Draft[] {
  const drafts: Draft[] = [];
  const byElement = new Map<number, TextRun[]>();
  for (const run of page.runs) {
    if (run.element === null || furniture.has(run)) continue;
    const runs = byElement.get(run.element) ?? [];
    runs.push(run);
    byElement.set(run.element, runs);
  }
  let group = -1;
  for (const [index, element] of page.elements.entries()) {
    const runs = byElement.get(index);
    if (runs === undefined) continue;
    const lines = linesOfRuns(runs, page);
    const draft = drafts.at(-1);
    const joins =
      draft !== undefined &&
      ((group === element.group && draft.kind === element.kind) || isLabelOf(draft, lines));
    if (joins) addTo(draft, lines, element.cell);
    else {
      const { kind, level } = element;
      drafts.push({ kind, ...(level === undefined ? {} : { level }), lines: [], note: false });
      const started = drafts.at(-1);
      if (started !== undefined) addTo(started, lines, element.cell);
    }
    group = element.group;
  }
  return drafts;
}

function linesOfRuns(runs: readonly TextRun[], page: PageContent): Line[] {
  const fragments = fragmentsOf(runs);
  const column = {
    left: Math.min(...fragments.map(({ left }) => left)),
    right: Math.max(...fragments.map(({ right }) => right)),
  };
  return rowsOf(fragments).map((row) => lineOf(row, page.number, column));
}

/** A row is one line, with a cell for each of the element's; what else an element holds are its lines. */
function addTo(draft: Draft, lines: Line[], cell: number): void {
  const [first] = lines;
  if (first === undefined) return;
  if (draft.kind !== 'table-row') {
    // A label and its text stand on one line.
    const last = draft.lines.at(-1);
    if (
      last !== undefined &&
      Math.abs(last.baseline - first.baseline) < 0.3 * first.size &&
      last.page === first.page
    ) {
      draft.lines[draft.lines.length - 1] = besides(last, first);
      draft.lines.push(...lines.slice(1));
    } else draft.lines.push(...lines);
    return;
  }
  const pieces: Piece[] = lines.flatMap((line, index) => (index === 0 ? line.pieces : spaced(line.pieces)));
  const row = draft.lines[0];
  if (row === undefined) draft.lines.push({ ...first, cells: [pieces] });
  else {
    const cells = row.cells ?? [];
    while (cells.length < cell) cells.push([]);
    cells[cell] = [...(cells[cell] ?? []), ...(cells[cell] === undefined ? pieces : spaced(pieces))];
    draft.lines[0] = { ...row, cells };
  }
}

function spaced(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => (index === 0 ? { ...piece, text: ` ${piece.text}` } : piece));
}

/** A number or bullet that is tagged as a text of its own, though what it counts stands beside it. */
function isLabelOf(draft: Draft, lines: readonly Line[]): boolean {
  const label = draft.lines[0];
  const first = lines[0];
  return (
    label !== undefined &&
    first !== undefined &&
    draft.lines.length === 1 &&
    label.cells === null &&
    label.page === first.page &&
    Math.abs(label.baseline - first.baseline) < first.size * 0.5 &&
    /^(?:[([]?[\p{L}\p{N}]{1,3}[.)\]]|[^\p{L}\p{N}])$/u.test(label.text)
  );
}

function besides(line: Line, other: Line): Line {
  const pieces = [...line.pieces, ...spaced(other.pieces)];
  return {
    ...line,
    pieces,
    text: pieces.map(({ text }) => text).join(''),
    left: Math.min(line.left, other.left),
    right: Math.max(line.right, other.right),
    bold: line.bold && other.bold,
    size: Math.max(line.size, other.size),
  };
}

/**
 * The table of ten thousand sources, with 20,000 annotations and 2,000 pairs that share their text, in the built app: opening,
 * scrolling, sorting, narrowing, tagging all of them. Scrolling is compared with an empty page as long in the same window and
 * run: a frame that comes late there too is the machine's, not the table's.
 */
import type { Page } from '@playwright/test';
import type { Workspace } from '../e2e/app/workspace.ts';
import { type Benchmark, type Case, median, round, type Table } from './harness.ts';
import {
  type Held,
  measureColdOpening,
  measureFiltering,
  measureOpening,
  measureSorting,
  measureTagging,
  measureUndo,
  openLibraryWindow,
  type Scrolled,
  scroll,
  scrollEmptyPage,
  scrollStaticTable,
  settle,
} from './library-window.ts';
import { p95, type Scrolling, WHEEL } from './scrolling.ts';

const SIZE = { sources: 10_000, annotations: 20_000, claims: 500, pairs: 2_000 } as const;
/** With the three of the sample dossier. */
const ALL = (SIZE.sources + 3).toLocaleString('en');
const ROW_HEIGHT = 44;

const BY_WHEEL: Scrolling = { ...WHEEL, step: 120 };
/** From the first row to the last in five seconds, as by the scrollbar. */
const THROUGH: Scrolling = { frames: 300, step: Math.ceil((SIZE.sources * ROW_HEIGHT) / 300) };

let opened: Workspace | null = null;

async function library(): Promise<Page> {
  opened ??= await openLibraryWindow(SIZE);
  return opened.page;
}

/** What was seen beside the measures, for the tables. */
const seen = {
  holds: new Map<string, number[]>(),
  scrolled: new Map<string, Scrolled[]>(),
};

function note<Value>(map: Map<string, Value[]>, name: string, value: Value): Value {
  map.set(name, [...(map.get(name) ?? []), value]);
  return value;
}

function held(name: string, most: number, measure: (page: Page) => Promise<Held>, runs = 5): Case {
  return {
    case: name,
    unit: 'ms',
    runs,
    warmUps: 1,
    ours: async () => {
      const { painted, hold } = await measure(await library());
      note(seen.holds, name, hold);
      return painted;
    },
    limit: { kind: 'absolute', most },
  };
}

/**
 * None of these is in the issue; they say what an analyst can be asked to accept. Three seconds to the rows is the time in which a
 * program of this size starts; what is only counted may come two seconds later. What a click or a key answers feels immediate within a tenth
 * of a second (Miller, 1968): that is asked of a key, since the next one follows, and half as much again of a click that draws a
 * whole view anew. A bulk change is waited for with its message: two seconds for each 5,000.
 */
const LIMITS = { rows: 3_000, counts: 5_000, view: 150, sorting: 150, key: 100, tagging: 4_000 } as const;

/** Sixty frames a second where the machine manages them. */
const REFRESH = 1_000 / 60;

/** Frames that came more than half a refresh late, in per cent. */
function lateFrames({ intervals }: Scrolled): number {
  return (100 * intervals.filter((interval) => interval > 1.5 * REFRESH).length) / intervals.length;
}

type Sides = { ours: Scrolled; empty: Scrolled; fixed: Scrolled };

async function scrollAll(what: string, how: Scrolling): Promise<Sides> {
  const page = await library();
  const { sources } = SIZE;
  return {
    ours: note(seen.scrolled, `${what}, ours`, await scroll(page, '[role="grid"]', how)),
    empty: note(seen.scrolled, `${what}, empty page`, await scrollEmptyPage(page, sources, how)),
    fixed: note(seen.scrolled, `${what}, static table`, await scrollStaticTable(page, sources, how)),
  };
}

/**
 * The cases of one way of scrolling: the first scrolls, the others tell more of the same runs.
 * @param most how many times as long as in a static table the main thread may work for a frame
 */
function scrolling(what: string, how: Scrolling, most: number): Case[] {
  const kept: Sides[] = [];
  const told = new Map<string, number>();
  const next = (teller: string): Sides => {
    const at = told.get(teller) ?? 0;
    told.set(teller, at + 1);
    const sides = kept[at];
    if (sides === undefined) throw new Error(`${what}: run the case of dropped frames with the others`);
    return sides;
  };
  const turns = { runs: 3, warmUps: 1 };
  const p95Of = ({ intervals }: Scrolled): number => p95(intervals);
  return [
    {
      case: `${what}: dropped frames`,
      unit: '%',
      ...turns,
      ours: async () => {
        const sides = await scrollAll(what, how);
        kept.push(sides);
        return Math.max(0, lateFrames(sides.ours) - lateFrames(sides.empty));
      },
      // What the issue asks for: none.
      limit: { kind: 'absolute', most: 0 },
    },
    {
      case: `${what}: p95`,
      unit: 'ms',
      ...turns,
      ours: async () => p95Of(next('ours').ours),
      limit: { kind: 'absolute', most: 20 },
      peer: { name: 'an empty page', measure: async () => p95Of(next('empty').empty) },
    },
    {
      case: `${what}: main thread a frame`,
      unit: 'ms',
      ...turns,
      ours: async () => next('cpu').ours.cpu,
      // Against a table that only has to be painted, where 8 ms were asked for at first: that table takes more itself.
      limit: { kind: 'ratio', most },
      peer: { name: 'a static table', measure: async () => next('static cpu').fixed.cpu },
    },
  ];
}

function tables(): Table[] {
  const list = (values: readonly number[]): string => values.map(round).join(', ');
  return [
    {
      title: 'Longest task of the main thread meanwhile (ms; 0 where none took 50)',
      head: ['', 'each run, the first being the warm-up'],
      rows: [...seen.holds].map(([name, holds]) => [name, list(holds)]),
    },
    {
      title: 'Scrolling, all runs',
      head: ['', 'p95 (ms)', 'late frames (%)', 'longest (ms)', 'main thread (ms a frame)'],
      rows: [...seen.scrolled].map(([name, runs]) => [
        name,
        list(runs.map(({ intervals }) => p95(intervals))),
        list(runs.map(lateFrames)),
        round(Math.max(...runs.flatMap(({ intervals }) => intervals))),
        round(median(runs.map(({ cpu }) => cpu))),
      ]),
    },
  ];
}

let isTurned = false;

export const benchmark: Benchmark = {
  name: 'library',
  cases: [
    held('window loaded to all rows', LIMITS.rows, (page) => measureColdOpening(page, ALL, false), 3),
    held(
      'window loaded to all rows with their counts',
      LIMITS.counts,
      async (page) => {
        const result = await measureColdOpening(page, ALL, true);
        await settle(page);
        return result;
      },
      3,
    ),
    held('from another view, click to rows', LIMITS.view, (page) => measureOpening(page, ALL)),
    held('sorting, click to rows', LIMITS.sorting, async (page) => {
      isTurned = !isTurned;
      return measureSorting(page, isTurned ? 'Title' : 'Publisher');
    }),
    held('narrowing by a word, input to rows', LIMITS.key, async (page) => {
      const result = await measureFiltering(page, 'chaman', '1,250 of');
      await page.getByRole('searchbox', { name: 'Filter sources' }).fill('');
      return result;
    }),
    ...scrolling('by the wheel', BY_WHEEL, 1.25),
    // All rows are others in each frame, and have to be made as well as painted.
    ...scrolling('all through in 5 s', THROUGH, 2),
    held(
      'tagging all 10,000, Enter to stored',
      LIMITS.tagging,
      async (page) => {
        const result = await measureTagging(page, 'Security');
        const { painted } = await measureUndo(page);
        note(seen.holds, 'undoing it, keys to stored (the whole time)', painted);
        await page.waitForTimeout(3_000);
        return result;
      },
      3,
    ),
  ],
  tables,
  close: async () => {
    await opened?.close();
    opened = null;
  },
};

/**
 * Opening long texts with many annotations, from the double click on the source to painted, in the built app: against the
 * same text without annotations, and against a widely used annotator in the same page. And what follows: scrolling, a new
 * annotation, the way to the last one.
 */
import type { Page } from '@playwright/test';
import { type Benchmark, type Case, median, type Table } from './harness.ts';
import { closePeer, loadPeer, openPeer } from './peer-annotator.ts';
import {
  colouredShare,
  goToSources,
  type Length,
  type LongSource,
  measureAnnotating,
  measureJumpToLast,
  measureOpening,
  openReaderWindow,
  titleOf,
} from './reader-window.ts';
import { measureScrolling, p95 } from './scrolling.ts';

const LENGTHS = ['1 MB', '3 MB'] as const;
const COUNTS = [0, 1_000, 10_000] as const;

type Opened = Awaited<ReturnType<typeof openReaderWindow>>;
let opened: Opened | null = null;

async function reader(): Promise<{
  page: Page;
  sourceOf: (length: Length, count: number) => LongSource;
  cpuTime: Opened['cpuTime'];
}> {
  opened ??= await openReaderWindow(LENGTHS.flatMap((length) => COUNTS.map((count) => ({ length, count }))));
  const { workspace, sources, cpuTime } = opened;
  const sourceOf = (length: Length, count: number): LongSource => {
    const source = sources.get(titleOf(length, count));
    if (source === undefined) throw new Error(`There is no ${titleOf(length, count)}`);
    return source;
  };
  return { page: workspace.page, sourceOf, cpuTime };
}

/** What was seen beside the measures, for the tables. */
const seen = {
  coloured: new Map<string, number>(),
  /** Milliseconds of the main thread until a text was painted, and for a frame of scrolling. */
  openingCpu: new Map<string, number[]>(),
  scrolling: new Map<string, { middle: number; p95: number; cpu: number }[]>(),
  peer: { painted: 0, coloured: 0 },
  longestTasks: [] as number[],
};

function add<Value>(values: Map<string, Value[]>, name: string, value: Value): void {
  values.set(name, [...(values.get(name) ?? []), value]);
}

async function openOurs(length: Length, count: number): Promise<number> {
  const { page, sourceOf, cpuTime } = await reader();
  await closePeer(page);
  const { took, cpu } = await measureOpening(page, sourceOf(length, count), cpuTime);
  add(seen.openingCpu, titleOf(length, count), cpu);
  const coloured = await colouredShare(page);
  seen.coloured.set(titleOf(length, count), coloured);
  // Not timed: that there are highlights to be seen where there are annotations, and none where there are none.
  if (count > 0 ? coloured < 0.02 : coloured > 0.005)
    throw new Error(`${titleOf(length, count)} shows ${(coloured * 100).toFixed(1)} % of colour`);
  return took;
}

async function openWithPeer(): Promise<number> {
  const { page, sourceOf } = await reader();
  await goToSources(page);
  await loadPeer(page);
  const { took, painted } = await openPeer(page, sourceOf('1 MB', 10_000).made);
  const coloured = await colouredShare(page);
  seen.peer = { painted, coloured };
  await closePeer(page);
  if (painted === 0 || coloured < 0.02) throw new Error('The peer paints nothing');
  return took;
}

function againstNone(length: Length, count: number): Case {
  return {
    case: `${length}, ${count.toLocaleString('en')} annotations`,
    unit: 'ms',
    runs: 5,
    warmUps: 1,
    ours: () => openOurs(length, count),
    limit: { kind: 'ratio', most: 1.25 },
    peer: { name: 'the same text with none', measure: () => openOurs(length, 0) },
  };
}

function againstPeer(): Case {
  return {
    case: '1 MB, 10,000 annotations',
    unit: 'ms',
    // It takes a minute and more: once is enough to tell twenty times.
    runs: 1,
    warmUps: 0,
    ours: async () => {
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) times.push(await openOurs('1 MB', 10_000));
      return median(times);
    },
    limit: { kind: 'ratio', most: 1 / 20 },
    peer: { name: '@recogito/text-annotator', measure: openWithPeer },
  };
}

/** Scrolls what holds `content`, and gives the interval that 95 of 100 frames do not exceed. */
async function scroll(name: string, content: string): Promise<number> {
  const { page, cpuTime } = await reader();
  const before = await cpuTime();
  const intervals = await measureScrolling(page, content);
  const cpu = ((await cpuTime()) - before) / intervals.length;
  add(seen.scrolling, name, { middle: median(intervals), p95: p95(intervals), cpu });
  return p95(intervals);
}

const SCROLLED_TEXT = { length: '3 MB', count: 10_000 } as const;

async function openScrolledText(): Promise<Page> {
  const { page, sourceOf, cpuTime } = await reader();
  await closePeer(page);
  await measureOpening(page, sourceOf(SCROLLED_TEXT.length, SCROLLED_TEXT.count), cpuTime);
  return page;
}

async function scrollOurs(): Promise<number> {
  await openScrolledText();
  return scroll('the text and the list beside it', '[role="document"]');
}

/** What the same browser does on this machine with nothing to draw. */
async function scrollEmptyPage(): Promise<number> {
  const { page } = await reader();
  await goToSources(page);
  await page.evaluate(() => {
    const layer = document.createElement('div');
    Object.assign(layer.style, {
      position: 'fixed',
      inset: '0',
      zIndex: '1000',
      overflow: 'auto',
      background: '#fff',
    });
    const content = document.createElement('div');
    content.dataset.empty = '';
    content.style.height = '900000px';
    layer.append(content);
    document.body.append(layer);
  });
  const slowest = await scroll('an empty page', '[data-empty]');
  await page.evaluate(() => document.querySelector('[data-empty]')?.parentElement?.remove());
  return slowest;
}

async function annotate(): Promise<number> {
  const page = await openScrolledText();
  const { painted, longestTask } = await measureAnnotating(page);
  seen.longestTasks.push(longestTask);
  await page.keyboard.press('Control+z');
  return painted;
}

function tables(): Table[] {
  const share = (part: number): string => `${(part * 100).toFixed(1)} %`;
  return [
    {
      title: 'What a screenshot of the text shows once it is painted',
      head: ['', 'coloured', 'highlights'],
      rows: [
        ...[...seen.coloured].map(([title, coloured]) => [title, share(coloured), '']),
        ['@recogito/text-annotator', share(seen.peer.coloured), String(seen.peer.painted)],
      ],
    },
    {
      title: 'Computed by the main thread until painted (CPU time)',
      head: ['', 'ms'],
      rows: [...seen.openingCpu].map(([title, cpu]) => [title, median(cpu).toFixed(0)]),
    },
    {
      title: 'A frame of scrolling, of each run (ms)',
      head: ['', 'median', 'p95', 'CPU time of the main thread'],
      rows: [...seen.scrolling].map(([name, runs]) => [
        name,
        runs.map(({ middle }) => middle.toFixed(1)).join(', '),
        runs.map((run) => run.p95.toFixed(1)).join(', '),
        runs.map(({ cpu }) => cpu.toFixed(1)).join(', '),
      ]),
    },
    {
      title: 'After a new annotation (3 MB, 10,000)',
      head: ['', 'ms'],
      rows: [
        [
          'longest task of the main thread in the second after the key',
          seen.longestTasks.map((task) => task.toFixed(0)).join(', '),
        ],
      ],
    },
  ];
}

export const benchmark: Benchmark = {
  name: 'open',
  cases: [
    ...LENGTHS.flatMap((length) => [againstNone(length, 1_000), againstNone(length, 10_000)]),
    againstPeer(),
    {
      case: '3 MB, 10,000: p95 of frames while scrolling',
      unit: 'ms',
      runs: 3,
      warmUps: 1,
      ours: scrollOurs,
      limit: { kind: 'absolute', most: 20 },
      peer: { name: 'an empty page', measure: scrollEmptyPage },
    },
    {
      case: '3 MB, 10,000: new annotation, key to painted',
      unit: 'ms',
      runs: 5,
      warmUps: 1,
      ours: annotate,
      limit: { kind: 'absolute', most: 100 },
    },
    {
      case: '3 MB, 10,000: to the last annotation, click to painted',
      unit: 'ms',
      runs: 5,
      warmUps: 1,
      ours: async () => measureJumpToLast(await openScrolledText()),
      limit: { kind: 'absolute', most: 250 },
    },
  ],
  tables,
  close: async () => {
    await opened?.workspace.close();
    opened = null;
  },
};

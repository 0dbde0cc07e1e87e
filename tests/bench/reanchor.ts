/**
 * Moving 10,000 annotations to a new revision of 1 MB, against what the widely used web annotation client does for each
 * annotation: the exact quote nearest to where it was, else the best approximate match. And how long the app's window is held
 * up while an analyst does that in it.
 */
import { type Quote, quoteOf } from '../../src-renderer/domain/anchor/anchor.ts';
import { moveAnchors } from '../../src-renderer/domain/anchor/move-anchors.ts';
import {
  Dice,
  Editor,
  makeSentence,
  render,
  type Sentence,
} from '../unit/domain/anchor/quality-sentences.ts';
import { REPORT_WORDS } from '../unit/domain/anchor/quality-words.ts';
import { type Benchmark, round, type Table } from './harness.ts';
import { closeRevisionWindow, measureRevising, type Step } from './revision-window.ts';
import type { Busy } from './thread-watch.ts';

const SIZE = 1_000_000;
const ANNOTATIONS = 10_000;
const ONE_EDITED_IN = 7;
const ONE_INSERTED_IN = 50;

type Anchor = { start: number; end: number; quote: Quote };
type Revision = { oldText: string; newText: string; anchors: Anchor[] };

/** A report of 1 MB; in the new one, each seventh paragraph has one sentence edited, and one in fifty is new. */
function makeRevision(seed: number): Revision {
  const dice = new Dice(seed);
  const editor = new Editor(dice, REPORT_WORDS);
  const write = (sentences: readonly Sentence[]): string =>
    sentences.map((sentence) => render(sentence).text).join(' ');
  const make = (): Sentence[] =>
    Array.from({ length: 3 + dice.below(4) }, () => makeSentence(dice, REPORT_WORDS));
  const before: string[] = [];
  const after: string[] = [];
  for (let size = 0; size < SIZE; ) {
    const sentences = make();
    const text = write(sentences);
    size += text.length + 2;
    if (before.length % ONE_INSERTED_IN === ONE_INSERTED_IN - 1) after.push(write(make()));
    const edited = before.length % ONE_EDITED_IN === 0 ? dice.below(sentences.length) : -1;
    after.push(
      write(sentences.map((sentence, index) => (index === edited ? editor.light(sentence) : sentence))),
    );
    before.push(text);
  }
  const oldText = before.join('\n\n');
  const anchors = Array.from({ length: ANNOTATIONS }, (_, index): Anchor => {
    const start = Math.floor((index * (oldText.length - 200)) / ANNOTATIONS);
    const end = start + 20 + dice.below(130);
    return { start, end, quote: quoteOf(oldText, start, end) };
  });
  return { oldText, newText: after.join('\n\n'), anchors };
}

type Search = (
  text: string,
  pattern: string,
  maxErrors: number,
) => { start: number; end: number; errors: number }[];

/** What the client calls a match's score: the quote counts most, then its context, and a little how near it is. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MOST_ERRORS = 256;

function similarity(search: Search, text: string, pattern: string): number {
  if (pattern === '' || text === '') return 0;
  const [match] = search(text, pattern, pattern.length);
  return match === undefined ? 0 : 1 - match.errors / pattern.length;
}

/** All exact matches if there are any, else the approximate ones with at most half of the quote's characters wrong. */
function candidatesFor(search: Search, text: string, exact: string): ReturnType<Search> {
  const found: ReturnType<Search> = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
    found.push({ start: at, end: at + exact.length, errors: 0 });
  return found.length > 0 ? found : search(text, exact, Math.min(MOST_ERRORS, exact.length / 2));
}

function placeAsClient(search: Search, text: string, { start, quote }: Anchor): number {
  // Its shortest way: where the quote stands at the remembered position, nothing is looked for.
  if (text.startsWith(quote.exact, start)) return start;
  let best = { score: -1, start: -1 };
  for (const match of candidatesFor(search, text, quote.exact)) {
    const before = text.slice(Math.max(0, match.start - quote.prefix.length), match.start);
    const after = text.slice(match.end, match.end + quote.suffix.length);
    const score =
      WEIGHTS.quote * (1 - match.errors / quote.exact.length) +
      WEIGHTS.prefix * similarity(search, before, quote.prefix) +
      WEIGHTS.suffix * similarity(search, after, quote.suffix) +
      WEIGHTS.position * (1 - Math.abs(match.start - start) / text.length);
    if (score > best.score) best = { score, start: match.start };
  }
  return best.start;
}

const revision = makeRevision(1);

async function measure(move: () => number): Promise<number> {
  const start = performance.now();
  const placed = move();
  const took = performance.now() - start;
  if (placed < ANNOTATIONS * 0.9) throw new Error(`only ${placed} of ${ANNOTATIONS} were placed`);
  return took;
}

const seen: Map<Step, Busy>[] = [];

/** The longest task of the window's thread while all of it was done. At rest it is the machine's own, and does not count. */
async function holdUpWindow(): Promise<number> {
  const busy = await measureRevising();
  seen.push(busy);
  const { 'at rest': _rest, ...steps } = Object.fromEntries(busy);
  return Math.max(...Object.values(steps).map(({ longestTask }) => longestTask));
}

function tables(): Table[] {
  const steps = [...(seen[0]?.keys() ?? [])];
  const runsOf = (step: Step, measure: keyof Busy): string =>
    seen.map((run) => round(run.get(step)?.[measure] ?? Number.NaN)).join(', ');
  return [
    {
      title: 'The window’s main thread, in each run, warm-up first (ms; a longest task of 0: none took 50)',
      head: ['', 'longest task', 'of that thread’s own time', 'longest wait of a timer', 'took'],
      rows: steps.map((step) => [
        step,
        runsOf(step, 'longestTask'),
        runsOf(step, 'ownTime'),
        runsOf(step, 'longestWait'),
        runsOf(step, 'took'),
      ]),
    },
  ];
}

export const benchmark: Benchmark = {
  name: 'reanchor',
  tables,
  close: closeRevisionWindow,
  cases: [
    {
      case: '10,000 annotations, 1 MB, one paragraph in seven edited',
      unit: 'ms',
      limit: { kind: 'ratio', most: 0.02 },
      runs: 2,
      warmUps: 1,
      ours: () =>
        measure(
          () =>
            moveAnchors(revision.oldText, revision.newText, revision.anchors).filter(
              ({ outcome }) => outcome !== 'lost',
            ).length,
        ),
      peer: {
        name: 'exact, else approximate search',
        measure: async () => {
          const { default: search } = await import('approx-string-match');
          return measure(
            () =>
              revision.anchors.filter((anchor) => placeAsClient(search, revision.newText, anchor) >= 0)
                .length,
          );
        },
      },
    },
    {
      case: 'longest task of the window: add the revision, scroll, answer, undo, redo',
      unit: 'ms',
      limit: { kind: 'absolute', most: 50 },
      runs: 3,
      warmUps: 1,
      ours: holdUpWindow,
    },
  ],
};

import { expect, type Page, test } from '@playwright/test';
import { launch } from '../runtime.ts';
import { fixture } from './program.ts';

type Api = {
  shared: { list: number[]; nested: { text: string } };
  changeShared: () => void;
  requireProblem: (name: string) => string | null;
  knownModules: string[];
  globals: () => string[];
  throwing: () => void;
  rejecting: () => Promise<void>;
  twice: (callback: (value: number) => number) => number;
  same: (value: unknown) => unknown;
  invoke: (channel: string, value?: unknown) => Promise<unknown>;
  sendNote: (text: string) => void;
  onNoted: (listener: (text: string, details: Map<string, Date>) => void) => void;
  redefineProblem: string | null;
};
declare const api: Api;

let page: Page;
let app: Awaited<ReturnType<typeof launch>>;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launch(fixture('bridge'));
  page = await app.firstWindow();
  await expect(page).toHaveTitle('bridge');
});
test.afterAll(() => app.close());

test('a sandboxed preload script cannot require Node', async () => {
  for (const name of ['fs', 'node:fs', 'child_process', 'path', './preload.cjs'])
    expect(await page.evaluate((module) => api.requireProblem(module), name)).toContain('module not found');
  expect(await page.evaluate(() => api.knownModules)).toEqual(['object', 'function', 'object', 'object']);
});

test("the page has neither the preload script's require nor its ipcRenderer", async () => {
  const names = await page.evaluate(() =>
    ['require', 'ipcRenderer', 'electron'].map((name) => name in globalThis),
  );
  expect(names).toEqual([false, false, false]);
});

test('a value crosses the bridge as a frozen copy', async () => {
  const result = await page.evaluate(() => {
    api.changeShared();
    const before = api.shared.nested.text;
    let problem = '';
    try {
      ('use strict');
      api.shared.nested.text = 'mine';
    } catch (error) {
      problem = (error as Error).name;
    }
    return { before, after: api.shared.nested.text, problem, frozen: Object.isFrozen(api.shared.list) };
  });
  expect(result).toEqual({
    before: 'original',
    after: 'original',
    problem: expect.any(String),
    frozen: true,
  });
});

test('arguments and results are copies, and callbacks are called', async () => {
  const result = await page.evaluate(() => {
    const given = { when: new Date(5), bytes: new Uint8Array([1, 2]), map: new Map([['a', 1]]) };
    const got = api.same(given) as typeof given;
    const kinds = [got.when instanceof Date, got.bytes instanceof Uint8Array, got.map instanceof Map];
    return { same: got === given, kinds, called: api.twice((value) => value * 3) };
  });
  expect(result).toEqual({ same: false, kinds: [true, true, true], called: 18 });
});

test('what the preload script throws arrives as a plain Error', async () => {
  const result = await page.evaluate(async () => {
    const tell = (error: unknown) => [
      (error as Error).name,
      (error as Error).message,
      error instanceof Error,
    ];
    let thrown: unknown;
    try {
      api.throwing();
    } catch (error) {
      thrown = error;
    }
    const rejected = await api.rejecting().catch((error: unknown) => error);
    return [tell(thrown), tell(rejected)];
  });
  expect(result).toEqual([
    ['Error', 'preload would not', true],
    ['Error', 'preload would not, later', true],
  ]);
});

test('an existing name of the window cannot be taken', async () => {
  expect(await page.evaluate(() => api.redefineProblem)).toContain(
    'Cannot bind an API on top of an existing property',
  );
});

test('an unknown channel rejects', async () => {
  const problem = await page.evaluate(() => api.invoke('nobody').catch((error: Error) => error.message));
  expect(problem).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
});

test('a rejected handler rejects in the renderer', async () => {
  const problem = await page.evaluate(() => api.invoke('reject').catch((error: Error) => error.message));
  expect(problem).toBe("Error invoking remote method 'reject': TypeError: main would not");
});

test('a function cannot be sent to main', async () => {
  const problem = await page.evaluate(() =>
    api.invoke('echo', () => 1).catch((error: Error) => error.message),
  );
  expect(problem).toContain('could not be cloned');
});

test("main sees the app's own address and origin", async () => {
  await page.evaluate(() => api.invoke('echo', 1));
  const seen = await app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen);
  expect(seen).toEqual({ value: 1, url: 'app://chancery/', origin: 'app://chancery' });
});

test('values survive the way to main and back as structured clones', async () => {
  const kinds = await page.evaluate(async () => {
    const shared = { text: 'é \u{1F600} \ud800' };
    const given = {
      missing: undefined,
      date: new Date(86_400_000),
      map: new Map<unknown, unknown>([[{ key: 1 }, new Set([1, 'two'])]]),
      numbers: [Number.NaN, -0, Number.POSITIVE_INFINITY],
      big: 12_345_678_901_234_567_890n,
      pattern: /a+/gi,
      twice: [shared, shared],
      floats: new Float64Array([0.5, 1.5]),
      buffer: new Uint8Array([1, 2, 3]).buffer,
      error: new TypeError('inside'),
      __proto__: null,
    };
    const got = (await api.invoke('echo', given)) as typeof given;
    const [key] = got.map.keys();
    return {
      missing: 'missing' in got && got.missing === undefined,
      date: got.date.getTime(),
      map: [key, [...(got.map.get(key) as Set<unknown>)]],
      numbers: [
        Number.isNaN(got.numbers[0]),
        Object.is(got.numbers[1], -0),
        got.numbers[2] === Number.POSITIVE_INFINITY,
      ],
      big: String(got.big),
      pattern: String(got.pattern),
      text: got.twice[0]?.text === shared.text,
      floats: [...got.floats, got.floats.constructor.name],
      buffer: [...new Uint8Array(got.buffer)],
      error: [got.error.message, got.error instanceof Error],
    };
  });
  expect(kinds).toEqual({
    missing: true,
    date: 86_400_000,
    map: [{ key: 1 }, [1, 'two']],
    numbers: [true, true, true],
    big: '12345678901234567890',
    pattern: '/a+/gi',
    text: true,
    floats: [0.5, 1.5, 'Float64Array'],
    buffer: [1, 2, 3],
    error: ['inside', true],
  });
});

test('20 MB of bytes and 3 MB of text arrive whole', async () => {
  const result = await page.evaluate(async () => {
    const bytes = new Uint8Array(20_000_000);
    bytes[bytes.length - 1] = 7;
    const up = await api.invoke('describe', bytes);
    const down = (await api.invoke('make-bytes', 20_000_000)) as Uint8Array;
    const text = await api.invoke('describe', 'é'.repeat(3_000_000));
    return { up, down: [down instanceof Uint8Array, down.length, down[down.length - 1]], text };
  });
  expect(result).toEqual({
    up: { type: 'Uint8Array', length: 20_000_000, last: 7 },
    down: [true, 20_000_000, 9],
    text: { type: 'String', length: 3_000_000, last: undefined },
  });
});

test('main sends messages to the preload script', async () => {
  const noted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        api.onNoted((text, details) => resolve([text, details.get('when')?.getTime()]));
        api.sendNote('hello');
      }),
  );
  expect(noted).toEqual(['hello', 0]);
});

import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  load: (): Promise<void> => Promise.resolve(),
  open: 0,
}));
vi.mock('electron', () => ({
  session: {
    fromPartition: () => ({
      protocol: { handle: () => undefined },
      webRequest: { onBeforeRequest: () => undefined },
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
    }),
  },
  BrowserWindow: class {
    #isOpen = true;
    readonly webContents = { printToPDF: () => Promise.resolve(Buffer.from('%PDF-')) };
    constructor() {
      electron.open += 1;
    }
    loadURL(): Promise<void> {
      return electron.load();
    }
    isDestroyed(): boolean {
      return !this.#isOpen;
    }
    destroy(): void {
      if (this.#isOpen) electron.open -= 1;
      this.#isOpen = false;
    }
  },
}));

import { printHtml, stopPrinting } from '../../../src-main/ipc/print.ts';

const NEVER = (): Promise<void> => new Promise(() => undefined);
const HTML = '<!doctype html><title>Report</title>';

beforeEach(() => {
  electron.load = () => Promise.resolve();
});

describe('printing', () => {
  it('gives what was printed, and leaves no window', async () => {
    const printed = await printHtml('/root', HTML);
    expect(printed).toEqual({ ok: true, value: new Uint8Array(Buffer.from('%PDF-')) });
    expect(electron.open).toBe(0);
  });

  it('is given up after its time where a document never loads', async () => {
    electron.load = NEVER;
    expect(await printHtml('/root', HTML, 'hangs', 30)).toEqual({
      ok: false,
      problem: expect.stringMatching(/^The pages could not be printed: it was given up after .* minutes\.$/),
    });
    expect(electron.open).toBe(0);
  });

  it('ends as soon as it is called off', async () => {
    electron.load = NEVER;
    const printing = printHtml('/root', HTML, 'long');
    stopPrinting('long');
    expect(await printing).toEqual({
      ok: false,
      problem: 'The pages could not be printed: it was called off.',
    });
    expect(electron.open).toBe(0);
  });

  it('tells what went wrong in a sentence that others can follow', async () => {
    electron.load = () => Promise.reject(new Error("ERR_FAILED (-2) loading 'app://chancery/print'"));
    expect(await printHtml('/root', HTML)).toEqual({
      ok: false,
      problem: "The pages could not be printed: ERR_FAILED (-2) loading 'app://chancery/print'.",
    });
  });
});

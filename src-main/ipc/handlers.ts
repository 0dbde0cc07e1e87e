/** Which code answers which channel. */
import { BrowserWindow, clipboard, nativeTheme, type WebContents } from 'electron';
import { openExternalLink } from '../guards.ts';
import { headlessRun } from '../headless.ts';
import { receiveCloseAnswer } from '../window.ts';
import type { Answer } from './contract.ts';
import { allowNetwork, fetchAddress } from './fetch.ts';
import { saveFile, showInFolder } from './files.ts';
import type { Handlers } from './gate.ts';
import { printHtml, stopPrinting } from './print.ts';
import { chooseSources, readSource } from './sources.ts';

const DONE = { ok: true, value: undefined } as const;

function withWindow<Value>(
  page: WebContents,
  use: (window: BrowserWindow) => Promise<Answer<Value>>,
): Promise<Answer<Value>> | Answer<Value> {
  const window = BrowserWindow.fromWebContents(page);
  return window === null ? { ok: false, problem: 'The window is closed.' } : use(window);
}

const NOT_HEADLESS = { ok: false, problem: 'No headless command is running.' } as const;

/** @param rendererFolder the built renderer, absolute */
export function createHandlers(rendererFolder: string): Handlers {
  return {
    chooseSources: (request, page) => withWindow(page, (window) => chooseSources(window, request)),
    readSource: ({ id }) => readSource(id),
    allowNetwork({ allowed }) {
      allowNetwork(allowed);
      return DONE;
    },
    fetchAddress: ({ url }) => fetchAddress(url),
    readClipboard: async () => ({ ok: true, value: await clipboard.readText() }),
    printHtml: ({ html, id }) => printHtml(rendererFolder, html, id),
    stopPrinting({ id }) {
      stopPrinting(id);
      return DONE;
    },
    saveFile: (request, page) => withWindow(page, (window) => saveFile(window, request)),
    showInFolder: ({ path }) => showInFolder(path),
    openLink: ({ url }) => openExternalLink(url),
    setTheme({ theme }) {
      nativeTheme.themeSource = theme;
      return DONE;
    },
    answerClose({ problem }) {
      receiveCloseAnswer(problem);
      return DONE;
    },
    takeJob() {
      const run = headlessRun();
      return run === null ? NOT_HEADLESS : { ok: true, value: run.job };
    },
    reportStep({ line }) {
      headlessRun()?.report(line);
      return DONE;
    },
    readJobFile: ({ index }) => headlessRun()?.readFile(index) ?? NOT_HEADLESS,
    writeJobLine: ({ line }) => headlessRun()?.writeLine(line) ?? NOT_HEADLESS,
    finishJob(result) {
      headlessRun()?.finish(result);
      return DONE;
    },
  };
}

/**
 * Printing: static HTML in a hidden window with JavaScript off, in a session of its own that reaches nothing but the
 * document and the app's own fonts. A stored title that became code during export was a real hole in a well-known notes
 * application; here there is nothing that could run it.
 */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, type Session, session } from 'electron';
import { APP_HOST, APP_ORIGIN, APP_SCHEME, notFound, serveAppFile } from '../app-files.ts';
import { denyPermissions } from '../guards.ts';
import type { Answer } from './contract.ts';

const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** Documents waiting to be printed, by the name under which the hidden window asks for them. */
const documents = new Map<string, string>();
let printSession: Session | undefined;

function servePrint(root: string, request: Request): Promise<Response> | Response {
  const { host, pathname } = new URL(request.url);
  const html = documents.get(pathname);
  if (host === APP_HOST && html !== undefined)
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY },
    });
  return pathname.endsWith('.woff2') ? serveAppFile(root, request) : notFound();
}

function openPrintSession(root: string): Session {
  if (printSession !== undefined) return printSession;
  const created = session.fromPartition('print');
  created.protocol.handle(APP_SCHEME, (request) => servePrint(root, request));
  created.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !details.url.startsWith(`${APP_ORIGIN}/`) && !details.url.startsWith('data:') }),
  );
  denyPermissions(created);
  printSession = created;
  return created;
}

/** What ends a running print, and says why, by the name that whoever waits gave it. */
const running = new Map<string, (why: string) => void>();

/** Milliseconds. A thousand pages take a minute, some on a busy computer; nothing in Chromium ends one that hangs. */
const LONGEST = 20 * 60_000;

/** Ends a running print: long documents take minutes, and nobody waits for this one any more. */
export function stopPrinting(id: string): void {
  running.get(id)?.('it was called off.');
}

/**
 * Prints one static document, tagged and with an outline.
 * @param root the renderer's folder, absolute: where fonts come from
 * @param id what `stopPrinting` is called with
 * @param longest milliseconds after which it is given up
 * @returns the PDF, or a problem in whole sentences
 */
export async function printHtml(
  root: string,
  html: string,
  id: string = randomUUID(),
  longest = LONGEST,
): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const path = `/print/${randomUUID()}`;
  documents.set(path, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: openPrintSession(root),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  // Whether a print is answered whose window has gone is left to Chromium: nobody is to wait for that.
  const ended = Promise.withResolvers<never>();
  const end = (why: string): void => {
    ended.reject(new Error(why));
    window.destroy();
  };
  running.set(id, end);
  const timer = setTimeout(end, longest, `it was given up after ${longest / 60_000} minutes.`);
  try {
    const pdf = await Promise.race([print(window, path), ended.promise]);
    return { ok: true, value: new Uint8Array(pdf) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  } finally {
    clearTimeout(timer);
    documents.delete(path);
    running.delete(id);
    if (!window.isDestroyed()) window.destroy();
  }
}

/** What Chromium says ends without a full stop. */
function problemOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The pages could not be printed: ${why.replace(/[\s.]*$/u, '')}.`;
}

async function print(window: BrowserWindow, path: string): Promise<Buffer> {
  await window.loadURL(APP_ORIGIN + path);
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}

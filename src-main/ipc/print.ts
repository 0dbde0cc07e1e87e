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

/** The windows that are printing, by the name that whoever waits gave them. */
const running = new Map<string, BrowserWindow>();

/** Ends a running print: long documents take a minute, and nobody waits for this one any more. */
export function stopPrinting(id: string): void {
  running.get(id)?.destroy();
}

/**
 * Prints one static document, tagged and with an outline.
 * @param root the renderer's folder, absolute: where fonts come from
 * @param id what `stopPrinting` is called with
 */
export async function printHtml(
  root: string,
  html: string,
  id: string = randomUUID(),
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
  running.set(id, window);
  try {
    await window.loadURL(APP_ORIGIN + path);
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return { ok: true, value: new Uint8Array(pdf) };
  } catch (error) {
    return {
      ok: false,
      problem: `The pages could not be printed: ${error instanceof Error ? error.message : error}`,
    };
  } finally {
    documents.delete(path);
    running.delete(id);
    if (!window.isDestroyed()) window.destroy();
  }
}

/**
 * Loads pdf.js so that it runs where it is called: in a worker, in the window, in Node. It starts no worker of its own,
 * because importing runs in one already.
 */
import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readCharacterMap } from './character-maps.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Parameters = NonNullable<
  Exclude<globalThis.Parameters<typeof getDocument>[0], string | URL | ArrayBuffer>
>;

let loading: Promise<Pdfjs> | null = null;

/** The library, loaded at the first call. */
export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfjs> {
  await loadInThisThread();
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * Once its worker's code is loaded, pdf.js calls it in the same thread. In a worker that code takes the thread's messages
 * for its own, unless it finds a window; ours must not get through to it, nor its to our window.
 */
async function loadInThisThread(): Promise<void> {
  const scope = globalThis as { window?: unknown };
  const isWorker = scope.window === undefined && typeof self !== 'undefined';
  if (isWorker) scope.window = globalThis;
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (isWorker) delete scope.window;
  }
}

/** Hands pdf.js the character maps that older East Asian PDFs name but do not hold. Fonts are never needed for text. */
class CharacterMapFactory {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`Not needed for text: ${filename}`);
    return readCharacterMap(filename);
  }
}

/** No code of the file's is run, no font or image decoder loaded, nothing fetched, and no DOM needed. */
export function openingParameters(data: Uint8Array, password: string | undefined): Parameters {
  return {
    data,
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    BinaryDataFactory: CharacterMapFactory,
  };
}

/** Larger images are not decoded, and so not counted: mostly they are scans of whole pages. */
const MAX_IMAGE_PIXELS = 4 * 1024 * 1024;

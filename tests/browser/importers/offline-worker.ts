/** Parses what it is sent, as the import's workers do, and says what it tried to fetch meanwhile. */
import { parseBibliography } from '../../../src-renderer/importers/bibliography.ts';
import { parseDocx } from '../../../src-renderer/importers/docx.ts';

export type WorkerReply = {
  docx: string;
  titles: (string | undefined)[];
  fetched: string[];
  hasDocument: boolean;
};

const fetched: string[] = [];
globalThis.fetch = (address) => {
  fetched.push(String(address));
  return Promise.reject(new Error('offline'));
};

self.onmessage = async ({ data }: MessageEvent<{ docx: Uint8Array; bibliographies: [string, string][] }>) => {
  const docx = await parseDocx(data.docx);
  const titles: (string | undefined)[] = [];
  for (const [name, text] of data.bibliographies) {
    const entries = await parseBibliography(name, new TextEncoder().encode(text));
    titles.push(entries.ok ? entries.value[0]?.metadata.title?.value : entries.problem);
  }
  const reply: WorkerReply = {
    docx: docx.ok ? docx.value.text : docx.problem,
    titles,
    fetched,
    hasDocument: 'document' in globalThis,
  };
  self.postMessage(reply);
};

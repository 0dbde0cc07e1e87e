/** Parses the pages and mails that it is sent, as the import's workers do, and says what it tried to load meanwhile. */
import { parseHtml } from '../../../src-renderer/importers/html.ts';
import { parseMail } from '../../../src-renderer/importers/mail.ts';
import { parseMhtml } from '../../../src-renderer/importers/mhtml.ts';

export type PageReply = { texts: string[]; fetched: string[]; hasDocument: boolean; wasHere: boolean };

const PARSERS = { html: parseHtml, mhtml: parseMhtml, mail: parseMail };

const fetched: string[] = [];
globalThis.fetch = (address) => {
  fetched.push(String(address));
  return Promise.reject(new Error('offline'));
};

self.onmessage = async ({ data }: MessageEvent<[keyof typeof PARSERS, string][]>) => {
  const texts: string[] = [];
  for (const [kind, source] of data) {
    const article = await PARSERS[kind](new TextEncoder().encode(source));
    texts.push(article.ok ? article.value.text : article.problem);
  }
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const reply: PageReply = {
    texts,
    fetched: [...fetched, ...loaded.filter((name) => name.includes('.example'))],
    hasDocument: 'document' in globalThis,
    wasHere: 'wasHere' in globalThis,
  };
  self.postMessage(reply);
};

/** Reads one article or bibliography after the other, off the window's thread. Whoever started it ends it in time. */
import type { Result } from '../domain/result.ts';
import { parseBibliography } from '../importers/bibliography.ts';
import type { BibliographyEntry } from '../importers/bibliography-entry.ts';
import { type ArticleFile, type ImportedArticle, importArticle } from '../importers/import-article.ts';

/** What can be read, and what reading it gives. */
export type Readings = { article: ImportedArticle; bibliography: BibliographyEntry[] };

const READERS: { [Kind in keyof Readings]: (file: ArticleFile) => Promise<Result<Readings[Kind]>> } = {
  article: importArticle,
  bibliography: ({ name, bytes }) => parseBibliography(name, bytes),
};

async function read(kind: keyof Readings, file: ArticleFile): Promise<Result<Readings[keyof Readings]>> {
  try {
    return await READERS[kind](file);
  } catch (error) {
    // A file that a library stumbles over is a problem of that file, not of the worker.
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `The file could not be read: ${reason}` };
  }
}

// pdf.js leaves promises rejected that it does not wait for itself when a file is damaged; what it answers is what counts.
addEventListener('unhandledrejection', (event) => event.preventDefault());

addEventListener('message', (event: MessageEvent<{ kind: keyof Readings; file: ArticleFile }>) => {
  const { kind, file } = event.data;
  void read(kind, file).then((answer) => {
    const bytes = answer.ok && 'bytes' in answer.value ? [answer.value.bytes.buffer] : [];
    postMessage(answer, { transfer: bytes });
  });
});

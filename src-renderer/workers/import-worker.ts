/** Reads one article after the other, off the window's thread. Whoever started it ends it where it takes too long. */
import type { Result } from '../domain/result.ts';
import { type ArticleFile, type ImportedArticle, importArticle } from '../importers/import-article.ts';

export type ImportAnswer = Result<ImportedArticle>;

async function read(file: ArticleFile): Promise<ImportAnswer> {
  try {
    return await importArticle(file);
  } catch (error) {
    // A file that a library stumbles over is a problem of that file, not of the worker.
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `The file could not be read: ${reason}` };
  }
}

addEventListener('message', (event: MessageEvent<ArticleFile>) => {
  void read(event.data).then((answer) => {
    const bytes = answer.ok ? [answer.value.bytes.buffer] : [];
    postMessage(answer, { transfer: bytes });
  });
});

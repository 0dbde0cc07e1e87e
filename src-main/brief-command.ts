/** `chancery brief`: articles in, PDF out. */
import type { BriefCommand } from './command-line.ts';
import { counted, runPage, shownPath } from './headless.ts';
import type { Answer, BriefJob } from './ipc/contract.ts';
import { findOutProblem, readArticle, writeWhole } from './ipc/disk.ts';

async function readJob(command: BriefCommand): Promise<Answer<BriefJob>> {
  const refused = await findOutProblem(command.out, command.articles);
  if (refused !== null) return { ok: false, problem: refused };
  const articles: BriefJob['articles'] = [];
  for (const path of command.articles) {
    const read = await readArticle(path);
    if (!read.ok) return read;
    articles.push(read.value);
  }
  const { template, marking, title } = command;
  return { ok: true, value: { kind: 'brief', articles, template, marking, title } };
}

/** Drafts a brief from the command's articles and writes it. Gives the closing line. */
export async function makeBrief(outFolder: string, command: BriefCommand): Promise<Answer<string>> {
  const job = await readJob(command);
  if (!job.ok) return job;
  const result = await runPage(outFolder, { job: job.value });
  if (result.kind === 'failed') return { ok: false, problem: result.problem };
  if (result.kind !== 'brief') throw new Error(`The page ended a ${result.kind}, not a brief.`);
  const written = await writeWhole(command.out, result.bytes);
  if (!written.ok) return written;
  const { pages, claims, citations } = result;
  const sizes = [counted(pages, 'page'), counted(claims, 'claim'), counted(citations, 'citation')];
  return { ok: true, value: `Wrote ${shownPath(command.out)}: ${sizes.join(', ')}` };
}

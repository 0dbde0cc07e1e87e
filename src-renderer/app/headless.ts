/** Takes the job that the command line gave, does it, and tells main the end of it, whatever happens. */
import { makeBrief } from './headless-brief.ts';
import { importFiles } from './headless-import.ts';

export async function runJob(): Promise<void> {
  const { desktop } = window;
  const job = await desktop.takeJob();
  if (!job.ok) return;
  const report = (line: string): Promise<unknown> => desktop.reportStep({ line });
  try {
    if (job.value.kind === 'import') {
      const counts = await importFiles(job.value.files, report);
      await desktop.finishJob(
        counts.ok ? { kind: 'import', ...counts.value } : { kind: 'failed', problem: counts.problem },
      );
      return;
    }
    const result = await makeBrief(job.value, report, Date.now());
    await desktop.finishJob(
      result.ok ? { kind: 'brief', ...result.value } : { kind: 'failed', problem: result.problem },
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await desktop.finishJob({ kind: 'failed', problem: `Unexpected: ${problem}` });
  }
}

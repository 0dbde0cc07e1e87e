/** What is said of an import whose dossier was left meanwhile: no report of it can be opened from another one. */
import { quoteInLabel } from '../../storage/label.ts';
import type { ImportReport } from './import-run.ts';

/**
 * "Import into “Border” stopped: 100 imported, 3 failed, 400 left. …"
 * @param title of the dossier that it went to; undefined where that was deleted
 */
export function describeImportElsewhere(
  { imported, duplicates, failed, skipped, left }: ImportReport,
  title: string | undefined,
): string {
  const counts: [number, string][] = [
    [duplicates.length, 'there already'],
    [failed.length, 'failed'],
    [skipped, 'of other types'],
    [left, 'left'],
  ];
  const told = [[imported.length, 'imported'] as const, ...counts.filter(([count]) => count > 0)];
  const words = told.map(([count, what]) => `${count.toLocaleString('en')} ${what}`).join(', ');
  const into = title === undefined ? '' : ` into ${quoteInLabel(title)}`;
  if (left === 0) return `Import${into} ended: ${words}`;
  const goOn =
    title === undefined ? '' : ' Import the same files there again to go on: nothing is imported twice.';
  return `Import${into} stopped: ${words}.${goOn}`;
}

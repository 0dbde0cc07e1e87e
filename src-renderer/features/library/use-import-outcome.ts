/** What the analyst is told when an import has ended: a report where something was not imported, else a message. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { DossierId } from '../../domain/ids.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import { database } from '../../storage/workspace.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { useToast } from '../../ui/toast.tsx';
import { describeImportElsewhere } from './import-elsewhere.ts';
import { type Comparison, compareImported, describeAlike } from './import-origins.ts';
import { type ImportReport, needsReport } from './import-run.ts';

/** Milliseconds that the message waits for the texts to be compared. After that it says that they still are. */
const PATIENCE = 2000;

/** A report with what is known of origins: null while the texts are compared. */
export type ToldReport = { report: ImportReport; comparison: Comparison | null };

export type ImportOutcome = {
  /** The report that is shown. */
  shown: ToldReport | null;
  tell: (report: ImportReport) => void;
  close: () => void;
};

export function useImportOutcome(dossierId: DossierId): ImportOutcome {
  const { go } = useNavigation();
  const showToast = useToast();
  const [shown, setShown] = useState<ToldReport | null>(null);
  const known = useRef(new WeakMap<ImportReport, Comparison>());

  // A run outlives the view of its dossier: it then ends while another dossier is open.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const show = useCallback((report: ImportReport) => {
    setShown({ report, comparison: known.current.get(report) ?? null });
  }, []);

  const compare = async (report: ImportReport): Promise<Comparison> => {
    const comparison = await compareImported(dossierId, report.imported);
    known.current.set(report, comparison);
    setShown((before) => (before?.report === report ? { report, comparison } : before));
    return comparison;
  };

  /** Only words: nothing of the dossier that was left can be shown in another. */
  const tellElsewhere = async (report: ImportReport): Promise<void> => {
    const dossier = await database.dossiers.get(dossierId).catch(() => undefined);
    const isWhole = report.left + report.failed.length === 0;
    showToast({
      message: describeImportElsewhere(report, dossier?.title),
      tone: isWhole ? 'neutral' : 'bad',
    });
  };

  /** The reader shows the one that was imported: what it is alike to is told beside that. */
  const tellOfOne = async (report: ImportReport): Promise<void> => {
    const [source] = report.imported;
    const comparison = await compare(report);
    if (source === undefined || !comparison.ok || !isHere.current) return;
    const words = describeAlike(comparison.value, source.id);
    const alike = comparison.value.groups
      .flatMap(({ members }) => members)
      .find((member) => member.source.id === source.id);
    const otherId = alike?.closest ?? null;
    if (words === null || otherId === null) return;
    showToast({
      message: words,
      action: {
        label: 'Compare',
        run: () => {
          if (isHere.current) go({ view: 'shared-text', sourceId: source.id, otherId });
        },
      },
    });
  };

  const tellOfSeveral = async (report: ImportReport): Promise<void> => {
    const count = report.imported.length;
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
    const comparison = await Promise.race([compare(report), late]);
    if (!isHere.current) return tellElsewhere(report);
    const what = comparison?.ok === true ? sourcesOfOrigins(count, comparison.value.origins) : null;
    showToast({
      message: `Imported ${what ?? counted(count, 'source')}${comparison === null ? '; their texts are still compared' : ''}`,
      action: { label: 'Report', run: () => show(report) },
    });
  };

  const tell = (report: ImportReport): void => {
    const [first, ...more] = report.imported;
    if (!isHere.current) void tellElsewhere(report);
    else if (needsReport(report)) {
      show(report);
      if (first !== undefined) void compare(report);
    } else if (first !== undefined && more.length === 0) {
      go({ view: 'reader', sourceId: first.id });
      void tellOfOne(report);
    } else if (first !== undefined) void tellOfSeveral(report);
  };

  return { shown, tell, close: useCallback(() => setShown(null), []) };
}

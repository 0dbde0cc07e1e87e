/**
 * Export to PDF: write what is waiting, gather the records, print, ask where to save. What was exported is kept as a
 * version, so that a PDF that left the house can always be looked up: exporting uses up the draft number, unless nothing
 * has changed since the last version, whose number the PDF then bears again.
 */
import { useCallback, useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { BriefId } from '../../domain/ids.ts';
import type { Brief, BriefBody } from '../../domain/records.ts';
import { fail, type Result, succeed } from '../../domain/result.ts';
import { type ExportedBrief, exportBrief } from '../../exporters/export-brief.ts';
import { bundledFontFaces } from '../../exporters/print-fonts.ts';
import { loadBriefMaterial } from '../../storage/brief-material.ts';
import { isSameAsVersion, keepVersionOperations, newestVersion } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { useCommands } from '../../ui/commands.tsx';
import { fileNameOf } from '../../ui/file-name.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { readPresent } from './use-versions.ts';

/** What is exported: the brief with the draft number that it bears, and whether a version of it is there already. */
type Order = { brief: Brief; body: BriefBody; isKept: boolean };

async function takeOrder(briefId: BriefId, session: DocumentSession): Promise<Order> {
  const { brief, body } = await readPresent(briefId, session);
  const newest = await newestVersion(database, briefId);
  const isKept = newest !== undefined && isSameAsVersion(newest, brief, body);
  return { brief: isKept ? { ...brief, draft: newest.brief.draft } : brief, body, isKept };
}

async function print(order: Order): Promise<Result<ExportedBrief>> {
  const { brief, body } = order;
  return exportBrief({
    brief,
    content: body.content,
    material: await loadBriefMaterial(database, brief, body.content),
    print: (html) => window.desktop.printHtml({ html }),
    now: Date.now(),
    fonts: bundledFontFaces(),
  });
}

/** Registers the command. `step` says what the running export does; null while none is running. */
export function useExport(briefId: BriefId, session: DocumentSession): { step: string | null } {
  const { dossierId, change } = useWorkspace();
  const showToast = useToast();
  const [step, setStep] = useState<string | null>(null);

  const keep = useCallback(
    async ({ brief, body }: Order, name: string) => {
      const context = { dossierId, makeId, now: Date.now() };
      const { operations } = keepVersionOperations(context, brief, body, `Exported as ${name}`);
      await change(`Keep draft ${brief.draft}, exported as ${name}`, operations);
    },
    [dossierId, change],
  );
  const run = useCallback(async (): Promise<Result<null>> => {
    setStep('Gathering sources…');
    const order = await takeOrder(briefId, session);
    setStep('Printing pages…');
    const printed = await print(order);
    if (!printed.ok) return printed;
    const { bytes, pages, problems } = printed.value;
    setStep('Saving…');
    const saved = await window.desktop.saveFile({
      suggestedName: order.brief.title,
      extension: 'pdf',
      bytes,
    });
    if (!saved.ok) return saved;
    const { path } = saved.value;
    if (path === null) return succeed(null);
    const name = fileNameOf(path);
    if (!order.isKept) await keep(order, name);
    const broken = problems.length === 0 ? '' : ` ${problems.length} broken: ${problems[0]?.problem ?? ''}`;
    showToast({
      message: `Exported draft ${order.brief.draft} as ${name}, ${counted(pages, 'page')}.${broken}`,
      action: { label: 'Show in folder', run: () => void window.desktop.showInFolder({ path }) },
    });
    return succeed(null);
  }, [briefId, session, keep, showToast]);
  const start = async (): Promise<void> => {
    if (step !== null) return;
    const done = await run().catch((error: unknown) =>
      fail(error instanceof Error ? error.message : String(error)),
    );
    setStep(null);
    if (!done.ok)
      showToast({ tone: 'bad', message: `Not exported. ${done.problem} The brief itself is stored.` });
  };
  useCommands([
    {
      id: 'export-pdf',
      label: 'Export PDF',
      keys: 'Mod+Shift+E',
      group: 'Briefs',
      worksInText: true,
      run: () => void start(),
    },
  ]);
  return { step };
}

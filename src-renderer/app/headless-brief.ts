/**
 * The headless brief: articles in, PDF out, with the importer, the store, the rules and the exporter of the window. Every
 * step writes what it did in one line.
 */
import type { BriefJob } from '../../src-main/ipc/contract.ts';
import { type DraftStatement, draftBrief } from '../domain/brief/draft.ts';
import { counted } from '../domain/count.ts';
import { isoDay } from '../domain/date.ts';
import { findCandidates } from '../domain/extract/candidates.ts';
import type { OriginGroups } from '../domain/origins/groups.ts';
import { countedSources } from '../domain/origins/origins.ts';
import type { Brief, Candidate, Revision, RichTextNode, Source } from '../domain/records.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { CLAIM_TYPES } from '../domain/vocabularies/claim-type.ts';
import { exportBrief } from '../exporters/export-brief.ts';
import { bundledFontFaces } from '../exporters/print-fonts.ts';
import { loadBriefMaterial } from '../storage/brief-material.ts';
import { addBriefOperations } from '../storage/briefs.ts';
import { addCandidateOperations } from '../storage/candidates.ts';
import { claimFromCandidateOperations, takeClaimNumbers } from '../storage/claims.ts';
import { commit, type Operation } from '../storage/commit.ts';
import { newDossierOperations } from '../storage/dossiers.ts';
import type { NewRowContext } from '../storage/new-row.ts';
import { readOrigins } from '../storage/origins.ts';
import { importSource } from '../storage/sources.ts';
import { database, makeId } from '../storage/workspace.ts';
import { importInWorker } from '../workers/import-client.ts';
import { examineOrigins } from '../workers/origin-client.ts';

type Report = (line: string) => Promise<unknown>;
type ImportedRow = { source: Source; revision: Revision };
/** A candidate with what the store does not keep of it: whether its words hedge. */
type Found = { candidate: Candidate; hedged: boolean };
type Finished = { bytes: Uint8Array<ArrayBuffer>; pages: number; claims: number; citations: number };

async function importAll(
  job: BriefJob,
  context: NewRowContext,
  report: Report,
): Promise<Result<ImportedRow[]>> {
  const rows: ImportedRow[] = [];
  for (const file of job.articles) {
    const imported = await importInWorker(file);
    if (!imported.ok) return fail(`${file.name}: ${imported.problem}`);
    const outcome = await importSource(database, imported.value, { ...context, fileName: file.name });
    if (outcome.kind === 'duplicate') {
      await report(`Skipped ${file.name}: the same text as “${outcome.source.title}”`);
      continue;
    }
    const revision = await database.revisions.get(outcome.source.revisionId);
    if (revision === undefined) return fail(`${file.name} was stored but could not be read back.`);
    rows.push({ source: outcome.source, revision });
    const { wordCount, blocks, encoding } = imported.value;
    const size = `${counted(wordCount, 'word')}, ${counted(blocks.length, 'block')}`;
    await report(`Imported ${file.name}: ${size}, ${encoding}`);
  }
  return succeed(rows);
}

/** Looks for text that the articles share, so that what is of one origin is not counted twice. */
async function compareAll(
  rows: readonly ImportedRow[],
  { dossierId }: NewRowContext,
  report: Report,
): Promise<Result<OriginGroups>> {
  const examined = await examineOrigins(dossierId);
  if (!examined.ok) return fail(`The articles could not be compared. ${examined.problem}`);
  const { groups } = await readOrigins(database, dossierId);
  const ids = rows.map(({ source }) => source.id);
  if (ids.length > 1) await report(`Compared the texts: ${countedSources(ids, groups)}`);
  return succeed(groups);
}

/** "9 forecasts, 3 legal": how many of each type, in the vocabulary's order. */
function countTypes(found: readonly Found[]): string {
  return CLAIM_TYPES.flatMap(({ id, term }) => {
    const count = found.filter(({ candidate }) => candidate.type === id).length;
    return count === 0 ? [] : [`${count} ${term.toLowerCase()}`];
  }).join(', ');
}

async function findClaims(
  rows: readonly ImportedRow[],
  context: NewRowContext,
  report: Report,
): Promise<Found[]> {
  const all: Found[] = [];
  for (const { source, revision } of rows) {
    const found = findCandidates(revision.text, revision.blocks);
    const { candidates, operations } = addCandidateOperations(context, revision, found);
    if (operations.length > 0)
      await commit(database, context.dossierId, `Find claims in “${source.title}”`, operations);
    candidates.forEach((candidate, index) => {
      all.push({ candidate, hedged: found[index]?.hedged ?? false });
    });
  }
  const unnamed = all.filter(({ candidate }) => candidate.attribution.speaker !== 'named').length;
  await report(
    all.length === 0
      ? 'Found no candidate claims'
      : `Found ${counted(all.length, 'candidate claim')}: ${countTypes(all)}; ${unnamed} without a named source`,
  );
  return all;
}

async function keepClaims(
  found: readonly Found[],
  context: NewRowContext,
): Promise<{ statements: DraftStatement[]; operations: Operation[] }> {
  const firstNumber = await takeClaimNumbers(database, context.dossierId, found.length);
  const statements: DraftStatement[] = [];
  const operations: Operation[] = [];
  found.forEach(({ candidate, hedged }, index) => {
    const kept = claimFromCandidateOperations(context, firstNumber + index, candidate);
    operations.push(...kept.operations);
    statements.push({
      annotationId: kept.annotationId,
      sourceId: candidate.sourceId,
      quote: candidate.anchor.quote.exact,
      type: candidate.type,
      attribution: candidate.attribution,
      hedged,
    });
  });
  return { statements, operations };
}

function newBrief(job: BriefJob, rows: readonly ImportedRow[], content: RichTextNode, now: number) {
  const [first] = rows;
  const title =
    job.title ??
    (rows.length === 1 ? first?.source.title : undefined) ??
    `What ${rows.length} articles claim`;
  const front = { to: '', from: '', subject: title, date: isoDay(now), author: '' };
  const language = first?.source.language ?? 'en';
  const { template, marking } = job;
  return { title, template, front, marking, language, machineDrafted: true, content };
}

async function print(html: string): Promise<Result<Uint8Array>> {
  return window.desktop.printHtml({ html });
}

async function exportDraft(
  brief: Brief,
  content: RichTextNode,
  claims: number,
  now: number,
): Promise<Result<Finished>> {
  const material = await loadBriefMaterial(database, brief, content);
  const exported = await exportBrief({ brief, content, material, print, now, fonts: bundledFontFaces() });
  if (!exported.ok) return exported;
  const [problem] = exported.value.problems;
  if (problem !== undefined) return fail(problem.problem);
  const { bytes, pages, citations } = exported.value;
  return succeed({ bytes, pages, claims, citations });
}

/** Does the job of `chancery brief`. `now` is milliseconds since the Unix epoch. */
export async function makeBrief(job: BriefJob, report: Report, now: number): Promise<Result<Finished>> {
  const dossierTitle = job.title ?? 'Headless brief';
  const made = newDossierOperations({ title: dossierTitle, question: '', marking: job.marking }, makeId, now);
  await commit(database, made.dossier.id, 'New dossier', made.operations);
  const context: NewRowContext = { dossierId: made.dossier.id, makeId, now };
  const imported = await importAll(job, context, report);
  if (!imported.ok) return imported;
  const compared = await compareAll(imported.value, context, report);
  if (!compared.ok) return compared;
  const candidates = await findClaims(imported.value, context, report);
  if (candidates.length === 0) return fail('No statement was found that a brief could be drafted from.');
  const { statements, operations } = await keepClaims(candidates, context);
  const sources = imported.value.map(({ source }) => source);
  const draft = draftBrief({ sources, statements, origins: compared.value });
  const { brief, operations: briefOperations } = addBriefOperations(
    context,
    newBrief(job, imported.value, draft.content, now),
  );
  await commit(database, made.dossier.id, 'Draft brief', [...operations, ...briefOperations]);
  await report(
    `Drafted “${brief.title}”: ${counted(statements.length, 'statement')}, marked ${brief.marking}`,
  );
  return exportDraft(brief, draft.content, statements.length, now);
}

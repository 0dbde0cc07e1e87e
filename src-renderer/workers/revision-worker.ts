/** Comparing texts and moving anchors, off the window's thread. */
import { distinctPlaces } from '../domain/anchor/distinct-places.ts';
import { moveAnchors } from '../domain/anchor/move-anchors.ts';
import { diffTexts } from '../domain/anchor/text-diff.ts';
import { countChangedWords, foldUnchanged, makeChangeRows } from '../domain/text/change-rows.ts';
import { makeSections } from '../domain/text/change-sections.ts';
import { reviseSource } from '../storage/revise.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database, makeId } from '../storage/workspace.ts';
import type { RevisionAnswer, RevisionJobKind, RevisionJobs, RevisionPart } from './revision-jobs.ts';

const JOBS: {
  [Kind in RevisionJobKind]: (
    job: RevisionJobs[Kind]['job'],
    give: (part: RevisionPart<Kind>) => void,
  ) => Promise<RevisionJobs[Kind]['answer']>;
} = {
  revise: ({ sourceId, imported, ...context }) =>
    reviseSource(database, sourceId, imported, { ...context, makeId }),

  async compare({ fromId, toId }, give) {
    const [from, to] = await database.revisions.bulkGet([fromId, toId]);
    if (from === undefined || to === undefined) return null;
    const rows = makeChangeRows(from.text, to.text, diffTexts(from.text, to.text), to.blocks);
    for (const section of makeSections(foldUnchanged(rows))) give(section);
    return { changes: rows.filter(({ kind }) => kind !== 'same').length, ...countChangedWords(rows) };
  },

  async suggest({ annotationId }) {
    const annotation = await database.annotations.get(annotationId);
    const source = annotation && (await database.sources.get(annotation.sourceId));
    if (annotation === undefined || source === undefined) return [];
    const ids = [annotation.anchor.revisionId, source.revisionId];
    const [old, current] = await database.revisions.bulkGet(ids);
    if (old === undefined || current === undefined) return [];
    const [move] = moveAnchors(old.text, current.text, [annotation.anchor]);
    if (move === undefined) return [];
    if (move.outcome === 'lost') return distinctPlaces(move.candidates);
    return [{ start: move.start, end: move.end, score: move.outcome === 'kept' ? 1 : move.score }];
  },
};

async function run<Kind extends RevisionJobKind>(
  kind: Kind,
  job: RevisionJobs[Kind]['job'],
): Promise<RevisionAnswer<Kind>> {
  try {
    return { ok: true, value: await JOBS[kind](job, (part) => postMessage({ part })) };
  } catch (error) {
    return { ok: false, problem: describeSaveFailure(error) };
  }
}

addEventListener('message', (event: MessageEvent<{ kind: RevisionJobKind; job: never }>) => {
  void run(event.data.kind, event.data.job).then((answer) => postMessage(answer));
});

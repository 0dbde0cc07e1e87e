/** Finding shared text, off the window's thread. */
import type { SourceId } from '../domain/ids.ts';
import { measureShared, sharedPassages } from '../domain/origins/shingles.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import { OriginStore } from '../storage/origin-store.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database } from '../storage/workspace.ts';
import { OriginKeeper } from './origin-keeper.ts';
import type { OriginAnswer, OriginRequest, SharedText } from './origin-messages.ts';

/** Milliseconds of quiet after a change before texts are examined. */
const DELAY = 400;

async function readText(sourceId: SourceId): Promise<string | null> {
  const source = await database.sources.get(sourceId);
  return (source && (await database.revisions.get(source.revisionId)))?.text ?? null;
}

async function compare(sourceId: SourceId, otherId: SourceId): Promise<SharedText | null> {
  const [text, otherText] = await Promise.all([readText(sourceId), readText(otherId)]);
  if (text === null || otherText === null) return null;
  const { share } = measureShared(text, otherText);
  return { text, otherText, share, passages: sharedPassages(text, otherText) };
}

function follow(keeper: OriginKeeper): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // A failure waits for the next change: links are found again from the texts whenever they are looked for.
  const refresh = (): void => void keeper.refresh().catch(() => undefined);
  onDatabaseChange(() => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, DELAY);
  });
  void keeper.load().then(refresh);
}

addEventListener('message', ({ data }: MessageEvent<OriginRequest>) => {
  if (data.kind === 'follow') {
    follow(new OriginKeeper(database, new OriginStore(), data.dossierId));
    return;
  }
  const send = (answer: OriginAnswer): void => postMessage(answer);
  compare(data.sourceId, data.otherId).then(
    (value) => send({ ok: true, value }),
    (error: unknown) => send({ ok: false, problem: describeSaveFailure(error) }),
  );
});

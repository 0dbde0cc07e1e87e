/** Finding shared text, off the window's thread. */
import type { DossierId, SourceId } from '../domain/ids.ts';
import { makeSharedChunks } from '../domain/origins/shared-chunks.ts';
import { compareTexts } from '../domain/origins/shingles.ts';
import type { Revision } from '../domain/records.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import { OriginStore } from '../storage/origin-store.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database } from '../storage/workspace.ts';
import { createFollower } from './follower.ts';
import { OriginKeeper } from './origin-keeper.ts';
import type {
  OriginAnswer,
  OriginMessage,
  OriginRequest,
  SharedSide,
  SharedText,
} from './origin-messages.ts';

/** What the window shows of a change has the machine first, unless somebody waits for what is found. */
const FOLLOWING = { rest: 1500, longest: 6000 };

async function readRevision(sourceId: SourceId): Promise<Revision | null> {
  const source = await database.sources.get(sourceId);
  return (source && (await database.revisions.get(source.revisionId))) ?? null;
}

async function compare(sourceId: SourceId, otherId: SourceId): Promise<SharedText | null> {
  const [first, second] = await Promise.all([readRevision(sourceId), readRevision(otherId)]);
  if (first === null || second === null) return null;
  const { share, passages, words, sharedWords } = compareTexts(first.text, second.text);
  const others = passages.map(({ otherStart, otherEnd }) => ({ start: otherStart, end: otherEnd }));
  const give = ({ text, blocks }: Revision, side: 0 | 1): SharedSide => {
    const chunks = makeSharedChunks(text, blocks, side === 0 ? passages : others);
    for (const chunk of chunks) send({ part: { side, chunk } });
    return { words: words[side], sharedWords: sharedWords[side] };
  };
  return { share, passages: passages.length, sides: [give(first, 0), give(second, 1)] };
}

function send(message: OriginMessage): void {
  postMessage(message);
}

/** Examines at once what is not examined yet, of the dossier that is followed. */
let settle: () => Promise<void> = () => Promise.resolve();

function follow(keeper: OriginKeeper): void {
  const follower = createFollower(() => keeper.refresh(), FOLLOWING);
  // Every other text comes with a change of its source. Its own links and what is typed elsewhere call for nothing.
  onDatabaseChange(follower.hear, ['sources']);
  const loaded = keeper.load();
  void loaded.then(() => {
    follower.hear();
    follower.hurry();
  });
  settle = async () => {
    await loaded;
    follower.forget();
    await keeper.refresh();
  };
}

/** Answers whoever asked through a port of their own: several may wait at once. */
function answerSettled(port: MessagePort | undefined): void {
  settle().then(
    () => port?.postMessage({ ok: true, value: null } satisfies OriginAnswer),
    (error: unknown) =>
      port?.postMessage({ ok: false, problem: describeSaveFailure(error) } satisfies OriginAnswer),
  );
}

async function examine(dossierId: DossierId): Promise<null> {
  const keeper = new OriginKeeper(database, new OriginStore(), dossierId);
  await keeper.load();
  await keeper.refresh();
  return null;
}

addEventListener('message', ({ data, ports }: MessageEvent<OriginRequest>) => {
  if (data.kind === 'settle') {
    answerSettled(ports[0]);
    return;
  }
  if (data.kind === 'follow') {
    follow(new OriginKeeper(database, new OriginStore(), data.dossierId));
    return;
  }
  const answer = data.kind === 'examine' ? examine(data.dossierId) : compare(data.sourceId, data.otherId);
  answer.then(
    (value) => send({ ok: true, value }),
    (error: unknown) => send({ ok: false, problem: describeSaveFailure(error) }),
  );
});

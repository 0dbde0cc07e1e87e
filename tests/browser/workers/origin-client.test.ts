import { afterEach, expect, it } from 'vitest';
import { followOrigins, settleOrigins } from '../../../src-renderer/workers/origin-client.ts';
import { DOSSIER } from '../storage/dossier-fixture.ts';

const RealWorker = Worker;
let started = 0;

/** The first worker's script fails as it starts, as where the computer has no memory left for it. */
class FailingFirst extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    started += 1;
    const script = new Blob(['throw new Error("No memory is left")'], { type: 'text/javascript' });
    super(started === 1 ? URL.createObjectURL(script) : url, options);
  }
}

afterEach(() => {
  globalThis.Worker = RealWorker;
});

it('where the worker that compares texts fails, whoever asked hears why, and who asks next gets another', async () => {
  globalThis.Worker = FailingFirst;
  const leave = followOrigins(DOSSIER);
  expect(await settleOrigins(DOSSIER)).toEqual({
    ok: false,
    problem: expect.stringMatching(/^The texts could not be compared\. .*No memory is left/),
  });
  expect(started).toBe(1);
  expect(await settleOrigins(DOSSIER)).toMatchObject({ ok: true });
  expect(started).toBe(2);
  leave();
});

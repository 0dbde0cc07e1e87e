import { describe, expect, it } from 'vitest';
import { flushAll, holdUntilWritten } from '../../../src-renderer/storage/autosave.ts';
import {
  findUnsaved,
  getSaveStatus,
  markUnsaved,
  trackSave,
  whenIdle,
} from '../../../src-renderer/storage/save-status.ts';

describe('writing everything before the window closes', () => {
  it('tells the first problem only after the other writes have ended', async () => {
    const slow = Promise.withResolvers<boolean>();
    void holdUntilWritten(Promise.resolve(false));
    void holdUntilWritten(slow.promise);
    let answer: unknown = 'still waiting';
    const flushed = flushAll().catch((error: unknown) => {
      answer = error;
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(answer).toBe('still waiting');
    slow.resolve(true);
    await flushed;
    expect(answer).toEqual(new Error('What was typed into a field could not be saved.'));
    await flushAll();
  });

  it('is idle once the writes on their way have ended, however they ended', async () => {
    await whenIdle();
    const write = Promise.withResolvers<void>();
    const tracked = trackSave(write.promise).catch(() => undefined);
    let isIdle = false;
    const idle = whenIdle().then(() => {
      isIdle = true;
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(isIdle).toBe(false);
    write.reject(new Error('The disk is gone'));
    await Promise.all([idle, tracked]);
    expect(isIdle).toBe(true);
  });
});

describe('a write that the analyst called off', () => {
  it('is neither saved nor a failure: what was said before it stays', async () => {
    const full = new Error('The disk is full');
    await expect(trackSave(Promise.reject(full))).rejects.toBe(full);
    const failed = getSaveStatus();
    expect(failed.kind).toBe('failed');
    await expect(trackSave(Promise.reject(new Error('aborted')), () => true)).rejects.toThrow('aborted');
    expect(getSaveStatus()).toEqual(failed);
    await trackSave(Promise.resolve());
    const saved = getSaveStatus();
    expect(saved.kind).toBe('saved');
    await expect(trackSave(Promise.reject(new Error('aborted')), () => true)).rejects.toThrow('aborted');
    expect(getSaveStatus()).toEqual(saved);
  });
});

describe('what closing would lose', () => {
  it('is said while an editor holds it, and no longer', () => {
    expect(findUnsaved()).toBeNull();
    markUnsaved('a', true, '“Date” holds something.');
    markUnsaved('b', true);
    expect(findUnsaved()).toBe('“Date” holds something.');
    markUnsaved('a', false);
    expect(findUnsaved()).toBe('Something that was typed is not written yet.');
    markUnsaved('b', false);
    expect(findUnsaved()).toBeNull();
  });
});

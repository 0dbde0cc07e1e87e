import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFollower } from '../../../src-renderer/workers/follower.ts';

const TIMES = { rest: 1000, longest: 5000 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('follows a burst of changes once, after it has come to rest', () => {
  const work = vi.fn(() => Promise.resolve());
  const { hear } = createFollower(work, TIMES);
  hear();
  vi.advanceTimersByTime(900);
  hear();
  vi.advanceTimersByTime(900);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('follows changes that never rest, the longest wait apart', () => {
  const work = vi.fn(() => Promise.resolve());
  const { hear } = createFollower(work, TIMES);
  for (let at = 0; at < 200; at += 1) {
    hear();
    vi.advanceTimersByTime(100);
  }
  // Twenty seconds of changes.
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(work.mock.calls.length).toBeLessThanOrEqual(4);
});

it('is hurried by who waits for it, and does nothing where nothing has changed', () => {
  const work = vi.fn(() => Promise.resolve());
  const { hear, hurry, forget } = createFollower(work, TIMES);
  hurry();
  expect(work).not.toHaveBeenCalled();
  hear();
  hurry();
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(1);
  hear();
  forget();
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('tries again what failed, though nothing changes any more', async () => {
  const work = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new Error('The disk is full'))
    .mockResolvedValue();
  const { hear } = createFollower(work, TIMES);
  hear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(work).toHaveBeenCalledTimes(2);
});

it('tries what goes on failing less and less often, until something changes', async () => {
  const work = vi.fn(() => Promise.reject(new Error('The disk is full')));
  const { hear } = createFollower(work, TIMES);
  hear();
  await vi.advanceTimersByTimeAsync(1000);
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(9900);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(work).toHaveBeenCalledTimes(3);
  hear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(4);
});

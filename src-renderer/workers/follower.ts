/** Following changes that come in bursts, without falling behind while they go on. */

/** Milliseconds. */
export type FollowerTimes = {
  /** Quiet after a change before it is followed. */
  rest: number;
  /** The longest that a change waits, however many come after it. What failed once waits as long, what failed twice twice as long. */
  longest: number;
};

export type Follower = {
  /** Something has changed. */
  hear: () => void;
  /** Follows at once what waits; nothing where nothing does. */
  hurry: () => void;
  /** Forgets what waits. */
  forget: () => void;
};

/**
 * Runs `work` after changes. Where it fails, what it was for is not forgotten: it is tried again, later each time, since a full disk
 * stays full and `work` may be long.
 */
export function createFollower(work: () => Promise<void>, { rest, longest }: FollowerTimes): Follower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  let failures = 0;
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const follow = (): void => {
    forget();
    work().then(
      () => {
        failures = 0;
      },
      () => {
        failures += 1;
        wait(longest * failures, longest * failures);
      },
    );
  };
  const wait = (delay: number, most: number): void => {
    const now = performance.now();
    if (timer === undefined) latest = now + most;
    clearTimeout(timer);
    timer = setTimeout(follow, Math.min(delay, latest - now));
  };
  return {
    hear: () => wait(rest, longest),
    hurry: () => {
      if (timer !== undefined) follow();
    },
    forget,
  };
}

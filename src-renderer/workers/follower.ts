/** Following changes that come in bursts, without falling behind while they go on. */

/** Milliseconds. */
export type FollowerTimes = {
  /** Quiet after a change before it is followed. */
  rest: number;
  /** The longest that a change waits, however many come after it; and how long after a failure it is tried again. */
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

/** Runs `work` after changes. Where it fails, what it was for is not forgotten. */
export function createFollower(work: () => Promise<void>, { rest, longest }: FollowerTimes): Follower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const follow = (): void => {
    forget();
    work().catch(() => wait(longest));
  };
  const wait = (delay: number): void => {
    const now = performance.now();
    if (timer === undefined) latest = now + longest;
    clearTimeout(timer);
    timer = setTimeout(follow, Math.min(delay, latest - now));
  };
  return {
    hear: () => wait(rest),
    hurry: () => {
      if (timer !== undefined) follow();
    },
    forget,
  };
}

/**
 * Milliseconds that this thread has computed so far. What limits the time of a computation is measured by it: by the clock, whatever
 * else the machine does would count as well. What waits for ever ends by the test's own time limit.
 */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

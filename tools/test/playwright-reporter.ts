import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { NO_REASON, type Tally, writeTally } from './tally.ts';

/** Errors outside of any test, in a configuration or a spec that cannot be read, count as failures. */
export default class TallyReporter implements Reporter {
  private suite: Suite | null = null;
  private errors = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const tally: Tally = { passed: 0, failed: this.errors, skipped: [] };
    for (const test of this.suite?.allTests() ?? []) count(test, tally);
    writeTally(tally);
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** A test that Playwright never got to has no results: it did not pass. */
function count(test: TestCase, tally: Tally): void {
  const outcome = test.outcome();
  const [, ...path] = test.titlePath();
  const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  if (outcome === 'skipped' && test.expectedStatus === 'skipped')
    tally.skipped.push({ name: path.filter((part) => part !== '').join(' › '), reason: reason ?? NO_REASON });
  // Flaky: failed, then passed when CI tried it again. Playwright's own report names it.
  else if (outcome === 'expected' || outcome === 'flaky') tally.passed += 1;
  else tally.failed += 1;
}

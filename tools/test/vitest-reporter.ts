import type { Reporter, TestModule } from 'vitest/node';
import { NO_REASON, type Tally, writeTally } from './tally.ts';

/** A file that could not be read as tests counts as one failure; so does each error outside of any test. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tally: Tally = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      tally.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'skipped')
          tally.skipped.push({ name: test.fullName, reason: result.note ?? NO_REASON });
        else tally.failed += 1;
      }
    }
    writeTally(tally);
  }
}

import { defineConfig } from '@playwright/test';
import { describeRuntime } from './tests/e2e/runtime.ts';

// The configuration is read by every worker: only the first reading reports.
if (process.env.TEST_WORKER_INDEX === undefined) process.stdout.write(`Runtime: ${describeRuntime()}\n`);

export default defineConfig({
  outputDir: 'out/test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A machine that is busy for a moment must not block a landing; what passed only when tried again is reported as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: 'list',
  timeout: 30_000,
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    { name: 'host', testDir: 'tests/e2e/host' },
    { name: 'app', testDir: 'tests/e2e/app' },
  ],
});

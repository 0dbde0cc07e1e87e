import { defineConfig } from '@playwright/test';
import { describeRuntime } from './tests/e2e/runtime.ts';

// The configuration is read by every worker: only the first reading reports.
if (process.env.TEST_WORKER_INDEX === undefined) process.stdout.write(`Runtime: ${describeRuntime()}\n`);

export default defineConfig({
  outputDir: 'out/test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  timeout: 30_000,
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    { name: 'host', testDir: 'tests/e2e/host' },
    { name: 'app', testDir: 'tests/e2e/app' },
  ],
});

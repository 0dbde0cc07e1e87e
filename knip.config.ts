/** What counts as used. Everything else that knip finds is dead and fails `npm test`. */
import type { KnipConfig } from 'knip';

export default {
  entry: [
    'tools/*/index.{ts,mjs}',
    // Started by path: reporters by their runners, Electron's stand-in by a shell script and a resolve hook.
    'tools/test/*-reporter.ts',
    'tools/chromium-host/{host.ts,electron.cjs}',
    // Put in the place of packages by the bundler.
    'src-renderer/importers/bibliography-no-fetch.ts',
    // Benchmarks are found in their folder, by name.
    'tests/bench/*.ts',
    'tests/bench/fixtures/import/side.ts',
    'tests/bench/pages/*/page.{ts,tsx}',
  ],
  project: ['src-main/**', 'src-renderer/**/*.{ts,tsx,css}', 'tools/**/*.{ts,mjs,cjs}', 'tests/**/*.ts'],
  ignoreDependencies: [
    // Unpacked by path, in tools/chromium-host/unpack.ts.
    '@sparticuz/chromium',
    // Peers of benchmarks, which have a package.json of their own (tests/bench).
    'flexsearch',
    'minisearch',
    // Run by path, in tools/test/stages.ts.
    'dependency-cruiser',
  ],
  // Used in its own file, an export is not dead: a test may still reach for it.
  ignoreExportsUsedInFile: true,
  compilers: {
    css: (text: string) => [...text.matchAll(/(?<=@)import[^;]+/g)].join('\n'),
  },
} satisfies KnipConfig;

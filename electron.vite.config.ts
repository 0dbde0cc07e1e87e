import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Citation.js fetches by these two packages. It is only used to parse: in the bundle they are one function that throws. */
const NO_FETCH = resolve('src-renderer/importers/bibliography-no-fetch.ts');
const OFFLINE_BIBLIOGRAPHIES = { 'node-fetch': NO_FETCH, 'sync-fetch': NO_FETCH };

export default defineConfig({
  main: {
    build: {
      // Bundled, it is shaken to what is used; read file by file from node_modules, it delays every start by 80 ms.
      externalizeDeps: { exclude: ['zod'] },
      rollupOptions: { input: { index: resolve('src-main/index.ts') } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing of ours: it is one CommonJS file with everything in it.
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: { preload: resolve('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      // Less to read and parse at start.
      minify: true,
      // Inlined assets would be data: addresses, which the Content-Security-Policy forbids for fonts.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: resolve('src-renderer/index.html'), headless: resolve('src-renderer/headless.html') },
      },
    },
    resolve: {
      alias: {
        ...OFFLINE_BIBLIOGRAPHIES,
        // Its build for browsers asks `document`, which a worker does not have.
        'decode-named-character-reference': resolve('node_modules/decode-named-character-reference/index.js'),
      },
    },
    // Workers share chunks with each other: an importer is not bundled twice.
    worker: { format: 'es' },
    plugins: [react()],
  },
});

/**
 * Who may import whom (CONTRIBUTING.md, "Where things are"). `npm test -- boundaries` checks it, and
 * tests/unit/tools/boundaries.test.ts proves that each rule catches its violation.
 */

/** Packages are resolved to files of theirs, wherever npm put them. */
const packages = (...names) => `node_modules/(${names.join('|')})/`;

/** What `domain` may use: pure functions, no DOM, no database. It runs in plain Node. */
const PURE_PACKAGES = packages('zod', 'diff', 'approx-string-match');

/** What only views are made of. */
const VIEW_PACKAGES = packages(
  'react',
  'react-dom',
  'react-aria-components',
  'react-aria',
  'react-stately',
  '@react-aria/[^/]+',
  'lucide-react',
  'dexie-react-hooks',
  '@tiptap/[^/]+',
  'prosemirror-[^/]+',
);

/** Packages of which only the types are there, from @types: nothing of them can be resolved. */
const TYPES_ONLY = '^mdast$';

const layer = (...names) => `^src-renderer/(${names.join('|')})/`;
const OURS = '^(src-main|src-renderer|resources|tools|tests)/';
const CONTRACT = '^src-main/ipc/contract\\.ts$';
const BUILT_IN = { dependencyTypes: ['core'] };

/** One layer and all of ours that it may import; `from` may import itself. */
const onlyImports = (from, ...allowed) => ({
  name: `${from}-imports-${allowed.length === 0 ? 'nothing-of-ours' : `only-${allowed.join('-and-')}`}`,
  severity: 'error',
  from: { path: layer(from) },
  to: { path: OURS, pathNot: [layer(from, ...allowed), CONTRACT] },
});

export default {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: layer('domain') },
      to: { path: OURS, pathNot: layer('domain') },
    },
    {
      name: 'domain-uses-only-pure-packages',
      comment: 'If a package without DOM, database or framework is needed here, add it to PURE_PACKAGES.',
      severity: 'error',
      from: { path: layer('domain') },
      to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
    },
    {
      name: 'renderer-uses-no-built-in-modules',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: BUILT_IN,
    },
    onlyImports('storage', 'domain'),
    onlyImports('importers', 'domain'),
    onlyImports('exporters', 'domain'),
    onlyImports('workers', 'domain', 'storage', 'importers', 'exporters'),
    onlyImports('ui', 'domain', 'storage', 'importers'),
    {
      name: 'only-storage-and-views-use-dexie',
      severity: 'error',
      from: { path: layer('importers', 'exporters', 'workers') },
      to: { path: packages('dexie') },
    },
    {
      name: 'no-view-packages-below-ui',
      severity: 'error',
      from: { path: layer('storage', 'importers', 'exporters', 'workers') },
      to: { path: VIEW_PACKAGES },
    },
    {
      name: 'no-feature-imports-another',
      comment: 'What two features share moves down into ui, storage or domain.',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
    {
      name: 'features-import-only-what-is-below',
      severity: 'error',
      from: { path: layer('features') },
      to: {
        path: OURS,
        pathNot: [
          layer('domain', 'storage', 'importers', 'exporters', 'workers', 'ui', 'features'),
          CONTRACT,
        ],
      },
    },
    {
      name: 'only-the-contract-is-shared',
      comment: 'Renderer and main meet in src-main/ipc/contract.ts and nowhere else.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/', pathNot: CONTRACT },
    },
    {
      name: 'main-imports-nothing-of-the-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'the-contract-depends-on-nothing',
      comment: 'It is bundled into the renderer and the sandboxed preload.',
      severity: 'error',
      from: { path: CONTRACT },
      to: { pathNot: packages('zod') },
    },
    {
      name: 'the-renderer-never-imports-electron',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: packages('electron') },
    },
    {
      name: 'the-program-imports-no-tools-or-tests',
      severity: 'error',
      from: { path: '^src-(main|renderer)/' },
      to: { path: '^(tools|tests)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src-(main|renderer)/' },
      to: { circular: true },
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that leads nowhere is one that no other rule has judged.',
      severity: 'error',
      from: { path: '^src-(main|renderer)/' },
      to: { couldNotResolve: true, pathNot: TYPES_ONLY },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.css', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
    },
  },
};

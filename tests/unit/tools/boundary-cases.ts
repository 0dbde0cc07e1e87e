/** One tree that keeps to the rules of who imports whom, and files that break each of them. */

/** What keeps to the rules: each layer imports what it may. */
export const ALLOWED: Record<string, string> = {
  'src-main/ipc/contract.ts': "import * as z from 'zod/mini'; export const channels = z;",
  'src-main/index.ts': "import { app } from 'electron'; import './ipc/contract.ts'; app.quit();",
  'src-renderer/domain/rule.ts': 'export const rule = 1; export type Rule = number;',
  'src-renderer/storage/store.ts':
    "import Dexie from 'dexie'; import { rule } from '../domain/rule.ts'; export const store = [Dexie, rule];",
  'src-renderer/importers/text.ts': "import { rule } from '../domain/rule.ts'; export const read = rule;",
  'src-renderer/exporters/pdf.ts': "import { rule } from '../domain/rule.ts'; export const write = rule;",
  'src-renderer/workers/diff.ts': "import { rule } from '../domain/rule.ts'; export const diff = rule;",
  'src-renderer/ui/button.tsx':
    "import { useState } from 'react'; import { store } from '../storage/store.ts'; export const Button = () => <b>{String([useState, store])}</b>;",
  'src-renderer/features/notes/view.tsx':
    "import { Button } from '../../ui/button.tsx'; import { read } from '../../importers/text.ts'; import { write } from '../../exporters/pdf.ts'; export const View = () => [Button, read, write];",
  'src-renderer/features/claims/view.tsx': 'export const Claims = () => null;',
  'src-renderer/app/shell.tsx':
    "import { View } from '../features/notes/view.tsx'; import { channels } from '../../src-main/ipc/contract.ts'; export const Shell = [View, channels, () => import('../features/claims/view.tsx')];",
  'src-main/window.ts': 'export const window = 1;',
  'tools/tool.ts': 'export const tool = 1;',
};

/** A file that breaks each rule, in each of the ways in which a file can import. */
export const FORBIDDEN: { rule: string; file: string; source: string }[] = [
  {
    rule: 'domain-imports-nothing-of-ours',
    file: 'src-renderer/domain/a.ts',
    source: "import { store } from '../storage/store.ts'; export const a = store;",
  },
  {
    rule: 'domain-imports-nothing-of-ours',
    file: 'src-renderer/domain/b.ts',
    source: "import type { Button } from '../ui/button.tsx'; export type B = typeof Button;",
  },
  {
    rule: 'domain-imports-nothing-of-ours',
    file: 'src-renderer/domain/c.ts',
    source: "export const c = () => import('../importers/text.ts');",
  },
  {
    rule: 'domain-imports-nothing-of-ours',
    file: 'src-renderer/domain/d.ts',
    source: "export * from '../exporters/pdf.ts';",
  },
  {
    rule: 'domain-imports-nothing-of-ours',
    file: 'src-renderer/domain/e.ts',
    source: "import { channels } from '../../src-main/ipc/contract.ts'; export const e = channels;",
  },
  ...['react', 'dexie', 'dexie-react-hooks', '@tiptap/core', '@cantoo/pdf-lib'].map((name, index) => ({
    rule: 'domain-uses-only-pure-packages',
    file: `src-renderer/domain/package-${index}.ts`,
    source: `import * as used from '${name}'; export const use = used;`,
  })),
  {
    rule: 'domain-uses-only-pure-packages',
    file: 'src-renderer/domain/types.ts',
    source: "import type { ReactNode } from 'react'; export type Shown = ReactNode;",
  },
  {
    rule: 'renderer-uses-no-built-in-modules',
    file: 'src-renderer/domain/node.ts',
    source: "import { join } from 'node:path'; export const j = join;",
  },
  {
    rule: 'storage-imports-only-domain',
    file: 'src-renderer/storage/a.ts',
    source: "import { read } from '../importers/text.ts'; export const a = read;",
  },
  {
    rule: 'storage-imports-only-domain',
    file: 'src-renderer/storage/b.ts',
    source: "import type { View } from '../features/notes/view.tsx'; export type B = typeof View;",
  },
  {
    rule: 'importers-imports-only-domain',
    file: 'src-renderer/importers/a.ts',
    source: "import { store } from '../storage/store.ts'; export const a = store;",
  },
  {
    rule: 'exporters-imports-only-domain',
    file: 'src-renderer/exporters/a.ts',
    source: "import { Button } from '../ui/button.tsx'; export const a = Button;",
  },
  {
    rule: 'workers-imports-only-domain-and-storage-and-importers-and-exporters',
    file: 'src-renderer/workers/a.ts',
    source: "import { Button } from '../ui/button.tsx'; export const a = Button;",
  },
  {
    rule: 'ui-imports-only-domain-and-storage-and-importers',
    file: 'src-renderer/ui/a.tsx',
    source: "import { View } from '../features/notes/view.tsx'; export const A = View;",
  },
  {
    rule: 'ui-imports-only-domain-and-storage-and-importers',
    file: 'src-renderer/ui/b.tsx',
    source: "import { Shell } from '../app/shell.tsx'; export const B = Shell;",
  },
  {
    rule: 'only-storage-and-views-use-dexie',
    file: 'src-renderer/importers/b.ts',
    source: "import Dexie from 'dexie'; export const b = Dexie;",
  },
  {
    rule: 'no-view-packages-below-ui',
    file: 'src-renderer/exporters/b.ts',
    source: "import { Editor } from '@tiptap/core'; export const b = Editor;",
  },
  {
    rule: 'no-view-packages-below-ui',
    file: 'src-renderer/storage/c.ts',
    source: "import { useLiveQuery } from 'dexie-react-hooks'; export const c = useLiveQuery;",
  },
  {
    rule: 'no-feature-imports-another',
    file: 'src-renderer/features/notes/a.ts',
    source: "import { Claims } from '../claims/view.tsx'; export const a = Claims;",
  },
  {
    rule: 'no-feature-imports-another',
    file: 'src-renderer/features/notes/b.ts',
    source: "import type { Claims } from '../claims/view.tsx'; export type B = typeof Claims;",
  },
  {
    rule: 'features-import-only-what-is-below',
    file: 'src-renderer/features/notes/c.ts',
    source: "import { Shell } from '../../app/shell.tsx'; export const c = Shell;",
  },
  {
    rule: 'only-the-contract-is-shared',
    file: 'src-renderer/app/a.ts',
    source: "import { window } from '../../src-main/window.ts'; export const a = window;",
  },
  {
    rule: 'main-imports-nothing-of-the-renderer',
    file: 'src-main/a.ts',
    source: "import { rule } from '../src-renderer/domain/rule.ts'; export const a = rule;",
  },
  {
    rule: 'main-imports-nothing-of-the-renderer',
    file: 'src-main/b.ts',
    source: "import type { Rule } from '../src-renderer/domain/rule.ts'; export type B = Rule;",
  },
  {
    rule: 'the-renderer-never-imports-electron',
    file: 'src-renderer/app/b.ts',
    source: "import { ipcRenderer } from 'electron'; export const b = ipcRenderer;",
  },
  {
    rule: 'the-renderer-never-imports-electron',
    file: 'src-renderer/app/c.ts',
    source: "import type { App } from 'electron'; export type C = App;",
  },
  {
    rule: 'the-program-imports-no-tools-or-tests',
    file: 'src-main/c.ts',
    source: "import { tool } from '../tools/tool.ts'; export const c = tool;",
  },
  {
    rule: 'no-cycles',
    file: 'src-renderer/ui/cycle-a.ts',
    source: "import { b } from './cycle-b.ts'; export const a = () => b;",
  },
  {
    rule: 'every-import-is-found',
    file: 'src-renderer/app/d.ts',
    source: "import { gone } from './gone.ts'; export const d = gone;",
  },
];

/** Breaks the contract's own rule, for which that file itself must change. */
export const WRONG_CONTRACT = {
  rule: 'the-contract-depends-on-nothing',
  file: 'src-main/ipc/contract.ts',
  source: "import { window } from '../window.ts'; export const channels = window;",
};

/** The other half of the cycle, which is reported once. */
export const OTHER_HALF = {
  'src-renderer/ui/cycle-b.ts': "import { a } from './cycle-a.ts'; export const b = () => a;",
};

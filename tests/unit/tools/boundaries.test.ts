import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import boundaries from '../../../.dependency-cruiser.mjs';
import { ALLOWED, FORBIDDEN, OTHER_HALF, WRONG_CONTRACT } from './boundary-cases.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const CRUISER = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

type Report = {
  modules: { source: string }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
};

/** Runs the check as `npm test` does, in a folder that is laid out like the project. */
function check(folder: string): Promise<Report> {
  const args = [CRUISER, '--config', join(PROJECT, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...args, 'src-main', 'src-renderer'],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (error, stdout) => (stdout === '' ? reject(error) : resolve(JSON.parse(stdout) as Report)),
    );
  });
}

const folders: string[] = [];

function layOut(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-boundaries-'));
  folders.push(folder);
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\n`);
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the check of who imports whom', () => {
  let broken: Report['summary']['violations'];

  beforeAll(async () => {
    const culprits = Object.fromEntries(FORBIDDEN.map(({ file, source }) => [file, source]));
    broken = (await check(layOut({ ...ALLOWED, ...culprits, ...OTHER_HALF }))).summary.violations;
  });

  it.each(FORBIDDEN)('$rule catches $source', ({ rule, file }) => {
    expect(broken.map((violation) => `${violation.rule.name}: ${violation.from}`)).toContain(
      `${rule}: ${file}`,
    );
  });

  it('catches a contract that imports something of ours', async () => {
    const { summary } = await check(layOut({ ...ALLOWED, [WRONG_CONTRACT.file]: WRONG_CONTRACT.source }));
    expect(summary.violations.map(({ rule }) => rule.name)).toContain(WRONG_CONTRACT.rule);
  });

  it('has a proof here for each of its rules', () => {
    const proven = new Set([...FORBIDDEN, WRONG_CONTRACT].map(({ rule }) => rule));
    expect(boundaries.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });

  it('lets pass what keeps to the rules', async () => {
    expect((await check(layOut(ALLOWED))).summary.violations).toEqual([]);
  });

  it('reads every file of the program, and finds nothing', async () => {
    const { modules, summary } = await check(PROJECT);
    const read = new Set(modules.map(({ source }) => source));
    const files = globSync('src-{main,renderer}/**/*.{ts,tsx}', { cwd: PROJECT }).map((file) =>
      file.split(sep).join('/'),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !read.has(file) && !file.endsWith('.d.ts'))).toEqual([]);
    expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
  });
});

/** What is made to harm, through the window and through the headless command: an error or clean text, and nothing else. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appEnvironment, temporaryFolder } from '../runtime.ts';
import { type HostileFile, hostileFiles, LOCKED, writeHostileFiles } from './hostile-files.ts';
import {
  answerOpenDialog,
  chooseMenuItem,
  goTo,
  makeDossier,
  openWorkspace,
  PROJECT,
  waitUntilSaved,
} from './workspace.ts';

/** All of them together; a single one may take 30 s. */
test.setTimeout(150_000);

type Line = { file: string; text?: string; error?: string };

let trap = { address: '', asked: [] as string[], close: () => {} };

test.beforeEach(async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  trap = { address: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
});

test.afterEach(() => trap.close());

function problemsOf(files: readonly HostileFile[]): { name: string; problem: RegExp }[] {
  return files.flatMap(({ name, ends }) => ('problem' in ends ? [{ name, problem: ends.problem }] : []));
}

test('in the window: each file ends in an error or clean text, nothing runs, and the workspace goes on', async () => {
  const folder = temporaryFolder();
  const files = await hostileFiles(trap.address);
  await writeHostileFiles(folder, files);
  await writeFile(join(folder, 'zz-vanishing.txt'), 'Read me before I am gone.');
  const { app, page, problems, close } = await openWorkspace();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await makeDossier(page, 'Hostile');
  await answerOpenDialog(app, [folder]);
  await chooseMenuItem(app, 'import-folder');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await rm(join(folder, 'zz-vanishing.txt'));

  const refused = problemsOf(files);
  const read = files.length - refused.length;
  const report = page.getByRole('dialog', { name: `Imported ${read} sources, not everything` });
  await expect(report).toBeVisible({ timeout: 120_000 });
  for (const { name, problem } of refused.filter((file) => file.name !== LOCKED.name))
    await expect(report.getByRole('listitem').filter({ hasText: name }), name).toContainText(problem);
  await expect(report.getByRole('listitem').filter({ hasText: 'huge.txt' })).toContainText(
    'too large: 200 MB',
  );
  await expect(report.getByRole('listitem').filter({ hasText: 'zz-vanishing.txt' })).toContainText(
    'no such file',
  );
  await expect(report.getByText(/already/i)).toHaveCount(0);

  const password = report.getByLabel(`Password of ${LOCKED.name}`);
  await password.fill('guess');
  await password.press('Enter');
  await expect(report.getByText('The password did not open it.')).toBeVisible();
  await password.fill(LOCKED.password);
  await report.getByRole('button', { name: 'Import with password' }).click();
  const last = page.getByRole('dialog', { name: `Imported ${read + 1} sources, not everything` });
  await expect(last.getByRole('listitem').filter({ hasText: 'bomb.docx' })).toBeVisible();
  await expect(last.getByText(LOCKED.name)).toHaveCount(0);
  await last.getByRole('button', { name: 'Done' }).click();

  await goTo(page, 'Sources');
  await expect(page.getByRole('heading', { name: `${read + 1} sources` })).toBeVisible();
  await page
    .getByRole('row', { name: /Scripted page/ })
    .first()
    .dblclick();
  await expect(page.getByText('It gave no date.')).toBeVisible();
  await expect(page.locator('a[href^="javascript"], [onerror], iframe, object')).toHaveCount(0);
  await waitUntilSaved(page);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(dialogs).toEqual([]);
  expect(trap.asked).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('headless: one line for each, in order, and nothing runs', async () => {
  const folder = temporaryFolder();
  const files = await hostileFiles(trap.address);
  await writeHostileFiles(folder, files);
  const names = [...files.map(({ name }) => name), 'huge.txt', 'loop', 'missing.txt'];
  const started = performance.now();
  const run = await new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT, 'tools', 'start', 'chancery.ts'), 'import', ...names, '--json', 'out.jsonl'],
      { cwd: folder, env: appEnvironment({ INIT_CWD: folder }), maxBuffer: 1e8 },
      (error, _stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr }),
    );
  });
  expect(performance.now() - started).toBeLessThan(140_000);
  expect(run.code).toBe(1);
  const written = await readFile(join(folder, 'out.jsonl'), 'utf8');
  const lines = written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  expect(lines.map(({ file }) => file)).toEqual(names);
  const byName = new Map(lines.map((line) => [line.file, line]));
  for (const { name, ends } of files) {
    const line = byName.get(name);
    if ('problem' in ends) expect(line?.error, name).toMatch(ends.problem);
    else expect(line?.text, name).toContain(ends.text);
  }
  expect(byName.get('huge.txt')?.error).toContain('too large: 200 MB');
  expect(byName.get('loop')?.error).toContain('is a folder');
  expect(byName.get('missing.txt')?.error).toContain('no such file');
  // Markdown and plain text may say such things; no link may lead there.
  expect(written).not.toMatch(/"href":"(?!https?:|mailto:)/);
  expect(trap.asked).toEqual([]);
});

test('what may not be read, or is no file, is said so in the report', async () => {
  test.skip(process.platform === 'win32', 'needs the permissions of POSIX');
  const folder = temporaryFolder();
  await mkdir(join(folder, 'articles'));
  for (const path of [folder, join(folder, 'articles')]) await chmod(path, 0o755);
  const secret = join(folder, 'articles', 'secret.txt');
  const open = join(folder, 'articles', 'open.txt');
  await writeFile(secret, 'Nobody may read this.');
  await writeFile(open, 'Everybody may read this.');
  await chmod(secret, 0o000);
  await chmod(open, 0o644);
  const { app, page, close } = await openWorkspace();
  await makeDossier(page, 'Permissions');
  // Root may read everything: main does without its rights for a while.
  await app.evaluate(() => (process.getuid?.() === 0 ? process.seteuid?.(65534) : undefined));
  await answerOpenDialog(app, [secret, open, '/dev/zero']);
  await chooseMenuItem(app, 'import-sources');
  const report = page.getByRole('dialog', { name: 'Imported 1 source, not everything' });
  await expect(report.getByRole('listitem').filter({ hasText: 'secret.txt' })).toContainText('No permission');
  await expect(report.getByRole('listitem').filter({ hasText: 'zero' })).toContainText(
    'not an ordinary file',
  );
  await app.evaluate(() => (process.getuid?.() === 0 ? process.seteuid?.(0) : undefined));
  await close();
});

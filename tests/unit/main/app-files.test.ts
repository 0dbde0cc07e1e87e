import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveAppFile, serveAppFile } from '../../../src-main/app-files.ts';

let root = '';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-app-files-'));
  root = join(folder, 'renderer');
  await mkdir(root);
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await mkdir(join(folder, 'renderer-other'));
  await writeFile(join(folder, 'renderer-other', 'file.txt'), 'other');
});

describe('app://chancery/', () => {
  it.each([
    'app://chancery/../secret.txt',
    'app://chancery/%2e%2e/secret.txt',
    'app://chancery/..%2fsecret.txt',
    'app://chancery/%2e%2e%2fsecret.txt',
    'app://chancery/..%5csecret.txt',
    'app://chancery/../renderer-other/file.txt',
    'app://chancery/%00index.html',
    'app://chancery/%zz',
    'app://elsewhere/index.html',
  ])('gives nothing for %s', async (address) => {
    const file = resolveAppFile(root, address);
    expect(file === null || file.startsWith(`${root}/`)).toBe(true);
    expect((await serveAppFile(root, new Request(address))).status).toBe(404);
  });

  it('serves a file with the policy as a header', async () => {
    const response = await serveAppFile(root, new Request('app://chancery/'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "default-src 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-eval|unsafe-inline|https?:/);
  });

  it('answers 404 for a folder and for what is not there', async () => {
    expect((await serveAppFile(root, new Request('app://chancery/favicon.ico'))).status).toBe(404);
    expect((await serveAppFile(root, new Request('app://chancery/.'))).status).toBe(200);
  });
});

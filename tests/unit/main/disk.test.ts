import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  describeFileProblem,
  findOutProblem,
  findWriteProblem,
  LARGEST_FILE,
  readArticle,
  writeWhole,
} from '../../../src-main/ipc/disk.ts';
import { fileTooLarge, MAX_FILE_BYTES } from '../../../src-renderer/importers/formats.ts';

const execute = promisify(execFile);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-disk-'));
});

const BYTES = new TextEncoder().encode('%PDF');

describe('reading an article', () => {
  it('refuses what the importers would, at the same size and in the same words', async () => {
    expect(LARGEST_FILE).toBe(MAX_FILE_BYTES);
    const path = join(folder, 'long.txt');
    await writeFile(path, '');
    await truncate(path, LARGEST_FILE + 1);
    expect(await readArticle(path)).toEqual({
      ok: false,
      problem: `long.txt: ${fileTooLarge(LARGEST_FILE + 1)}`,
    });
  });

  it('gives a problem in words for a file that vanished', async () => {
    const path = join(folder, 'gone.txt');
    await writeFile(path, 'text');
    await rm(path);
    const read = await readArticle(path);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.problem).toContain('gone.txt: there is no such file');
  });

  it('gives a problem for a folder', async () => {
    const read = await readArticle(folder);
    expect(read.ok ? '' : read.problem).toContain('is a folder');
  });

  it('waits for no pipe and reads no endless device', async (context) => {
    if (process.platform === 'win32') context.skip('has neither');
    const pipe = join(folder, 'pipe.txt');
    await execute('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero']) {
      const read = await readArticle(path);
      expect(read.ok ? '' : read.problem).toContain('not an ordinary file');
    }
  });
});

describe('where a result goes', () => {
  it('is never one of the files that it is made of, by whatever name', async (context) => {
    if (process.platform === 'win32') context.skip('needs the right to make links');
    const source = join(folder, 'article.txt');
    await writeFile(source, 'text');
    await symlink(source, join(folder, 'link.jsonl'));
    for (const out of [source, join(folder, 'link.jsonl'), join(folder, '.', 'article.txt')])
      expect(await findOutProblem(out, [source])).toContain('one of the files to be read');
    expect(await findOutProblem(join(folder, 'out.jsonl'), [source])).toBeNull();
  });
});

describe('writing a file whole', () => {
  it('writes it and leaves no neighbour behind', async () => {
    expect(await writeWhole(join(folder, 'a.pdf'), BYTES)).toEqual({ ok: true, value: undefined });
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it('leaves an old file as it was when the new one cannot be written', async () => {
    const path = join(folder, 'a.pdf');
    await mkdir(path);
    const written = await writeWhole(path, BYTES);
    expect(written.ok ? '' : written.problem).toContain('is a folder');
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it('says that a folder is missing', async () => {
    const written = await writeWhole(join(folder, 'none', 'a.pdf'), BYTES);
    expect(written.ok ? '' : written.problem).toContain('no such file or folder');
  });

  it('leaves the old file and nothing else when the write fails halfway', async () => {
    const path = join(folder, 'a.pdf');
    await writeFile(path, 'old');
    const module = new URL('../../../src-main/ipc/disk.ts', import.meta.url).href;
    const script = `const { writeWhole } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify(await writeWhole(${JSON.stringify(path)}, new Uint8Array(4e6))));`;
    // A limit on file size makes a real write fail in its middle, as a full disk would; the ignored signal leaves an error.
    const limited = `trap '' XFSZ; ulimit -f 100; exec "$0" --input-type=module -e "$1"`;
    const { stdout } = await execute('sh', ['-c', limited, process.execPath, script]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it('says in words that the disk is full', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(describeFileProblem(error, '/x/a.pdf')).toBe('a.pdf: the disk is full.');
  });

  it('refuses a target that is not an ordinary file', async (context) => {
    if (process.platform === 'win32') context.skip('needs a device file');
    const written = await writeWhole('/dev/null', BYTES);
    expect(written.ok ? '' : written.problem).toContain('not an ordinary file');
  });

  it('says so when a folder takes no files, even from root', async (context) => {
    if (process.platform !== 'linux') context.skip('needs /proc');
    const written = await writeWhole('/proc/chancery.pdf', BYTES);
    expect(written.ok ? '' : written.problem).toMatch(/no permission|no such file or folder/);
  });

  it('goes by what this user may do in a folder closed to writing: root may all, everybody else nothing', async () => {
    await chmod(folder, 0o500);
    const problem = await findWriteProblem(join(folder, 'a.pdf'));
    const written = await writeWhole(join(folder, 'a.pdf'), BYTES);
    const names = await readdir(folder);
    await chmod(folder, 0o700);
    // Windows has no such modes: there the folder is not closed at all.
    if (process.getuid === undefined || process.getuid() === 0) {
      expect(problem).toBeNull();
      expect(written).toEqual({ ok: true, value: undefined });
      expect(names).toEqual(['a.pdf']);
    } else {
      expect(problem).toContain('no permission');
      expect(written.ok ? '' : written.problem).toContain('no permission');
      expect(names).toEqual([]);
    }
  });
});

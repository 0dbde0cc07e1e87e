/**
 * One process a profile. The answer must come at once (requestSingleInstanceLock is synchronous), so the lock is a
 * file, and a second process hands its arguments over as a file too, which the first one watches for.
 */
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export type SecondInstance = { argv: string[]; workingDirectory: string; additionalData: unknown };
type Owner = { pid: number; started: string };

export class InstanceLock {
  private readonly folder: string;
  private readonly onSecond: (second: SecondInstance) => void;
  private watcher: ReturnType<typeof watch> | undefined;

  constructor(userData: string, onSecond: (second: SecondInstance) => void) {
    this.folder = path.join(userData, 'chromium-host-instance');
    this.onSecond = onSecond;
  }

  get held(): boolean {
    return this.watcher !== undefined;
  }

  /** Takes the lock, or tells its owner about this process and returns false. */
  request(second: SecondInstance): boolean {
    if (this.held) return true;
    mkdirSync(this.folder, { recursive: true });
    if (!this.take()) {
      this.write(`second-${randomUUID()}.json`, second);
      return false;
    }
    for (const name of readdirSync(this.folder)) if (name.startsWith('second-')) this.discard(name);
    this.watcher = watch(this.folder, (_kind, name) => {
      if (name?.startsWith('second-') && name.endsWith('.json')) this.hear(name);
    });
    this.watcher.unref();
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.watcher?.close();
    this.watcher = undefined;
    this.discard('lock');
  }

  private take(): boolean {
    const mine: Owner = { pid: process.pid, started: startOf(process.pid) };
    const own = `claim-${randomUUID()}`;
    this.write(own, mine);
    try {
      // Two attempts: the second one after a dead owner's lock was moved away.
      for (let attempt = 0; attempt < 2; attempt += 1) {
        // A link appears with its content or not at all, and fails if the name is taken.
        if (this.link(own)) return true;
        const owner = this.read<Owner>('lock');
        if (owner !== undefined && isRunning(owner)) return false;
        this.moveAway(owner);
      }
      return false;
    } finally {
      this.discard(own);
    }
  }

  private link(from: string): boolean {
    try {
      linkSync(path.join(this.folder, from), path.join(this.folder, 'lock'));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Another process may have done the same and taken the lock since: then it is put back. */
  private moveAway(dead: Owner | undefined): void {
    const aside = `aside-${randomUUID()}`;
    try {
      renameSync(path.join(this.folder, 'lock'), path.join(this.folder, aside));
    } catch {
      return;
    }
    const moved = this.read<Owner>(aside);
    if (moved?.pid !== dead?.pid || moved?.started !== dead?.started) this.link(aside);
    this.discard(aside);
  }

  private hear(name: string): void {
    const second = this.read<SecondInstance>(name);
    this.discard(name);
    if (second !== undefined) this.onSecond(second);
  }

  private write(name: string, value: unknown): void {
    const temporary = path.join(this.folder, `writing-${randomUUID()}`);
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, path.join(this.folder, name));
  }
  private read<T>(name: string): T | undefined {
    try {
      return JSON.parse(readFileSync(path.join(this.folder, name), 'utf8')) as T;
    } catch {
      return undefined;
    }
  }
  private discard(name: string): void {
    rmSync(path.join(this.folder, name), { force: true });
  }
}

/** Process ids are used again; on Linux the time a process started tells two of them apart (field 22 of stat). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isRunning({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || startOf(pid) === started;
}

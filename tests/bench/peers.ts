/**
 * The packages that benchmarks compare with. They are no part of the program: they have a package.json of their own here,
 * and are installed when a benchmark first needs them.
 */

import { describeFailure, holdsLockedPackages, npm } from '../../tools/setup/install.mjs';
import { run } from '../../tools/setup/run.mjs';

const FOLDER = import.meta.dirname;

/** Installs what tests/bench/package-lock.json says, where it is not there already. Needs the package registry. */
export async function installPeers(): Promise<{ ok: true } | { ok: false; problem: string }> {
  if (holdsLockedPackages(FOLDER)) return { ok: true };
  console.log('Installing the peers that benchmarks compare with (tests/bench/package.json) …');
  const { program, args, shell } = npm();
  const command = [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { ok, output } = await run(program, [...command, '--prefix', FOLDER], {
    cwd: FOLDER,
    shell: shell ?? false,
  });
  return ok ? { ok } : { ok, problem: `Peers could not be installed: ${describeFailure(output)}` };
}

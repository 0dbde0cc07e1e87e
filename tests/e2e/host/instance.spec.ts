import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../runtime.ts';
import { startProgram } from './program.ts';

test('one process holds a profile, and hears of the second', async () => {
  const userData = temporaryFolder();
  const first = startProgram('instance', userData);
  await first.line(/^ready$/);
  const second = startProgram('instance', userData, ['open-this.txt']);
  expect((await second.ended).code).toBe(0);
  expect(second.lines).toEqual(['refused']);
  const heard = JSON.parse((await first.line(/^second /)).slice('second '.length)) as Record<string, unknown>;
  expect(heard.argv).toContain('open-this.txt');
  expect(heard.workingDirectory).toBe(process.cwd());
  expect(heard.additionalData).toEqual({ from: 'second' });

  const elsewhere = startProgram('instance', temporaryFolder());
  await elsewhere.line(/^locked$/);
  elsewhere.process.kill('SIGTERM');
  await elsewhere.ended;

  // The lock of a killed process is nobody's.
  first.process.kill('SIGKILL');
  await first.ended;
  const third = startProgram('instance', userData);
  await third.line(/^ready$/);
  expect(third.lines[0]).toBe('locked');
  third.process.kill('SIGTERM');
  await third.ended;
});

test('of many processes that start at once, one gets the lock', async () => {
  const userData = temporaryFolder();
  const programs = [1, 2, 3, 4].map(() => startProgram('instance', userData));
  const first = await Promise.all(programs.map((program) => program.line(/^(locked|refused)$/)));
  expect(first.filter((line) => line === 'locked')).toHaveLength(1);
  for (const program of programs) program.process.kill('SIGTERM');
  await Promise.all(programs.map((program) => program.ended));
});

import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../src-main/command-line.ts';
import { MARKINGS } from '../../../src-main/ipc/contract.ts';
import { MARKINGS as TLP_MARKINGS } from '../../../src-renderer/domain/vocabularies/marking.ts';

const FOLDER = '/home/analyst';

function problemOf(...args: string[]): string {
  const command = readCommandLine(args, FOLDER);
  return command.kind === 'wrong' ? command.problem : `not wrong: ${command.kind}`;
}

it('knows the same markings as the rest of Chancery', () => {
  expect([...MARKINGS]).toEqual(TLP_MARKINGS.map(({ id }) => id));
});

describe('the command line', () => {
  it('opens the workspace when nothing is asked', () => {
    expect(readCommandLine([], FOLDER)).toEqual({ kind: 'workspace' });
  });

  it('ignores what a driver or the runtime adds', () => {
    const args = ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '--user-data-dir=/tmp/x'];
    expect(readCommandLine(args, FOLDER)).toEqual({ kind: 'workspace' });
  });

  it.each([
    '--headless',
    '--lang=fr',
    '--force-colors',
    '--enable-x',
    '--disable-gpu',
    '--inspector',
    '--no-sandboxes',
  ])('reports %s, which it does not know', (arg) => {
    expect(problemOf(arg)).toContain(arg);
    expect(problemOf('brief', 'a.txt', '--out', 'a.pdf', arg)).toContain(arg.split('=')[0] ?? arg);
  });

  it('reads a whole brief command, with paths from where it was typed', () => {
    const args = [
      'brief',
      'a.txt',
      '/b.md',
      '--out',
      'x/brief.pdf',
      '--marking',
      'tlp:amber',
      '--title',
      'Border',
    ];
    expect(readCommandLine(args, FOLDER)).toEqual({
      kind: 'brief',
      articles: ['/home/analyst/a.txt', '/b.md'],
      out: '/home/analyst/x/brief.pdf',
      template: 'policy-memo',
      marking: 'TLP:AMBER',
      title: 'Border',
    });
  });

  it.each([
    [['brief', '--out', 'x.pdf'], 'No article'],
    [['brief', 'a.txt'], '--out FILE.pdf'],
    [['brief', 'a.txt', '--out', 'x.pdf', '--colour', 'red'], "Unknown option '--colour'"],
    [['brief', 'a.txt', '--out', 'x.pdf', '--marking', 'SECRET'], '"SECRET" is not a TLP 2.0 marking'],
    [['brief', 'a.txt', '--out', 'x.pdf', '--template', 'poem'], 'no template "poem"'],
    [['publish', 'a.txt'], 'Unknown command "publish"'],
  ])('says in one line what is wrong with %j', (args, words) => {
    const problem = problemOf(...args);
    expect(problem).toContain(words);
    expect(problem).not.toContain('\n');
  });

  it('shows its usage', () => {
    expect(readCommandLine(['brief', '--help'], FOLDER)).toMatchObject({ kind: 'help' });
  });
});

describe('the import command', () => {
  it('keeps the names as they were given, beside where the files are', () => {
    expect(readCommandLine(['import', 'a.pdf', '/b.txt', '--json', 'out.jsonl'], FOLDER)).toEqual({
      kind: 'import',
      files: [
        { given: 'a.pdf', path: '/home/analyst/a.pdf' },
        { given: '/b.txt', path: '/b.txt' },
      ],
      out: '/home/analyst/out.jsonl',
    });
  });

  it('says what is missing', () => {
    expect(problemOf('import', '--json', 'out.jsonl')).toContain('No file was named.');
    expect(problemOf('import', 'a.pdf')).toContain('--json OUT.jsonl');
    expect(problemOf('import', 'a.pdf', '--json', 'o', '--out', 'x')).toContain('--out');
  });
});

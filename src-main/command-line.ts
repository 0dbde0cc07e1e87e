/** The headless commands: reading what was asked, in one place, before anything starts. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BriefJob, MARKINGS } from './ipc/contract.ts';

export type BriefCommand = {
  kind: 'brief';
  articles: string[];
  out: string;
  template: 'policy-memo';
  marking: BriefJob['marking'];
  title: string | null;
};

/** `given` is how a file was named, `path` where it is. */
export type ImportCommand = { kind: 'import'; files: { given: string; path: string }[]; out: string };

export type HeadlessCommand = BriefCommand | ImportCommand;

export type CommandLine =
  | { kind: 'workspace' }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; problem: string }
  | HeadlessCommand;

export const USAGE = `Usage: chancery brief ARTICLE… --out FILE.pdf [--template policy-memo] [--marking TLP:GREEN] [--title T]
       chancery import FILE… --json OUT.jsonl

brief imports articles, finds candidate claims, drafts a brief from them and prints it to FILE.pdf.
--marking is one of ${MARKINGS.join(', ')}; TLP:CLEAR unless given.

import reads files and writes one line of JSON for each to OUT.jsonl, in the order given: {file, title, author, date,
text, blocks}, or {file, error}. It ends with code 1 if any file could not be read.

Articles are web pages (.html, .mhtml), PDF, Word (.docx), e-mail (.eml), Markdown and plain text.`;

function wrong(problem: string): CommandLine {
  return { kind: 'wrong', problem: `${problem} See: chancery --help` };
}

function parseBrief(args: string[], folder: string): CommandLine {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      template: { type: 'string', default: 'policy-memo' },
      marking: { type: 'string', default: 'TLP:CLEAR' },
      title: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', text: USAGE };
  if (positionals.length === 0) return wrong('No article was named.');
  if (values.out === undefined || values.out === '')
    return wrong('Where to? Name the PDF with --out FILE.pdf.');
  if (values.template !== 'policy-memo')
    return wrong(`There is no template "${values.template}", only policy-memo.`);
  const marking = MARKINGS.find((entry) => entry === values.marking.toUpperCase());
  if (marking === undefined)
    return wrong(`"${values.marking}" is not a TLP 2.0 marking (${MARKINGS.join(', ')}).`);
  return {
    kind: 'brief',
    articles: positionals.map((path) => resolve(folder, path)),
    out: resolve(folder, values.out),
    template: 'policy-memo',
    marking,
    title: values.title ?? null,
  };
}

function parseImport(args: string[], folder: string): CommandLine {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return { kind: 'help', text: USAGE };
  if (positionals.length === 0) return wrong('No file was named.');
  if (values.json === undefined || values.json === '')
    return wrong('Where to? Name the file of results with --json OUT.jsonl.');
  return {
    kind: 'import',
    files: positionals.map((given) => ({ given, path: resolve(folder, given) })),
    out: resolve(folder, values.json),
  };
}

const COMMANDS = { brief: parseBrief, import: parseImport } as const;

/**
 * Switches for Electron itself, which a test driver or whoever starts the program as root or with a profile puts on the
 * command line. Electron obeys them and leaves them there. Whole words: what is misspelt is reported, not swallowed.
 */
const RUNTIME_SWITCHES: readonly RegExp[] = [
  /^--inspect(-brk)?(=(\S+:)?\d+)?$/,
  /^--remote-debugging-(port=\d+|pipe)$/,
  /^--no-sandbox$/,
  /^--user-data-dir=.+$/,
];

/**
 * What the program was started for. No arguments open the workspace.
 * @param args the arguments after the program
 * @param folder where relative paths start
 */
export function readCommandLine(args: readonly string[], folder: string): CommandLine {
  const [command, ...rest] = args.filter((arg) => !RUNTIME_SWITCHES.some((known) => known.test(arg)));
  if (command === undefined) return { kind: 'workspace' };
  if (command === '--help' || command === '-h' || command === 'help') return { kind: 'help', text: USAGE };
  if (!Object.hasOwn(COMMANDS, command)) return wrong(`Unknown command "${command}".`);
  try {
    return COMMANDS[command as keyof typeof COMMANDS](rest, folder);
  } catch (error) {
    return wrong(
      error instanceof Error ? (error.message.split('. ')[0] ?? error.message) + '.' : String(error),
    );
  }
}

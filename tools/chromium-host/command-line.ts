/** The command line as Electron reads it: switches, then the app, then the app's own arguments. */
export type CommandLine = {
  /** Everything that starts with two dashes, before the app and behind it: for Electron they are one. */
  switches: Map<string, string>;
  /** Switches before the app are meant for the browser as well. */
  forBrowser: Set<string>;
  /** Modules to load before the app, from -r and --require. */
  preloads: string[];
  app: string | undefined;
  /** All arguments, as the app finds them in process.argv after the program. */
  all: string[];
};

export function parseCommandLine(args: readonly string[]): CommandLine {
  const switches = new Map<string, string>();
  const forBrowser = new Set<string>();
  const preloads: string[] = [];
  let app: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (app === undefined && (argument === '-r' || argument === '--require')) {
      at += 1;
      preloads.push(args[at] ?? '');
    } else if (argument.startsWith('--') && argument.length > 2) {
      const [, name = '', value = ''] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? [];
      switches.set(name, value);
      if (app === undefined) forBrowser.add(name);
    } else if (app === undefined && !argument.startsWith('-')) app = argument;
  }
  return { switches, forBrowser, preloads, app, all: [...args] };
}

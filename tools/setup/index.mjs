// @ts-check
/**
 * Makes a clone ready: packages, build, Chromium. Every npm script calls it first, so that one command is enough in a
 * fresh clone. Plain JavaScript without dependencies, because it runs before there are any, on whatever Node is there.
 *
 *   node tools/setup/index.mjs [--quiet] [--no-build]
 *
 * Progress goes to stderr. With --quiet only an installation, which takes a minute, says what it does.
 */
const OLDEST = { major: 20, minor: 19 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
  const needed = `Node ${OLDEST.major}.${OLDEST.minor} or later is needed`;
  process.stderr.write(`setup: ${needed}; this is ${process.versions.node}.\n`);
  process.exit(1);
}

// Loaded only now: an older Node could fail to read them, with a message that helps nobody.
const { setUp } = await import('./set-up.mjs');
const options = new Set(process.argv.slice(2));
process.exitCode = await setUp({ quiet: options.has('--quiet'), build: !options.has('--no-build') });

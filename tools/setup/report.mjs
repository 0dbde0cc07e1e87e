// @ts-check
/** What setup says, all of it on stderr: stdout belongs to the command that was asked for. */

/** A problem that the reader can do something about: shown as it is, without a stack. */
export class SetupProblem extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

/** @param {number} start milliseconds, from Date.now() */
export function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * The end of a program's output, where it says what went wrong.
 * @param {string} output
 * @param {number} count lines
 */
export function lastLines(output, count) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-count)
    .map((line) => `  ${line}`)
    .join('\n');
}

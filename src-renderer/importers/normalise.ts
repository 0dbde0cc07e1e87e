/** The only change that is ever made to a text: before it is first stored. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
export const UNFIT_FOR_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/**
 * Normalises a decoded text: every line ending (CRLF, CR, form feed, vertical tab, U+2028, U+2029) becomes LF, a leading
 * byte-order mark goes, and what XML 1.0 has no way to hold (C0 controls, U+FFFE, U+FFFF, lone surrogates) becomes
 * U+FFFD, so that any exporter can quote a passage exactly. Everything else stays: bidi controls, emoji, joiners,
 * combining marks, no-break spaces. Applying it twice changes nothing.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?|[\f\v\u2028\u2029]/g, '\n')
    .replace(UNFIT_FOR_XML, '\uFFFD')
    .toWellFormed();
}

/**
 * HTML in which every value is escaped by construction: a string can enter only through `html`, which escapes it. A
 * stored title that became code during export was a real remote-code-execution hole in a well-known notes application.
 */

/** Markup that is safe to print. Only `html` and `join` make it from values; the constructor is for constants of ours. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

/**
 * A template whose values stand in element content or in double-quoted attributes. Strings are escaped, `Html` and lists
 * of it are taken as they are, null is nothing.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (strings[index + 1] ?? '');
  return new Html(text);
}

/** Joins pieces with a separator, leaving out the empty ones. */
export function join(pieces: readonly HtmlValue[], separator: HtmlValue = null): Html {
  const filled = pieces.map(render).filter((piece) => piece !== '');
  return new Html(filled.join(render(separator)));
}

function render(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(render).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for element content and quoted attributes; drops what HTML cannot hold (lone surrogates, controls). */
function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Text without lone surrogates (U+FFFD instead) and without control characters other than tab and line feed. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Text for where a file's metadata holds one line. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Text in a direction of its own: right-to-left words and stray bidi controls end with it. */
export function isolate(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** An address that a link may have: http, https or mailto, as the URL parser reads it; null for anything else. */
export function safeHref(
  address: unknown,
  schemes: readonly string[] = ['https:', 'http:', 'mailto:'],
): string | null {
  if (typeof address !== 'string') return null;
  const url = URL.parse(address.trim());
  return url !== null && schemes.includes(url.protocol) ? url.href : null;
}

/** A CSS string literal: everything but letters, digits and spaces is escaped, so that it can end neither string nor element. */
export function cssString(text: string): string {
  const escaped = Array.from(cleanText(text).replace(/\s+/g, ' '), (character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}

/**
 * BibTeX's `file` field, which no standard describes. JabRef, Zotero and Mendeley write "description:path:type", parted by
 * semicolons, with colons, semicolons and backslashes escaped or not; Better BibTeX writes plain paths.
 */

/** The paths of a `file` field, unescaped, in order. */
export function splitFileField(value: string): string[] {
  return splitAt(value.replaceAll(/\$\\backslash\$|\\textbackslash(?:\{\}| )?/gu, '\\'), ';')
    .map(pathOf)
    .filter((path) => path !== '');
}

function pathOf(file: string): string {
  const pieces = splitAt(file, ':');
  // "C:/…" and "https://…" have one colon and no description; ":C:/…:PDF" has one more.
  const path = pieces.length < 3 ? file : pieces.slice(1, -1).join(':');
  return path.replace(/\\([\\:;_&%#{}$])/gu, '$1').trim();
}

/** Splits at a separator that no backslash escapes. */
function splitAt(value: string, separator: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let i = 0; i < value.length; i += 1) {
    if (value[i] === '\\') i += 1;
    else if (value[i] === separator) {
      pieces.push(value.slice(from, i));
      from = i + 1;
    }
  }
  return [...pieces, value.slice(from)];
}

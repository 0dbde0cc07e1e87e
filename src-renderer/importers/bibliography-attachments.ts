/** Which of the chosen files belongs to which entry of a bibliography. */
import type { BibliographyEntry } from './bibliography-entry.ts';

/**
 * For each entry the chosen file that it names as an attachment, or null. Only the base names are compared, whatever their
 * case and Unicode form: paths lead elsewhere on another computer. Among files of one name, the one whose folders agree most
 * wins. A file belongs to the first entry that names it.
 * @param fileNames as an open dialog or a drop gives them, paths or not
 * @returns as many as there are entries; each an element of `fileNames`
 */
export function matchAttachments(
  entries: readonly Pick<BibliographyEntry, 'attachments'>[],
  fileNames: readonly string[],
): (string | null)[] {
  const byBase = new Map<string, { fileName: string; parts: string[] }[]>();
  for (const fileName of fileNames) {
    const parts = partsOf(fileName);
    const base = parts[0] ?? '';
    const sameBase = byBase.get(base);
    if (sameBase === undefined) byBase.set(base, [{ fileName, parts }]);
    else sameBase.push({ fileName, parts });
  }
  return entries.map(({ attachments }) => {
    for (const attachment of attachments) {
      const wanted = attachmentParts(attachment);
      const candidates = byBase.get(wanted[0] ?? '') ?? [];
      const [first, ...others] = candidates;
      if (first === undefined) continue;
      const best = others.reduce(
        (chosen, candidate) =>
          agreement(candidate.parts, wanted) > agreement(chosen.parts, wanted) ? candidate : chosen,
        first,
      );
      candidates.splice(candidates.indexOf(best), 1);
      return best.fileName;
    }
    return null;
  });
}

/** Parts of a path, last first, as they are compared. */
function partsOf(path: string): string[] {
  return path
    .normalize('NFC')
    .toLowerCase()
    .split(/[/\\]+/u)
    .filter((part) => part !== '')
    .reverse();
}

/** Addresses (file:, internal-pdf:, https:) escape what paths do not. */
function attachmentParts(attachment: string): string[] {
  if (!/^[a-z][a-z-]+:\/\//i.test(attachment)) return partsOf(attachment);
  const path = attachment.replace(/[?#].*$/u, '');
  try {
    return partsOf(decodeURIComponent(path));
  } catch {
    return partsOf(path);
  }
}

/** How many parts, from the last on, two paths have in common. */
function agreement(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

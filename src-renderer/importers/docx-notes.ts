/** Footnotes and endnotes: numbered as in the text, each given once. */

/**
 * Drops all references to a note but the first. mammoth repeats the note for each, so that a small file could become gigabytes.
 * @param document mammoth's document, which is changed in place; nothing in it is deep
 */
export function dropRepeatedNotes(document: unknown): void {
  const seen = new Set<string>();
  const visit = (node: unknown): void => {
    const parent = node as { children?: unknown };
    if (!Array.isArray(parent.children)) return;
    parent.children = parent.children.filter((child: unknown) => {
      if (!isReference(child)) return true;
      const note = `${child.noteType} ${child.noteId}`;
      if (seen.has(note)) return false;
      seen.add(note);
      return true;
    });
    for (const child of parent.children as unknown[]) visit(child);
  };
  visit(document);
}

function isReference(node: unknown): node is { noteType: string; noteId: string } {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'noteReference';
}

/** mammoth puts notes into a list at the end, with a link back. Theirs is the number that stands in the text. */
export function numberNotes(html: string): string {
  let number = 0;
  return html
    .replace(/<li id="(?:foot|end)note-[^"]*">(<p>)?/gu, (_, paragraph = '') => {
      number += 1;
      return `<li>${paragraph}[${number}] `;
    })
    .replace(/ <a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/gu, '');
}

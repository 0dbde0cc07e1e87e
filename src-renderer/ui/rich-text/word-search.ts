/** Searching a list by words, fast enough for thousands of rows at every keystroke: texts are folded once, beforehand. */

/** A text without case and accents, so that "Kabul" finds "KÂBUL". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase('en');
}

/** True when every word of the query stands somewhere in the folded text. */
export function matchesWords(folded: string, query: string): boolean {
  return foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** An annotation's author in words: the name that signs it, or that nobody gave one. */
export function formatAuthor(author: string): string {
  return author === '' ? 'Nobody named' : author;
}

/** Text as filters compare it: without case and accents, so that "Sharif" finds "SHARÍF". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

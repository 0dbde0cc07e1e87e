/** Where clauses begin, told from connectives alone. */
import type { Token } from './tokens.ts';

/** "while", "but", "; ", ", and" and the like between two clauses. */
export function isContrast(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (/^(?:while|whereas|although|though|but|yet|;)$/u.test(token.lower)) return index > 0;
  return token.lower === 'and' && tokens[index - 1]?.text === ',';
}

/** Whether a clause that begins at `index` is a sentence part of its own, not part of what somebody says. */
export function standsBeside(tokens: readonly Token[], index: number): boolean {
  return (
    isContrast(tokens, index - 1) ||
    /^(?:and|but|or)$/u.test(tokens[index]?.lower ?? '') ||
    tokens[index - 1]?.text === ','
  );
}

/** Start of the coordinate clause that `index` stands in. */
export function clauseStart(tokens: readonly Token[], index: number): number {
  for (let i = index - 1; i > 0; i -= 1) if (isContrast(tokens, i) && index - i > 5) return i + 1;
  return 0;
}

/** "after officials said", "because critics claim": in a subordinate clause the saying is not what the sentence is about. */
export function isSubordinate(tokens: readonly Token[], index: number): boolean {
  return /^(?:after|before|when|since|because|if|until|as|once|unless|than|where|that)$/u.test(
    tokens[index]?.lower ?? '',
  );
}

/** Dates as an analyst types them into the two ends of a filter: a year or a month will do; what is no date narrows nothing. */
import { isPartialDate } from '../domain/date.ts';

/** What was typed, or '' where it is no date yet. */
export function validDate(typed: string): string {
  return isPartialDate(typed.trim()) ? typed.trim() : '';
}

/** Why what was typed is no date; null where it is one, or nothing. */
export function dateProblem(typed: string): string | null {
  return isPartialDate(typed.trim()) ? null : 'Write 2025, 2025-11 or 2025-11-21.';
}

/** Why the end of a span is none: it is no date, or it is before the beginning. */
export function endProblem({ from, to }: { from: string; to: string }): string | null {
  const [first, last] = [validDate(from), validDate(to)];
  // A month ends after its days.
  const isTurned = first !== '' && last !== '' && first > `${last}~`;
  return dateProblem(to) ?? (isTurned ? 'This is before the first day.' : null);
}

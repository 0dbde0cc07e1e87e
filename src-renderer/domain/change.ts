/**
 * Changes as data: a row before and after. Undo and redo patch only the fields that the change itself touched, so that
 * what was autosaved meanwhile (a brief's body, a later field) is not lost by undoing something else.
 */

/**
 * `before` is null for a created row, `after` is null for a deleted one. `isAfterInTable` marks a created row that never
 * changes (a text, an original): its table holds it, and the log need not hold a second copy until it is undone.
 */
export type ChangeRow = {
  table: string;
  key: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  isAfterInTable?: true;
};

/** True when two stored values are the same by content. Handles what IndexedDB rows hold: JSON values, bytes, undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    if (!(a instanceof Uint8Array && b instanceof Uint8Array) || a.length !== b.length) return false;
    return a.every((byte, index) => byte === b[index]);
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys)
    if (!sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  return true;
}

/**
 * The row that results from taking a change back (`from` = after, `to` = before) or making it again (the reverse) on top
 * of what is stored now. Null means that the row is to be deleted.
 */
export function patchRow(
  current: Record<string, unknown> | null,
  from: Record<string, unknown> | null,
  to: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (to === null) return null;
  if (current === null || from === null) return { ...to };
  const patched = { ...current };
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (sameValue(from[field], to[field])) continue;
    if (field in to) patched[field] = to[field];
    else delete patched[field];
  }
  return patched;
}

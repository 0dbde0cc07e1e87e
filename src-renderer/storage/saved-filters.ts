/** Saved filters: builders of what is done with them. The list that a filter belongs to says what is in it. */
import type { SavedFilterId } from '../domain/ids.ts';
import type { SavedFilter } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import { type NewRowContext, newRow } from './new-row.ts';

const fold = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');

/**
 * Says in a sentence why a filter cannot have a name, or null.
 * @param id the filter itself, null for a new one
 */
export function findFilterNameProblem(
  filters: readonly Pick<SavedFilter, 'id' | 'name'>[],
  name: string,
  id: SavedFilterId | null,
): string | null {
  if (fold(name) === '') return 'A saved filter needs a name.';
  const twin = filters.find((filter) => filter.id !== id && fold(filter.name) === fold(name));
  return twin === undefined ? null : `There is a filter “${twin.name}” already.`;
}

/** Operations that save a filter of a list under a name. `filter` must be plain data. */
export function addSavedFilterOperations(
  context: NewRowContext,
  fields: Pick<SavedFilter, 'view' | 'name' | 'filter'>,
): { saved: SavedFilter; operations: Operation[] } {
  const saved: SavedFilter = { ...newRow<SavedFilterId>(context), ...fields, name: fields.name.trim() };
  return { saved, operations: [{ kind: 'put', table: 'savedFilters', row: saved }] };
}

/** Operations that rename a saved filter or give it another filter. */
export function updateSavedFilterOperations(
  id: SavedFilterId,
  fields: Partial<Pick<SavedFilter, 'name' | 'filter'>>,
): Operation[] {
  return [{ kind: 'update', table: 'savedFilters', key: id, fields }];
}

export function removeSavedFilterOperations(id: SavedFilterId): Operation[] {
  return [{ kind: 'remove', table: 'savedFilters', key: id }];
}

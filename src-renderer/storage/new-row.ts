/** What every new record starts with. Clock and ids come in, so that builders of operations stay pure. */
import type { Brand } from '../domain/brand.ts';
import type { DossierId, MakeId } from '../domain/ids.ts';

/** `now` is milliseconds since the Unix epoch; `author` the analyst at work, who signs annotations, '' where nobody said. */
export type NewRowContext = { dossierId: DossierId; makeId: MakeId; now: number; author?: string };

/** The fields that every record of a dossier has. */
export function newRow<Id extends Brand<string, string>>(context: NewRowContext) {
  return {
    id: context.makeId<Id>(),
    dossierId: context.dossierId,
    createdAt: context.now,
    updatedAt: context.now,
  };
}

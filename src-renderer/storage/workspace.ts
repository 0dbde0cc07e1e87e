/** The open database and id maker of this window. One place, so that tests can open another database. */
import { createIdMaker, type MakeId } from '../domain/ids.ts';
import { ChanceryDatabase } from './database.ts';

export const database = new ChanceryDatabase();

export const makeId: MakeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);

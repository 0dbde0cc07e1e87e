/** The type size that the analyst reads at: a setting of this computer, no content. */
import type { ChanceryDatabase } from './database.ts';

/** Pixels; the second is the one that the design gives. */
export const READING_SIZES = [
  { id: 'small', label: 'Small', pixels: 16 },
  { id: 'normal', label: 'Normal', pixels: 17.5 },
  { id: 'large', label: 'Large', pixels: 20 },
  { id: 'largest', label: 'Largest', pixels: 23 },
] as const;

export type ReadingSize = (typeof READING_SIZES)[number]['id'];

const KEY = 'setting:readingSize';

/** The chosen size, or `normal` when none was chosen or the setting is damaged. */
export async function readReadingSize(database: ChanceryDatabase): Promise<ReadingSize> {
  const value = (await database.meta.get(KEY))?.value;
  return READING_SIZES.find((size) => size.id === value)?.id ?? 'normal';
}

/** Keeps the chosen size. `now` in milliseconds since 1970. Rejects where the store cannot be written. */
export async function writeReadingSize(
  database: ChanceryDatabase,
  size: ReadingSize,
  now: number = Date.now(),
): Promise<void> {
  await database.meta.put({ key: KEY, value: size, dossierId: null, createdAt: now, updatedAt: now });
}

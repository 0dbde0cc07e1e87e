/** Settings of this computer, in the `meta` table. They are not content: no undo, no dossier. */
import { z } from 'zod';
import type { DossierId } from '../domain/ids.ts';
import { database } from '../storage/workspace.ts';

const settings = {
  openDossier: z.string().transform((id) => id as DossierId),
  theme: z.enum(['system', 'light', 'dark']),
  inspectorOpen: z.boolean(),
} as const;

type Settings = { [Name in keyof typeof settings]: z.infer<(typeof settings)[Name]> };

/** A setting, or null when it was never set or is damaged. */
export async function readSetting<Name extends keyof Settings>(name: Name): Promise<Settings[Name] | null> {
  const row = await database.meta.get(`setting:${name}`);
  const parsed = settings[name].safeParse(row?.value);
  return parsed.success ? (parsed.data as Settings[Name]) : null;
}

export async function writeSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const now = Date.now();
  await database.meta.put({ key: `setting:${name}`, value, dossierId: null, createdAt: now, updatedAt: now });
}

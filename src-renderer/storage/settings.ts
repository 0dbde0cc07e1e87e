/** Settings of this computer, in the `meta` table. They are not content: no undo, no dossier. */
import type { DossierId } from '../domain/ids.ts';
import { database } from './workspace.ts';

export type Theme = 'system' | 'light' | 'dark';

/** `sourceColumns` says of columns whether they are shown; `analystName` signs annotations; `networkAllowed` lets an analyst fetch articles by address. */
type Settings = {
  openDossier: DossierId;
  theme: Theme;
  inspectorOpen: boolean;
  analystName: string;
  networkAllowed: boolean;
  sourceColumns: Readonly<Record<string, boolean>>;
};

/** What a stored setting must look like; anything else counts as never set. */
const GUARDS: { [Name in keyof Settings]: (value: unknown) => value is Settings[Name] } = {
  openDossier: (value): value is DossierId => typeof value === 'string',
  theme: (value): value is Settings['theme'] => value === 'system' || value === 'light' || value === 'dark',
  inspectorOpen: (value): value is boolean => typeof value === 'boolean',
  analystName: (value): value is string => typeof value === 'string',
  networkAllowed: (value): value is boolean => typeof value === 'boolean',
  sourceColumns: (value): value is Settings['sourceColumns'] =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((shown) => typeof shown === 'boolean'),
};

/** A setting, or null when it was never set or is damaged. */
export async function readSetting<Name extends keyof Settings>(name: Name): Promise<Settings[Name] | null> {
  const value: unknown = (await database.meta.get(`setting:${name}`))?.value;
  const guard: (value: unknown) => value is Settings[Name] = GUARDS[name];
  return guard(value) ? value : null;
}

export async function writeSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const now = Date.now();
  await database.meta.put({ key: `setting:${name}`, value, dossierId: null, createdAt: now, updatedAt: now });
}

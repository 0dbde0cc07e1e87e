import { expect, it } from 'vitest';
import type { Source } from '../../../../src-renderer/domain/records.ts';
import { describeImportElsewhere } from '../../../../src-renderer/features/library/import-elsewhere.ts';
import { EMPTY_REPORT } from '../../../../src-renderer/features/library/import-run.ts';

const imported = Array.from({ length: 2 }, () => ({}) as Source);
const failed = [{ name: 'x', problem: 'y' }];

it('an import whose dossier was left says what became of the files, and how to go on', () => {
  expect(describeImportElsewhere({ ...EMPTY_REPORT, imported, failed, left: 1400 }, 'Border')).toBe(
    'Import into “Border” stopped: 2 imported, 1 failed, 1,400 left. Import the same files there again to go on: nothing is imported twice.',
  );
  expect(describeImportElsewhere({ ...EMPTY_REPORT, imported }, 'Border')).toBe(
    'Import into “Border” ended: 2 imported',
  );
});

it('an import whose dossier was deleted names no dossier to go on in', () => {
  expect(describeImportElsewhere({ ...EMPTY_REPORT, left: 3 }, undefined)).toBe(
    'Import stopped: 0 imported, 3 left.',
  );
});

import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import type { DossierId } from '../../../../src-renderer/domain/ids.ts';
import { fail } from '../../../../src-renderer/domain/result.ts';
import { type Importer, useImporter } from '../../../../src-renderer/features/library/use-importer.ts';
import type { ChosenFile } from '../../../../src-renderer/ui/chosen-files.ts';

/** A run of one file that cannot be read takes some dozen turns of the thread. */
const TURNS = 80;

const missing = (name: string): ChosenFile => ({ name, read: async () => fail('It is no longer there.') });

function Importing({
  onImporter,
  onDone,
}: {
  onImporter: (importer: Importer) => void;
  onDone: (names: string[]) => void;
}) {
  const importer = useImporter('dossier-1' as DossierId, ({ failed }) =>
    onDone(failed.map(({ name }) => name)),
  );
  useEffect(() => onImporter(importer));
  return null;
}

it('a file that is dropped at any moment of the end of a run is reported', async () => {
  let importer: Importer | undefined;
  const told: string[] = [];
  const root = createRoot(document.createElement('div'));
  root.render(
    <Importing
      onImporter={(made) => {
        importer = made;
      }}
      onDone={(names) => told.push(...names)}
    />,
  );
  await expect.poll(() => importer).toBeDefined();
  const dropped: string[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [first, late] = [`first ${turn}`, `late ${turn}`];
    importer?.add([missing(first)]);
    for (let waited = 0; waited < turn; waited += 1) await null;
    importer?.add([missing(late)]);
    dropped.push(first, late);
    await expect.poll(() => told.length).toBe(dropped.length);
  }
  expect(told.toSorted()).toEqual(dropped.toSorted());
  root.unmount();
});

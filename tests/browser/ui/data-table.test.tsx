import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { CommandProvider } from '../../../src-renderer/ui/commands.tsx';
import { DataTable, type TableColumn } from '../../../src-renderer/ui/data-table.tsx';

type Row = { id: string; title: string };
const ROW_HEIGHT = 32;
const ROWS: readonly Row[] = Array.from({ length: 5_000 }, (_, index) => ({
  id: `row-${index}`,
  title: `Source ${index}`,
}));
const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'title', name: 'Title', width: '1fr', isRowHeader: true, cell: ({ title }) => title },
  { id: 'id', name: 'Id', width: 100, cell: ({ id }) => id },
];

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

it('rows that fly past take each other’s elements, and are drawn whole once the table rests', async () => {
  const box = document.body.appendChild(document.createElement('div'));
  box.style.cssText = 'display: flex; height: 480px; width: 800px';
  const root = createRoot(box);
  const nothing = (): void => undefined;
  root.render(
    <CommandProvider>
      <DataTable
        label="Sources"
        columns={COLUMNS}
        rows={ROWS}
        rowHeight={ROW_HEIGHT}
        textOf={({ title }) => title}
        order={{ column: 'title', direction: 'ascending' }}
        onOrder={nothing}
        selected={new Set()}
        onSelect={nothing}
        onOpen={nothing}
        onRemove={nothing}
        empty={null}
      />
    </CommandProvider>,
  );
  await vi.waitFor(() => expect(box.querySelector('[data-row]')).not.toBeNull());
  const grid = box.querySelector<HTMLElement>('[role="grid"]');
  if (grid === null) throw new Error('no table');
  grid.style.cssText += 'overflow: auto; height: 480px';
  await frame();
  const inView = (): HTMLElement[] =>
    [...box.querySelectorAll<HTMLElement>('[data-row]')].filter(({ dataset }) => dataset.row !== 'row-0');

  const kept: number[] = [];
  let before: HTMLElement[] = [];
  for (let step = 1; step <= 12; step += 1) {
    grid.scrollTop = step * 6_000;
    await frame();
    const now = inView();
    kept.push(now.filter((row) => before.includes(row)).length / now.length);
    expect(now[0]?.textContent).toContain('Source');
    before = now;
  }
  // The first steps tell that it is skimmed; from then on no row is made, but for the one more that may be in view.
  expect(Math.min(...kept.slice(4))).toBeGreaterThan(0.8);

  const last = Math.ceil(grid.scrollTop / ROW_HEIGHT) + 2;
  await vi.waitFor(() =>
    expect(box.querySelector(`[data-row="row-${last}"]`)?.textContent).toBe(`Source ${last}row-${last}`),
  );
  expect(box.querySelector(`[data-row="row-${last}"]`)?.getAttribute('aria-rowindex')).toBe(`${last + 2}`);
  root.unmount();
  box.remove();
});

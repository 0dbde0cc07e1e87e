import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Picker } from '../../../src-renderer/ui/rich-text/picker.tsx';

/** Pixels at the lower edge of the window where a message stands. */
const MESSAGES = 110;

const entries = Array.from({ length: 60 }, (_, index) => ({
  id: `${index}`,
  text: `Claim ${index}`,
  search: `claim ${index}`,
  draw: () => `Claim ${index}`,
}));

let root: Root;
afterEach(() => root.unmount());

it.each([
  ['at the top', 0.1],
  ['in the middle', 0.5],
  ['lower down', 0.7],
  ['among the messages', 0.97],
])('a picker leaves messages their room with the caret %s', async (_where, part) => {
  await page.viewport(1024, 700);
  const top = Math.round(innerHeight * part) - 20;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <Picker
      label="Claims"
      placeholder="Search claims"
      entries={entries}
      empty="There are none."
      caret={{ left: 300, top, bottom: top + 20 }}
      onChoose={() => undefined}
      onClose={() => undefined}
    />,
  );
  const dialog = page.getByRole('dialog');
  await expect.element(dialog).toBeVisible();
  const { top: upper, bottom: lower } = dialog.element().getBoundingClientRect();
  expect(upper).toBeGreaterThanOrEqual(0);
  expect(lower).toBeLessThanOrEqual(innerHeight - MESSAGES);
  expect(lower - upper).toBeGreaterThan(200);
});

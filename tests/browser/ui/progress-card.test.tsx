import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../../../src-renderer/ui/button.tsx';
import { Dialog } from '../../../src-renderer/ui/dialog.tsx';
import { ProgressCard } from '../../../src-renderer/ui/progress-card.tsx';

let root: Root;
afterEach(() => root.unmount());

/** Whether nothing is seen over an element's lower edge. */
function isOnTop(element: Element): boolean {
  // What is inert is drawn, though no point of the page is said to be its.
  const inert = [...document.querySelectorAll('[inert]')];
  for (const one of inert) one.removeAttribute('inert');
  const { left, bottom, width } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, bottom - 2);
  for (const one of inert) one.setAttribute('inert', '');
  return element.contains(found);
}

function show(isDialogOpen: boolean): void {
  root.render(
    <>
      <ProgressCard
        label="Exporting"
        done={1}
        total={4}
        step="Printing some 1,100 pages"
        note="It may take minutes. You can work on meanwhile."
        onCancel={() => undefined}
      />
      <Dialog
        title="Settings"
        isOpen={isDialogOpen}
        onClose={() => undefined}
        width="wide"
        actions={<Button>Store</Button>}
      >
        <div style={{ height: 900 }}>What can be set</div>
      </Dialog>
    </>,
  );
}

it('the progress of long work covers no button of a dialog, and is there again after it', async () => {
  await page.viewport(1024, 700);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  show(true);
  const store = page.getByRole('button', { name: 'Store' });
  await expect.element(store).toBeVisible();
  const card = document.querySelector('[role="progressbar"]')?.getBoundingClientRect();
  const button = store.element().getBoundingClientRect();
  // Else this would say nothing.
  expect(card?.left).toBeLessThan(button.right);
  expect(card?.top).toBeLessThan(button.bottom - 2);
  expect(isOnTop(store.element())).toBe(true);
  show(false);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect.element(cancel).toBeVisible();
  await expect.poll(() => isOnTop(cancel.element())).toBe(true);
});

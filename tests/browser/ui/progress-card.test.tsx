import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../../../src-renderer/ui/button.tsx';
import { Dialog } from '../../../src-renderer/ui/dialog.tsx';
import { ProgressCard } from '../../../src-renderer/ui/progress-card.tsx';

let root: Root;
afterEach(() => root.unmount());

/** Whether nothing lies over an element's middle. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
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
  expect(card?.top).toBeLessThan(button.bottom);
  expect(isOnTop(store.element())).toBe(true);
  show(false);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect.element(cancel).toBeVisible();
  await expect.poll(() => isOnTop(cancel.element())).toBe(true);
});

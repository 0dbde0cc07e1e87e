/** In Chromium: messages beside a dialog. */
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { OpenModal } from '../../../src-renderer/ui/open-modal.tsx';
import { ToastProvider, useToast } from '../../../src-renderer/ui/toast.tsx';

const box = document.body.appendChild(document.createElement('div'));
const root = createRoot(box);

afterEach(() => {
  vi.useRealTimers();
  root.render(null);
});

let show: ReturnType<typeof useToast> = () => undefined;

function Teller() {
  show = useToast();
  return null;
}

function draw(isDialogOpen: boolean): void {
  root.render(
    <ToastProvider>
      <Teller />
      {isDialogOpen && <OpenModal />}
    </ToastProvider>,
  );
}

it('what came while a dialog was open can be undone after it, for as long as always', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  draw(true);
  await expect.poll(() => box.querySelector('[role="status"]')).not.toBeNull();
  show({ message: 'Deleted 3 sources', action: { label: 'Undo', run: () => undefined } });
  show({ message: 'Imported 2 sources' });
  await expect.element(page.getByText('1 earlier')).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
  vi.advanceTimersByTime(60_000);

  draw(false);
  await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  vi.advanceTimersByTime(6_000);
  await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  vi.advanceTimersByTime(2_000);
  await expect.element(page.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

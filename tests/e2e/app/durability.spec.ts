import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { appEnvironment, electronExecutable, profileSwitch } from '../runtime.ts';
import { goTo, openSampleDossier, openWorkspace, PROJECT, waitUntilSaved } from './workspace.ts';

/**
 * Starts the app as a person does, and waits for its end. Playwright's launcher would take a program that ends at once for
 * one that failed.
 */
async function startAgain(userData: string): Promise<number | null> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable(), [PROJECT, profileSwitch(userData), ...sandbox], {
    env: appEnvironment(),
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  return code as number | null;
}

test('killed after "Saved", everything is found again', async () => {
  const first = await openWorkspace();
  await openSampleDossier(first.page);
  await goTo(first.page, 'Briefs');
  await first.page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await first.page.locator('.ProseMirror').getByText('It also expects Kabul').click();
  await first.page.keyboard.press('End');
  await first.page.keyboard.type(' This must survive.');
  await expect(first.page.locator('[data-save-state]')).not.toHaveAttribute('data-save-state', 'saved');
  await waitUntilSaved(first.page);
  first.app.process().kill('SIGKILL');
  await first.app.waitForEvent('close').catch(() => undefined);

  const second = await openWorkspace(first.userData);
  await expect(
    second.page
      .locator('.ProseMirror')
      .or(second.page.getByRole('navigation', { name: 'Views' }))
      .first(),
  ).toBeVisible();
  await expect(second.page.getByRole('contentinfo')).toContainText('17 annotations · 7 claims');
  await goTo(second.page, 'Briefs');
  await second.page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await expect(second.page.locator('.ProseMirror')).toContainText('This must survive.');
  await second.page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Claims/ })
    .click();
  await expect(
    second.page.getByText('The attacks were launched from Afghan territory').first(),
  ).toBeVisible();
  expect(second.problems).toEqual([]);
  await second.close();
});

test('closing the window right after typing writes what was typed', async () => {
  const first = await openWorkspace();
  await openSampleDossier(first.page);
  await goTo(first.page, 'Briefs');
  await first.page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await first.page.locator('.ProseMirror').getByText('It also expects Kabul').click();
  await first.page.keyboard.press('End');
  await first.page.keyboard.type(' Typed at the last moment.');
  await first.close();
  const second = await openWorkspace(first.userData);
  await goTo(second.page, 'Briefs');
  await second.page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await expect(second.page.locator('.ProseMirror')).toContainText('Typed at the last moment.');
  await second.close();
});

test('a second start brings the open window forward instead of opening the same data twice', async () => {
  const first = await openWorkspace();
  await openSampleDossier(first.page);
  await first.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    app.once('second-instance', () => Object.assign(globalThis, { startedAgain: true }));
  });
  expect(await startAgain(first.userData)).toBe(0);
  const seen = (): Promise<[boolean, boolean | undefined]> =>
    first.app.evaluate(({ BrowserWindow }) => [
      (globalThis as { startedAgain?: boolean }).startedAgain === true,
      BrowserWindow.getAllWindows()[0]?.isMinimized(),
    ]);
  await expect.poll(seen).toEqual([true, false]);
  expect(first.app.windows()).toHaveLength(1);
  await first.close();
});

test('closing asks before it loses what cannot be stored, and stays open when the analyst says so', async () => {
  const { app, page } = await openWorkspace();
  await openSampleDossier(page);
  await goTo(page, 'Sources');
  await page
    .getByRole('row', { name: /Kabul rejects/ })
    .getByText('Kabul denial')
    .click();
  const published = page
    .getByRole('complementary', { name: 'Source' })
    .getByRole('textbox', { name: 'Published' });
  await published.fill('2025-13-40');
  await published.press('Tab');
  await expect(published).toHaveAttribute('aria-invalid', 'true');

  const answer = (response: number): Promise<void> =>
    app.evaluate(({ dialog, BrowserWindow }, chosen) => {
      dialog.showMessageBox = () => {
        Object.assign(globalThis, { asked: true });
        return Promise.resolve({ response: chosen, checkboxChecked: false });
      };
      BrowserWindow.getAllWindows()[0]?.close();
    }, response);
  await answer(0);
  await expect.poll(() => app.evaluate(() => (globalThis as { asked?: boolean }).asked)).toBe(true);
  await expect(published).toHaveValue('2025-13-40');
  const closed = app.waitForEvent('close');
  await answer(1);
  await closed;
});

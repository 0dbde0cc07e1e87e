import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answer, Reply } from '../../../src-main/ipc/contract.ts';
import { writeSetting } from '../../../src-renderer/storage/settings.ts';
import { database } from '../../../src-renderer/storage/workspace.ts';
import { AddressDialog } from '../../../src-renderer/ui/address-dialog.tsx';
import { NavigationProvider } from '../../../src-renderer/ui/navigation.tsx';

type Fetched = Answer<Reply<'fetchAddress'>>;

let root: Root;
let answer: (fetched: Fetched) => void;
let asked: string[];
let fetched: string[];
let isOpen: boolean;

beforeEach(async () => {
  await writeSetting('networkAllowed', true);
  asked = [];
  fetched = [];
  isOpen = true;
  const desktop = {
    fetchAddress: ({ url }: { url: string }) => {
      asked.push(url);
      return new Promise<Fetched>((resolve) => {
        answer = resolve;
      });
    },
  };
  Object.defineProperty(window, 'desktop', { value: desktop, configurable: true });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <NavigationProvider>
      <AddressDialog
        title="Fetch an article"
        onFetched={({ name }) => fetched.push(name)}
        onClose={() => {
          isOpen = false;
          root.render(null);
        }}
      />
    </NavigationProvider>,
  );
  await userEvent.fill(page.getByRole('textbox', { name: 'Address' }), 'news.example.org/1');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(asked).toEqual(['https://news.example.org/1']));
});

afterEach(() => root.unmount());
afterAll(() => database.delete());

const ARTICLE: Fetched = {
  ok: true,
  value: { name: '1.html', bytes: new Uint8Array([60]), address: 'https://news.example.org/1' },
};

describe('fetching an article by its address', () => {
  it('hands over what came, and closes', async () => {
    answer(ARTICLE);
    await vi.waitFor(() => expect(fetched).toEqual(['1.html']));
    expect(isOpen).toBe(false);
  });

  it('says what went wrong and keeps the address', async () => {
    answer({ ok: false, problem: 'The server did not answer within 30 seconds.' });
    await expect.element(page.getByRole('textbox', { name: 'Address' })).toBeInvalid();
    expect(page.getByRole('dialog').element().textContent).toContain('The server did not answer');
    await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveValue('news.example.org/1');
  });

  it('adds nothing once it was called off, though the page comes after all', async () => {
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
    await vi.waitFor(() => expect(isOpen).toBe(false));
    answer(ARTICLE);
    // A turn later whoever waited for it has heard.
    await new Promise((resolve) => setTimeout(resolve));
    expect(fetched).toEqual([]);
  });
});

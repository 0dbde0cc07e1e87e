import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Tabs } from '../../../src-renderer/ui/tabs.tsx';

const HEADINGS = Array.from({ length: 500 }, (_, index) => `Heading ${index}`);

function TwoTabs() {
  const [selected, setSelected] = useState('outline');
  return (
    <Tabs
      label="About this text"
      selected={selected}
      onSelect={setSelected}
      tabs={[
        {
          id: 'outline',
          label: 'Outline',
          content: HEADINGS.map((heading) => (
            <button key={heading} type="button">
              {heading}
            </button>
          )),
        },
        { id: 'source', label: 'Source', content: <button type="button">Grade</button> },
      ]}
    />
  );
}

it('a tab that is left is not searched for what could take the focus: that would have all of it laid out', async () => {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  root.render(<TwoTabs />);
  await expect.element(page.getByRole('button', { name: 'Heading 499' })).toBeInTheDocument();
  const looks = vi.spyOn(Element.prototype, 'checkVisibility');
  await userEvent.click(page.getByRole('tab', { name: 'Source' }));
  await vi.waitFor(() => expect(box.querySelector('[role="tabpanel"]')?.textContent).toBe('Grade'));
  const looked = looks.mock.contexts.filter((element) =>
    /^Heading/.test((element as Element).textContent ?? ''),
  );
  expect(looked).toEqual([]);
  looks.mockRestore();
  root.unmount();
  box.remove();
});

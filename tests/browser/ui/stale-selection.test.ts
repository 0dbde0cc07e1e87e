/** In Chromium: what a text field leaves behind must not be looked for at each frame. */
import { afterEach, expect, test } from 'vitest';
import { dropStaleSelections } from '../../../src-renderer/ui/stale-selection.ts';

const ELEMENTS = 40_000;

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Milliseconds in which the browser finds out what is selected, as it does at each frame: the quickest of some times. */
async function timeOfLooking(): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    await frame();
    document.body.append(document.createElement('i'));
    document.body.getBoundingClientRect();
    const start = performance.now();
    void getSelection()?.type;
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** A field takes the caret, a button the focus, and then the field is removed, as with a view that is left by a click. */
async function closeField(): Promise<void> {
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await frame();
  document.querySelector('button')?.focus();
  await frame();
  field.remove();
}

test('a field that is gone has nothing looked for in a long page that cannot be selected', async () => {
  document.body.style.userSelect = 'none';
  document.body.innerHTML = `<button>Back</button><div style="height:300px;overflow:auto;contain:strict">${'<div style="contain:strict;height:20px"><span>row</span></div>'.repeat(ELEMENTS / 2)}</div>`;
  await closeField();
  const stale = await timeOfLooking();
  const end = dropStaleSelections();
  await closeField();
  document.querySelector('div')?.scrollBy(0, 20);
  await frame();
  await frame();
  const dropped = await timeOfLooking();
  end();
  expect(stale).toBeGreaterThan(dropped * 10);
});

test('the caret of a field that stays, and what is selected in a text, stay', async () => {
  const end = dropStaleSelections();
  document.body.innerHTML =
    '<p>Seven people were killed.</p><input value="who said so"><button>Next</button>';
  const [field, button] = [document.querySelector('input'), document.querySelector('button')];
  field?.focus();
  field?.setSelectionRange(4, 8);
  await frame();
  expect([field?.selectionStart, field?.selectionEnd]).toEqual([4, 8]);
  const paragraph = document.querySelector('p');
  if (paragraph !== null) getSelection()?.selectAllChildren(paragraph);
  button?.focus();
  await frame();
  expect(getSelection()?.toString()).toBe('Seven people were killed.');
  end();
});

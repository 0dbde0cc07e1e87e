/** In Chromium: what a text field leaves behind must not be looked for at each frame. */
import { afterEach, expect, test } from 'vitest';
import { dropStaleSelections } from '../../../src-renderer/ui/stale-selection.ts';

const ELEMENTS = 40_000;

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

/** Milliseconds of the quickest of some frames that each scroll. */
async function frameTime(): Promise<number> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let last = await frame();
  for (let at = 0; at < 12; at += 1) {
    const scroller = document.querySelector('div');
    if (scroller !== null) scroller.scrollTop += 20;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return Math.min(...times);
}

/** A field takes the caret and is removed, as with a dialog that closes; the focus goes back to a button. */
async function closeField(): Promise<void> {
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await frameTime();
  field.remove();
  document.querySelector('button')?.focus();
}

test('a field that is gone does not slow the frames of a long page that cannot be selected', async () => {
  document.body.style.userSelect = 'none';
  document.body.innerHTML = `<button>Back</button><div style="height:300px;overflow:auto;contain:strict">${'<div style="contain:strict;height:20px"><span>row</span></div>'.repeat(ELEMENTS / 2)}</div>`;
  await closeField();
  const stale = await frameTime();
  const end = dropStaleSelections();
  await closeField();
  const dropped = await frameTime();
  end();
  expect(stale).toBeGreaterThan(dropped * 2);
});

test('the caret of a field that stays, and what is selected in a text, stay', async () => {
  const end = dropStaleSelections();
  document.body.innerHTML =
    '<p>Seven people were killed.</p><input value="who said so"><button>Next</button>';
  const [field, button] = [document.querySelector('input'), document.querySelector('button')];
  field?.focus();
  field?.setSelectionRange(4, 8);
  await frameTime();
  expect([field?.selectionStart, field?.selectionEnd]).toEqual([4, 8]);
  const paragraph = document.querySelector('p');
  if (paragraph !== null) getSelection()?.selectAllChildren(paragraph);
  button?.focus();
  await frameTime();
  expect(getSelection()?.toString()).toBe('Seven people were killed.');
  end();
});

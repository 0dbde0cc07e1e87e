import { expect, it } from 'vitest';
import { writesItsNumber } from '../../../../src-renderer/domain/text/list-number.ts';

it('knows the items that begin with their number from those that begin with a word or a figure', () => {
  const writes = (text: string, kind: 'list-item' | 'paragraph' = 'list-item') =>
    writesItsNumber(`Before. ${text}`, { kind, start: 8, end: 8 + text.length });
  for (const item of ['1. First convoys', '12) Twelfth', '(b) Second', 'iv. Fourth', 'A. First'])
    expect(writes(item), item).toBe(true);
  for (const item of ['First convoys', '1,140 lorries', '3.5 per cent', 'I said so', 'e.g. grapes'])
    expect(writes(item), item).toBe(false);
  expect(writes('1. No list', 'paragraph')).toBe(false);
});

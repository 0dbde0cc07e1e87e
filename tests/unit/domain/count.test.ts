import { expect, it } from 'vitest';
import { counted } from '../../../src-renderer/domain/count.ts';

it('counts one, none and many, with grouped digits and irregular plurals', () => {
  expect(counted(1, 'source')).toBe('1 source');
  expect(counted(0, 'source')).toBe('0 sources');
  expect(counted(12_400, 'word')).toBe('12,400 words');
  expect(counted(2, 'passage or source', 'passages and sources')).toBe('2 passages and sources');
});

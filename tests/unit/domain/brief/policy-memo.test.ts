import { expect, it } from 'vitest';
import { plainTextOf } from '../../../../src-renderer/domain/brief/document.ts';
import { POLICY_MEMO_SECTIONS, policyMemo } from '../../../../src-renderer/domain/brief/policy-memo.ts';

it('starts with an empty bottom line, then every section with an empty paragraph', () => {
  const { type, content = [] } = policyMemo();
  expect(type).toBe('doc');
  expect(content[0]).toEqual({ type: 'bottomLine', content: [{ type: 'paragraph' }] });
  expect(content.filter((node) => node.type === 'heading').map(plainTextOf)).toEqual([
    ...POLICY_MEMO_SECTIONS,
  ]);
  expect(content.filter((node) => node.type === 'paragraph')).toEqual(
    POLICY_MEMO_SECTIONS.map(() => ({ type: 'paragraph' })),
  );
});

it('makes a fresh document each time, so that two briefs share nothing', () => {
  expect(policyMemo()).not.toBe(policyMemo());
  expect(policyMemo().content).not.toBe(policyMemo().content);
});

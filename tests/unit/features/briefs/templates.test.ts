import { describe, expect, it } from 'vitest';
import { policyMemo } from '../../../../src-renderer/domain/brief/policy-memo.ts';
import type { Brief } from '../../../../src-renderer/domain/records.ts';
import { newBrief } from '../../../../src-renderer/features/briefs/templates.ts';

const fields = { title: 'Border', template: 'policy-memo', marking: 'TLP:AMBER' } as const;
const NOON = new Date(2025, 10, 22, 12).getTime();

describe('a new brief of a template', () => {
  it('starts with the template, the day, and its title as subject', () => {
    const brief = newBrief(fields, undefined, NOON);
    expect(brief).toMatchObject({
      title: 'Border',
      marking: 'TLP:AMBER',
      machineDrafted: false,
      language: 'en',
    });
    expect(brief.front).toEqual({ to: '', from: '', subject: 'Border', date: '2025-11-22', author: '' });
    expect(brief.content).toEqual(policyMemo());
  });

  it('takes sender and author, but not the addressee, from the brief before it', () => {
    const previous = {
      language: 'fr',
      front: { to: 'Minister', from: 'Political section', subject: 's', date: '2020', author: 'A. B.' },
    } as Brief;
    const { front, language } = newBrief(fields, previous, NOON);
    expect(front).toMatchObject({ to: '', from: 'Political section', author: 'A. B.' });
    expect(language).toBe('fr');
  });
});

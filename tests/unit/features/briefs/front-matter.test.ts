import { describe, expect, it } from 'vitest';
import {
  subjectFields,
  subjectOf,
  titleFields,
} from '../../../../src-renderer/features/briefs/front-matter.tsx';

const front = { to: '', from: '', subject: '', date: '', author: '' };

describe('the subject of a brief', () => {
  it('is the title until it is given one of its own', () => {
    expect(subjectOf({ title: 'Border', front })).toBe('Border');
    expect(subjectOf({ title: 'Border', front: { ...front, subject: 'Another' } })).toBe('Another');
  });

  it('takes the title with it where the two were the same', () => {
    const same = { title: 'Border', front: { ...front, subject: 'Border' } };
    expect(subjectFields(same, 'New')).toEqual({ front: { ...front, subject: 'New' }, title: 'New' });
    expect(subjectFields({ title: 'Border', front }, 'New')).toHaveProperty('title', 'New');
  });

  it('goes with a new title where the two were the same', () => {
    const same = { title: 'Border', front: { ...front, subject: 'Border' } };
    expect(titleFields(same, 'New')).toEqual({ title: 'New', front: { ...front, subject: 'New' } });
    expect(titleFields({ title: 'Border', front }, 'New')).toEqual({ title: 'New' });
  });

  it('leaves a title alone that was chosen apart from it', () => {
    const apart = { title: 'Short', front: { ...front, subject: 'Long subject' } };
    expect(subjectFields(apart, 'New')).toEqual({ front: { ...front, subject: 'New' } });
  });
});

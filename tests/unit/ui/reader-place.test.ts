import { describe, expect, test } from 'vitest';
import type { AnnotationId, SourceId } from '../../../src-renderer/domain/ids.ts';
import {
  activate,
  activeSourceId,
  closeSide,
  keepBeside,
  openBeside,
  type ReaderPlace,
  swapSides,
} from '../../../src-renderer/ui/reader-place.ts';

const [A, B, C] = ['a', 'b', 'c'] as SourceId[] as [SourceId, SourceId, SourceId];
const ANNOTATION = 'x' as AnnotationId;

const alone: ReaderPlace = { view: 'reader', sourceId: A };
const both: ReaderPlace = { view: 'reader', sourceId: A, besideId: B, active: 'right' };

describe('two texts side by side', () => {
  test('the second comes to the right and is worked in, without going back to what the first was opened for', () => {
    const opened = openBeside({ ...alone, annotationId: ANNOTATION }, B);
    expect(opened).toEqual(both);
    expect(activeSourceId(opened)).toBe(B);
  });

  test('another text comes to the side that is not worked in', () => {
    expect(openBeside(both, C)).toEqual({ view: 'reader', sourceId: C, besideId: B, active: 'left' });
    expect(openBeside(activate(both, 'left'), C)).toEqual({ ...both, besideId: C });
  });

  test('a passage is shown at the side that has its source', () => {
    const passage = { start: 3, end: 8 };
    expect(keepBeside(both, { view: 'reader', sourceId: A, passage })).toEqual({
      ...both,
      active: 'left',
      passage,
    });
    expect(keepBeside(both, { view: 'reader', sourceId: B, annotationId: ANNOTATION })).toEqual({
      ...both,
      annotationId: ANNOTATION,
    });
  });

  test('a passage of a third source is shown at the side that is worked in', () => {
    expect(keepBeside(both, { view: 'reader', sourceId: C })).toEqual({ ...both, besideId: C });
    expect(keepBeside(activate(both, 'left'), { view: 'reader', sourceId: C })).toEqual({
      ...both,
      sourceId: C,
      active: 'left',
    });
  });

  test('of one source at both sides, the side that is worked in shows its passages', () => {
    const twice = openBeside(alone, A);
    expect(keepBeside(twice, { view: 'reader', sourceId: A, annotationId: ANNOTATION }).active).toBe('right');
  });

  test('either is closed, and the other stays alone', () => {
    expect(keepBeside(both, closeSide(both, 'left'))).toEqual({ view: 'reader', sourceId: B });
    expect(keepBeside(both, closeSide(both, 'right'))).toEqual({ view: 'reader', sourceId: A });
  });

  test('they change sides, and the same one is worked in as before', () => {
    const swapped = swapSides(both);
    expect(swapped).toEqual({ view: 'reader', sourceId: B, besideId: A, active: 'left' });
    expect(activeSourceId(swapped)).toBe(B);
    expect(swapSides(swapped)).toEqual(both);
  });

  test('one text alone is left as it is', () => {
    expect(keepBeside(alone, { view: 'reader', sourceId: B })).toEqual({ view: 'reader', sourceId: B });
    expect(swapSides(alone)).toBe(alone);
    expect(activate(alone, 'right')).toBe(alone);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierId, TagId } from '../../../../src-renderer/domain/ids.ts';
import type { Tag } from '../../../../src-renderer/domain/records.ts';
import {
  applyPlacements,
  canMoveUnder,
  liftChildren,
  moveTag,
  stepTag,
} from '../../../../src-renderer/domain/tags/move.ts';
import { findNameProblem, nextHue, nextKey } from '../../../../src-renderer/domain/tags/naming.ts';
import {
  ancestorsOf,
  buildTree,
  childrenOf,
  flattenTree,
  pathOf,
  subtreeOf,
} from '../../../../src-renderer/domain/tags/tree.ts';

function tag(id: string, parentId: string | null = null, position = 0): Tag {
  return {
    id: id as TagId,
    dossierId: 'd' as DossierId,
    parentId: parentId as TagId | null,
    name: id,
    hue: 'amber',
    definition: '',
    position,
    key: null,
    createdAt: 0,
    updatedAt: 0,
  };
}

const security = [
  tag('security'),
  tag('attack', 'security', 0),
  tag('groups', 'security', 1),
  tag('law', null, 1),
];
const shown = (tags: readonly Tag[]): string[] =>
  flattenTree(buildTree(tags)).map(({ tag: { name }, depth }) => `${'-'.repeat(depth)}${name}`);

describe('the tag tree', () => {
  it('shows siblings in their order, each with what is below it', () => {
    expect(shown(security)).toEqual(['security', '-attack', '-groups', 'law']);
    expect(subtreeOf(security, 'security' as TagId)).toEqual(['security', 'attack', 'groups']);
    expect(pathOf(security, 'groups' as TagId)).toBe('security › groups');
  });

  it('shows every tag once, however damaged the rows are', () => {
    const row = fc.record({ parent: fc.option(fc.nat({ max: 9 })), position: fc.integer() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
        const tags = rows.map(({ parent, position }, index) =>
          tag(`t${index}`, parent === null ? null : `t${parent}`, position),
        );
        const names = flattenTree(buildTree(tags)).map((entry) => entry.tag.name);
        expect(names.sort()).toEqual(tags.map(({ name }) => name).sort());
      }),
    );
  });
});

describe('moving tags', () => {
  it('refuses to put a tag below itself', () => {
    expect(canMoveUnder(security, 'security' as TagId, 'groups' as TagId)).toBe(false);
    expect(moveTag(security, 'security' as TagId, 'groups' as TagId, 0)).toEqual([]);
    expect(moveTag(security, 'security' as TagId, 'security' as TagId, 0)).toEqual([]);
  });

  it('steps up, down, in and out', () => {
    const step = (id: string, direction: 'up' | 'down' | 'in' | 'out'): string[] =>
      shown(applyPlacements(security, stepTag(security, id as TagId, direction)));
    expect(step('groups', 'up')).toEqual(['security', '-groups', '-attack', 'law']);
    expect(step('attack', 'down')).toEqual(['security', '-groups', '-attack', 'law']);
    expect(step('attack', 'up')).toEqual(shown(security));
    expect(step('law', 'in')).toEqual(['security', '-attack', '-groups', '-law']);
    expect(step('groups', 'out')).toEqual(['security', '-attack', 'groups', 'law']);
    expect(step('law', 'out')).toEqual(shown(security));
  });

  it('lifts children to the place of their parent', () => {
    const lifted = applyPlacements(security, liftChildren(security, 'security' as TagId)).filter(
      ({ name }) => name !== 'security',
    );
    expect(shown(lifted)).toEqual(['attack', 'groups', 'law']);
  });

  it('never makes a circle and never loses a tag, whatever is moved where', () => {
    const move = fc.tuple(
      fc.nat({ max: 7 }),
      fc.option(fc.nat({ max: 7 })),
      fc.integer({ min: -1, max: 9 }),
      fc.constantFrom('move', 'up', 'down', 'in', 'out'),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let tags = Array.from({ length: 8 }, (_, index) => tag(`t${index}`, null, index));
        for (const [which, parent, index, kind] of moves) {
          const id = `t${which}` as TagId;
          const parentId = parent === null ? null : (`t${parent}` as TagId);
          const placements =
            kind === 'move' ? moveTag(tags, id, parentId, index) : stepTag(tags, id, kind as 'up');
          tags = applyPlacements(tags, placements);
          for (const { id: each } of tags) expect(ancestorsOf(tags, each)).not.toContain(each);
          expect(new Set(shown(tags)).size).toBe(8);
          const roots = childrenOf(tags, null);
          expect(roots.every((root) => root.parentId === null)).toBe(true);
        }
      }),
    );
  });
});

describe('naming tags', () => {
  it('refuses an empty name and one that is there already, whatever its case', () => {
    expect(findNameProblem(security, '  ', null)).toMatch(/needs a name/u);
    expect(findNameProblem(security, ' LAW ', null)).toMatch(/already/u);
    expect(findNameProblem(security, 'Law', 'law' as TagId)).toBeNull();
  });

  it('gives a new tag a hue that is little used, a child its parent’s, and the lowest free key', () => {
    expect(nextHue([tag('a')], null)).toBe('rose');
    expect(nextHue([{ ...tag('a'), hue: 'teal' }], 'a' as TagId)).toBe('teal');
    expect(
      nextKey([
        { ...tag('a'), key: 1 },
        { ...tag('b'), key: 3 },
      ]),
    ).toBe(2);
    expect(nextKey([1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => ({ ...tag(`k${key}`), key })))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { ClaimId, DossierId, SourceId } from '../../../../src-renderer/domain/ids.ts';
import { targetAt } from '../../../../src-renderer/features/notes/note-commands.tsx';

const dossierId = 'd' as DossierId;

describe('a note begun by key', () => {
  it('is on the source or claim that is open, else on the dossier', () => {
    expect(targetAt({ view: 'reader', sourceId: 's' as SourceId }, dossierId)).toEqual({
      kind: 'source',
      id: 's',
    });
    expect(targetAt({ view: 'claims', claimId: 'c' as ClaimId }, dossierId)).toEqual({
      kind: 'claim',
      id: 'c',
    });
    expect(targetAt({ view: 'claims' }, dossierId)).toEqual({ kind: 'dossier', id: 'd' });
    expect(targetAt({ view: 'briefs' }, dossierId)).toEqual({ kind: 'dossier', id: 'd' });
  });
});

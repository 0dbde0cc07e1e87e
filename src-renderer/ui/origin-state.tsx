/** How two sources stand to each other: in words, with a sign. */
import { BadgeCheck, Files, Split } from 'lucide-react';
import type { SourceId } from '../domain/ids.ts';
import { linkBetween, type Origins } from '../domain/origins/origins.ts';
import { Chip } from './badge.tsx';

/** `through`: joined by a third source only. `apart`: nothing was found or said. */
export type PairState = 'found' | 'confirmed' | 'split' | 'through' | 'apart';

export function stateOfPair(origins: Origins, a: SourceId, b: SourceId): PairState {
  const isTogether = origins.groups.get(a)?.includes(b) === true;
  const verdict = linkBetween(origins, a, b)?.verdict;
  if (verdict === 'split' || (verdict !== undefined && isTogether)) return verdict;
  return isTogether ? 'through' : 'apart';
}

const STATES = {
  found: { term: 'Found', tone: 'neutral', icon: Files, meaning: 'Found by comparing the texts' },
  confirmed: { term: 'Confirmed', tone: 'good', icon: BadgeCheck, meaning: 'You confirmed one origin' },
  split: { term: 'Split', tone: 'warning', icon: Split, meaning: 'You split them: two origins' },
  through: { term: 'Through another', tone: 'neutral', icon: Files, meaning: 'Joined by a third source' },
  apart: { term: 'Two origins', tone: 'neutral', icon: Split, meaning: 'Not taken for one origin' },
} as const satisfies Record<PairState, object>;

export function OriginStateChip({ state }: { state: PairState }) {
  const { term, tone, icon: Icon, meaning } = STATES[state];
  return (
    <span title={meaning}>
      <Chip tone={tone}>
        <Icon size={11} aria-hidden />
        {term}
      </Chip>
    </span>
  );
}

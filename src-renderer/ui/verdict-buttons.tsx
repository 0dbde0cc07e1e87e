import type { SourceId } from '../domain/ids.ts';
import { Button } from './button.tsx';
import type { PairState } from './origin-state.tsx';
import { useOriginVerdicts } from './use-origin-verdicts.ts';

type Pair = readonly [SourceId, SourceId];

/**
 * What can be said of two sources now. A button stays where it is when it was pressed, so that the keyboard stays on it and
 * the next press takes back what the first one did.
 * @param share measured between the two, from 0 to 1, where it was measured just now
 */
export function VerdictButtons({
  state,
  title,
  pair,
  share,
}: {
  state: PairState;
  title: string;
  pair: Pair;
  share?: number;
}) {
  const { confirm, splitOff, withdraw } = useOriginVerdicts();
  const isConfirmed = state === 'confirmed';
  const isSplit = state === 'split';
  // Of two that nothing joins there is nothing to confirm: the analyst says it first.
  const agree = state === 'apart' ? 'Count as one origin' : 'Confirm';
  return (
    <>
      {!isSplit && (
        <Button
          size="small"
          aria-label={
            isConfirmed
              ? `Undo confirmation of “${title}”`
              : `${state === 'apart' ? agree : `${agree} one origin`} with “${title}”`
          }
          onPress={() => (isConfirmed ? withdraw(pair) : confirm(pair, share))}
        >
          {isConfirmed ? 'Undo confirmation' : agree}
        </Button>
      )}
      {state !== 'apart' && (
        <Button
          size="small"
          aria-label={isSplit ? `Undo split of “${title}”` : `Split off “${title}”`}
          onPress={() => (isSplit ? withdraw(pair) : splitOff(pair[1]))}
        >
          {isSplit ? 'Undo split' : 'Split off'}
        </Button>
      )}
    </>
  );
}

/** Going from change to change in a compared text. */
import { useEffect } from 'react';
import type { ChangeRow } from '../../domain/text/change-rows.ts';
import { type Steps, useSteps } from '../../ui/use-steps.ts';

/** Pixels between the upper edge and the change that was gone to. */
const MARGIN = 96;

/** Rows that changed carry `data-change` with their index among them. */
export function useChangeSteps(scroller: HTMLElement | null, rows: readonly ChangeRow[] | null): Steps {
  const steps = useSteps(rows?.reduce((sum, { kind }) => sum + (kind === 'same' ? 0 : 1), 0) ?? 0);
  const { current } = steps;
  useEffect(() => {
    const row = current < 0 ? null : scroller?.querySelector<HTMLElement>(`[data-change="${current}"]`);
    if (row === null || row === undefined || scroller === null) return undefined;
    scroller.scrollTo({ top: row.offsetTop - MARGIN });
    row.dataset.current = 'true';
    return () => {
      delete row.dataset.current;
    };
  }, [current, scroller]);
  return steps;
}

/** Going from change to change in a compared text. */
import { useCallback, useEffect, useState } from 'react';
import type { ChangeRow } from '../../domain/text/change-rows.ts';

export type ChangeSteps = { current: number; total: number; next: () => void; previous: () => void };

/** Pixels between the upper edge and the change that was gone to. */
const MARGIN = 96;

/** `current` is -1 until a change was gone to. Rows that changed carry `data-change` with their index among them. */
export function useChangeSteps(scroller: HTMLElement | null, rows: readonly ChangeRow[] | null): ChangeSteps {
  const [current, setCurrent] = useState(-1);
  const total = rows?.reduce((sum, { kind }) => sum + (kind === 'same' ? 0 : 1), 0) ?? 0;
  useEffect(() => {
    const row = current < 0 ? null : scroller?.querySelector<HTMLElement>(`[data-change="${current}"]`);
    if (row === null || row === undefined || scroller === null) return undefined;
    scroller.scrollTo({ top: row.offsetTop - MARGIN });
    row.dataset.current = 'true';
    return () => {
      delete row.dataset.current;
    };
  }, [current, scroller]);
  const step = useCallback(
    (by: number) =>
      setCurrent((now) => (total === 0 ? -1 : (Math.max(now, by > 0 ? -1 : 0) + by + total) % total)),
    [total],
  );
  return { current, total, next: () => step(1), previous: () => step(-1) };
}

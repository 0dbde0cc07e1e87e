/** Whether something modal is open, which must not be covered: each of them renders one of these while it is. */
import { useEffect, useSyncExternalStore } from 'react';

let open = 0;
const listeners = new Set<() => void>();

function add(count: number): void {
  open += count;
  for (const tell of listeners) tell();
}

export function OpenModal(): null {
  useEffect(() => {
    add(1);
    return () => add(-1);
  }, []);
  return null;
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useModalOpen(): boolean {
  return useSyncExternalStore(listen, () => open > 0);
}

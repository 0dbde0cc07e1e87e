/** State of a view that outlives the view: whoever comes back finds the filter, order and selection as they were. */
import { useCallback, useState } from 'react';

const remembered = new Map<string, unknown>();

/** Like useState, kept until the window is closed. `key` is unique to the state, with the dossier's id in it. */
export function useRememberedState<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() =>
    remembered.has(key) ? (remembered.get(key) as Value) : initial,
  );
  const remember = useCallback(
    (next: Value) => {
      remembered.set(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, remember];
}

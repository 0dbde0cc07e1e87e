/** Results as values, for errors that the caller can act on. `problem` is a sentence for the analyst. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: string };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

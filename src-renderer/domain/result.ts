/** Results as values, for errors that the caller can act on. `problem` is a sentence for the analyst. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: string };

/** The result of what went well. */
export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** The result of what went wrong. `problem` is a whole sentence, which the analyst reads. */
export function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

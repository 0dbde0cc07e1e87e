/** Results as values, for errors that the caller can act on. `problem` is a sentence for the analyst. */
export type Result<Value> = { ok: true; value: Value } | Failure;

/** `needs` is what the analyst can give so that it goes well: a password, or another one than that which was given. */
export type Failure = { ok: false; problem: string; needs?: 'password' | 'other-password' };

/** The result of what went well. */
export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** The result of what went wrong. `problem` is a whole sentence, which the analyst reads. */
export function fail(problem: string, needs?: Failure['needs']): Failure {
  return needs === undefined ? { ok: false, problem } : { ok: false, problem, needs };
}

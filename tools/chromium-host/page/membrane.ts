/**
 * What contextBridge puts between the preload script's world and the page's: values are copied, functions become
 * proxies, promises and errors cross as themselves. Both worlds run this code; they see each other only by events
 * whose details Chromium clones.
 *
 * `createMembrane` is sent to the page as source text: it must not use anything outside itself.
 */
export type Membrane = { wrap: (value: unknown) => unknown; unwrap: (wire: unknown) => unknown };

/**
 * @param incoming name of the event that this world listens to
 * @param outgoing name of the event that the other world listens to
 */
export function createMembrane(
  incoming: string,
  outgoing: string,
  onOther: (message: { kind: string } & Record<string, unknown>) => void,
): Membrane & { tell: (message: { kind: string } & Record<string, unknown>) => void } {
  type Wire =
    | { t: 'value'; v: unknown }
    | { t: 'function'; id: number }
    | { t: 'promise'; id: number }
    | { t: 'error'; message: string }
    | { t: 'array'; v: Wire[] }
    | { t: 'object'; k: string[]; v: Wire[] };
  type Message =
    | { kind: 'call'; call: number; id: number; args: Wire[] }
    | { kind: 'reply'; call: number; ok: boolean; value: Wire }
    | { kind: 'settle'; id: number; ok: boolean; value: Wire };

  // Captured before the page's scripts run: the page must not see the messages by replacing these.
  const dispatch = document.dispatchEvent.bind(document);
  const Message = CustomEvent;
  const clone = structuredClone;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const identities = new WeakMap<object, number>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  const replies = new Map<number, { ok: boolean; value: Wire }>();
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };
  const tell = (message: Message | ({ kind: string } & Record<string, unknown>)): void => {
    dispatch(new Message(outgoing, { detail: message }));
  };

  const isPlain = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]';

  const wrap = (value: unknown, depth = 0): Wire => {
    if (depth > 1000)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'function') {
      const id = identities.get(value) ?? next();
      identities.set(value, id);
      functions.set(id, value as (...args: unknown[]) => unknown);
      return { t: 'function', id };
    }
    if (typeof value === 'symbol') return { t: 'value', v: undefined };
    if (typeof value !== 'object' || value === null) return { t: 'value', v: value };
    if (value instanceof Promise) {
      const id = next();
      value.then(
        (result) => settle(id, true, result),
        (reason) => settle(id, false, reason),
      );
      return { t: 'promise', id };
    }
    if (value instanceof Error) return { t: 'error', message: String(value.message) };
    if (Array.isArray(value)) return { t: 'array', v: value.map((item) => wrap(item, depth + 1)) };
    if (!isPlain(value)) return { t: 'value', v: clone(value) };
    const keys = Object.keys(value);
    return {
      t: 'object',
      k: keys,
      v: keys.map((key) => wrap((value as Record<string, unknown>)[key], depth + 1)),
    };
  };

  const settle = (id: number, ok: boolean, result: unknown): void => {
    try {
      tell({ kind: 'settle', id, ok, value: wrap(result) });
    } catch (error) {
      tell({ kind: 'settle', id, ok: false, value: wrap(error) });
    }
  };

  const unwrap = (wire: Wire): unknown => {
    if (wire.t === 'value') return wire.v;
    if (wire.t === 'error') return new Error(wire.message);
    if (wire.t === 'array') return wire.v.map(unwrap);
    if (wire.t === 'promise')
      return new Promise((resolve, reject) => waiting.set(wire.id, { resolve, reject }));
    if (wire.t === 'function') return (...args: unknown[]) => call(wire.id, args);
    const object: Record<string, unknown> = {};
    wire.k.forEach((key, at) => {
      const value = unwrap(wire.v[at] ?? { t: 'value', v: undefined });
      Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
    });
    return object;
  };

  const call = (id: number, args: unknown[]): unknown => {
    const callId = next();
    tell({ kind: 'call', call: callId, id, args: args.map((argument) => wrap(argument)) });
    const reply = replies.get(callId);
    replies.delete(callId);
    if (reply === undefined) throw new Error('The other side of the context bridge is gone.');
    if (reply.ok) return unwrap(reply.value);
    throw unwrap(reply.value);
  };

  const answer = (message: { call: number; id: number; args: Wire[] }): void => {
    let ok = true;
    let value: Wire;
    try {
      value = wrap(functions.get(message.id)?.(...message.args.map(unwrap)));
    } catch (thrown) {
      ok = false;
      const text = (thrown as { message?: unknown } | null)?.message;
      const unknown =
        'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
      value = { t: 'error', message: typeof text === 'string' ? text : unknown };
    }
    tell({ kind: 'reply', call: message.call, ok, value });
  };

  document.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent).detail as Message;
    if (message.kind === 'call') answer(message);
    else if (message.kind === 'reply') replies.set(message.call, message);
    else if (message.kind === 'settle') {
      const promise = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) promise?.resolve(unwrap(message.value));
      else promise?.reject(unwrap(message.value));
    } else onOther(message);
  });

  return { wrap: (value) => wrap(value), unwrap: (wire) => unwrap(wire as Wire), tell };
}

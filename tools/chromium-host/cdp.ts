/**
 * The DevTools protocol over a pair of pipes: zero-separated JSON, one connection, many sessions.
 * A pipe rather than a socket, because Chromium ends by itself when the pipe breaks: a killed host leaves no browser.
 */
import type { Readable, Writable } from 'node:stream';
import type { EventName, EventParams, Method, Params, Result } from './protocol-types.ts';

type Message = {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
};
type Pending = { method: string; resolve: (result: unknown) => void; reject: (error: Error) => void };
type Listener = (params: unknown) => void;

/** A command that Chromium refused, or that was never answered because its target or the browser went away. */
export class ProtocolError extends Error {
  readonly gone: boolean;
  constructor(method: string, message: string, gone: boolean) {
    super(`${method}: ${message}`);
    this.gone = gone;
  }
}

export class Session {
  readonly id: string | undefined;
  private readonly connection: Connection;
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(connection: Connection, id: string | undefined) {
    this.connection = connection;
    this.id = id;
  }

  /** Sends one command. Rejects with a ProtocolError. */
  send<M extends Method>(method: M, ...[params]: ParamsOf<M>): Promise<Result<M>> {
    return this.connection.send(method, params, this.id) as Promise<Result<M>>;
  }

  /** Sends one command whose failure does not matter, such as cleaning up a page that may be gone. */
  attempt<M extends Method>(method: M, ...params: ParamsOf<M>): void {
    this.send(method, ...params).catch(() => {});
  }

  on<E extends EventName>(event: E, listener: (params: EventParams<E>) => void): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set);
    const stored = listener as Listener;
    set.add(stored);
    return () => set.delete(stored);
  }

  /** The session of a target that was attached to this one's, such as a frame of another site. */
  child(id: string): Session {
    return this.connection.session(id);
  }

  deliver(event: string, params: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(params);
  }
}

type ParamsOf<M extends Method> =
  object extends NonNullable<Params<M>> ? [params?: Params<M>] : [params: Params<M>];

export class Connection {
  readonly root = new Session(this, undefined);
  private readonly sessions = new Map<string, Session>();
  private readonly pending = new Map<number, Pending & { sessionId: string | undefined }>();
  private readonly output: Writable;
  private chunks: Buffer[] = [];
  private lastId = 0;
  private closed = false;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    output.on('error', () => this.close());
    input.on('error', () => this.close());
    input.on('data', (chunk: Buffer) => this.receive(chunk));
    input.on('end', () => this.close());
  }

  session(id: string): Session {
    const known = this.sessions.get(id);
    if (known !== undefined) return known;
    const session = new Session(this, id);
    this.sessions.set(id, session);
    return session;
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new ProtocolError(method, 'Chromium is gone', true));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { method, resolve, reject, sessionId });
      this.output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  /** Drops a session whose target is gone; its unanswered commands reject. */
  forget(sessionId: string): void {
    this.sessions.delete(sessionId);
    for (const [id, pending] of this.pending) {
      if (pending.sessionId !== sessionId) continue;
      this.pending.delete(id);
      pending.reject(new ProtocolError(pending.method, 'the page is gone', true));
    }
  }

  private close(): void {
    this.closed = true;
    for (const pending of this.pending.values())
      pending.reject(new ProtocolError(pending.method, 'Chromium is gone', true));
    this.pending.clear();
  }

  /** Messages of many megabytes arrive in 64 kB pieces: they are joined once, at the zero byte. */
  private receive(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0, start);
      if (end < 0) break;
      this.chunks.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.chunks).toString('utf8');
      this.chunks = [];
      start = end + 1;
      this.dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.chunks.push(chunk.subarray(start));
  }

  private dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (pending === undefined) return;
      if (message.error)
        pending.reject(new ProtocolError(pending.method, message.error.message, isGone(message.error)));
      else pending.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    const session = message.sessionId === undefined ? this.root : this.sessions.get(message.sessionId);
    session?.deliver(message.method, message.params);
  }
}

/** -32001 is "session not found", the answer to whatever is sent to a page that just closed. */
function isGone(error: { code: number; message: string }): boolean {
  return error.code === -32001 || /closed|detached|navigated or closed/i.test(error.message);
}

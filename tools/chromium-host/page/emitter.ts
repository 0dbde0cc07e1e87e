/** An event emitter as sandboxed preload scripts know it. Sent as source text, see page/scripts.ts. */

type Listener = (...args: unknown[]) => void;
export type EmitterClass = ReturnType<typeof defineEmitter>;

/** Gives the class, so that its text can be sent as one function. */
export function defineEmitter() {
  return class Emitter {
    readonly listeners = new Map<string | symbol, Listener[]>();
    on(event: string | symbol, listener: Listener): this {
      this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
      return this;
    }
    addListener(event: string | symbol, listener: Listener): this {
      return this.on(event, listener);
    }
    once(event: string | symbol, listener: Listener): this {
      const once: Listener & { listener?: Listener } = (...args) => {
        this.removeListener(event, once);
        listener.apply(this, args);
      };
      once.listener = listener;
      return this.on(event, once);
    }
    removeListener(event: string | symbol, listener: Listener): this {
      const list = [...(this.listeners.get(event) ?? [])];
      const at = list.findLastIndex(
        (one) => one === listener || (one as { listener?: Listener }).listener === listener,
      );
      if (at >= 0) list.splice(at, 1);
      this.listeners.set(event, list);
      return this;
    }
    off(event: string | symbol, listener: Listener): this {
      return this.removeListener(event, listener);
    }
    removeAllListeners(event?: string | symbol): this {
      if (event === undefined) this.listeners.clear();
      else this.listeners.delete(event);
      return this;
    }
    listenerCount(event: string | symbol): number {
      return this.listeners.get(event)?.length ?? 0;
    }
    emit(event: string | symbol, ...args: unknown[]): boolean {
      const list = this.listeners.get(event) ?? [];
      for (const listener of list) listener.apply(this, args);
      return list.length > 0;
    }
  };
}

/**
 * The preload script's isolated world, as Electron's sandbox gives it: a `require` for electron, events, timers and
 * url and for nothing else. Sent as source text, see page/scripts.ts.
 */
import type { Codec } from '../clone.ts';
import type { createMembrane } from './membrane.ts';

export type PreloadConfig = {
  binding: string;
  receiver: string;
  toPage: string;
  toPreload: string;
  process: Record<string, unknown>;
};
type Message = { kind: string } & Record<string, unknown>;
type Listener = (...args: unknown[]) => void;
type Shortcut = {
  index: number;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  keys: string[];
};
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

/** Runs at the start of every main frame document, after the main world's part and before the page's scripts. */
export function installPreloadWorld(
  config: PreloadConfig,
  codec: Codec,
  membrane: typeof createMembrane,
  preload: Preload | undefined,
): void {
  if (window.top !== window) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[config.binding] as (text: string) => void;
  delete world[config.binding];
  const send = (message: Message): void => post(JSON.stringify(message));

  class Emitter {
    private listeners = new Map<string | symbol, Listener[]>();
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
  }

  const unsupported = (name: string): never => {
    throw new Error(`not supported by the Chromium host: ${name}`);
  };
  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key, receiver) =>
        typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON'
          ? Reflect.get(object, key, receiver)
          : unsupported(`${name}.${key}`),
    });

  const waiting = new Map<number, { channel: string; resolve: Listener; reject: Listener }>();
  let lastCall = 0;
  class IpcRenderer extends Emitter {
    send(channel: string, ...args: unknown[]): void {
      send({ kind: 'send', channel, args: codec.encode(args) });
    }
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastCall += 1;
      const call = lastCall;
      const encoded = codec.encode(args);
      return new Promise((resolve, reject) => {
        waiting.set(call, { channel, resolve, reject });
        send({ kind: 'invoke', call, channel, args: encoded });
      });
    }
  }
  const ipcRenderer = strict('ipcRenderer', new IpcRenderer());

  let exposeProblem: string | undefined;
  const side = membrane(config.toPreload, config.toPage, (message: Message) => {
    if (message.kind === 'exposed') exposeProblem = message.problem as string | undefined;
    else if (message.kind === 'close-window' || message.kind === 'open-window') send(message);
  });
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      exposeProblem = undefined;
      side.tell({ kind: 'expose', key, value: side.wrap(api) });
      if (exposeProblem !== undefined) throw new Error(exposeProblem);
    },
  });

  // Electron's menu gets a key only when the page did not use it. That is known after the event has run its course.
  let shortcuts: Shortcut[] = [];
  const matching = (event: KeyboardEvent): Shortcut | undefined =>
    shortcuts.find(
      (shortcut) =>
        shortcut.control === event.ctrlKey &&
        shortcut.alt === event.altKey &&
        shortcut.meta === event.metaKey &&
        shortcut.shift === event.shiftKey &&
        (shortcut.keys.includes(event.key.toLowerCase()) || shortcut.keys.includes(event.code.toLowerCase())),
    );
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const shortcut = matching(event);
      if (shortcut === undefined) return;
      let ours = false;
      const last = () => {
        if (event.defaultPrevented) return;
        ours = true;
        // Keeps the browser from doing its own thing on the same key, such as opening a file.
        event.preventDefault();
      };
      window.addEventListener('keydown', last, { once: true });
      setTimeout(() => {
        window.removeEventListener('keydown', last);
        if (ours || !event.defaultPrevented) send({ kind: 'shortcut', index: shortcut.index });
      });
    },
    { capture: true },
  );

  // In a visible browser a person can close the window at its frame. Only a question before the unload, which the host
  // answers, lets the app's close event come first. The browser's own keys for reloading would ask the same question.
  let asksBeforeUnload = false;
  window.addEventListener('beforeunload', (event) => {
    if (asksBeforeUnload) event.preventDefault();
  });
  window.addEventListener('keydown', (event) => {
    const reloads =
      event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r');
    if (asksBeforeUnload && reloads) event.preventDefault();
  });

  const receive = (text: string): void => {
    const message = JSON.parse(text) as Message;
    if (message.kind === 'message') {
      const args = codec.decode(String(message.args)) as unknown[];
      ipcRenderer.emit(String(message.channel), { sender: ipcRenderer, ports: [] }, ...args);
    } else if (message.kind === 'reply') {
      const call = waiting.get(Number(message.call));
      waiting.delete(Number(message.call));
      if (message.ok === true) call?.resolve(codec.decode(String(message.value)));
      else
        call?.reject(new Error(`Error invoking remote method '${call.channel}': ${String(message.value)}`));
    } else if (message.kind === 'zoom') document.documentElement.style.zoom = String(message.factor);
    else if (message.kind === 'ask-before-unload') asksBeforeUnload = message.ask === true;
    else if (message.kind === 'shortcuts') shortcuts = message.list as Shortcut[];
  };
  Object.defineProperty(world, config.receiver, { value: receive });
  send({ kind: 'document' });

  if (preload === undefined) return;
  const electron = strict('electron', { contextBridge, ipcRenderer });
  const events = Object.assign(Emitter, { EventEmitter: Emitter });
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    events,
    timers,
    url: { URL, URLSearchParams },
  };
  for (const name of ['events', 'timers', 'url']) modules[`node:${name}`] = modules[name];
  const require = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    preload.call(undefined, require, module, module.exports, strict('process', config.process));
  } catch (error) {
    console.error('Unable to load preload script:', error);
  }
}

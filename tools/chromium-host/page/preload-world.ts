/**
 * The preload script's isolated world, as Electron's sandbox gives it: a `require` for electron, events, timers and
 * url and for nothing else. Sent as source text, see page/scripts.ts: it gets what it needs as arguments.
 */
import type { Codec } from '../clone.ts';
import type { EmitterClass } from './emitter.ts';
import type { watchKeys } from './keys.ts';
import type { createMembrane } from './membrane.ts';
import type { createJoiner, cutIntoPieces } from './pieces.ts';

export type PreloadConfig = {
  binding: string;
  receiver: string;
  toPage: string;
  toPreload: string;
  process: Record<string, unknown>;
};
export type Parts = {
  codec: Codec;
  Emitter: EmitterClass;
  membrane: typeof createMembrane;
  watchKeys: typeof watchKeys;
  cutIntoPieces: typeof cutIntoPieces;
  createJoiner: typeof createJoiner;
};
type Message = { kind: string } & Record<string, unknown>;
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

/** Runs at the start of every main frame document, after the main world's part and before the page's scripts. */
export function installPreloadWorld(config: PreloadConfig, parts: Parts, preload: Preload | undefined): void {
  if (window.top !== window) return;
  const { codec, Emitter } = parts;
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[config.binding] as (piece: string) => void;
  delete world[config.binding];
  const send = (message: Message): void => {
    for (const piece of parts.cutIntoPieces(JSON.stringify(message))) post(piece);
  };
  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key, receiver) {
        if (typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON')
          return Reflect.get(object, key, receiver);
        throw new Error(`not supported by the Chromium host: ${name}.${key}`);
      },
    });

  const waiting = new Map<
    number,
    { channel: string; resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
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
  const side = parts.membrane(config.toPreload, config.toPage, (message: Message) => {
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

  // The host stops requests; addresses that make none it must be asked about before.
  window.navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination;
    if (sameDocument || !event.cancelable || /^https?:/.test(url)) return;
    event.preventDefault();
    send({ kind: 'navigate', url });
  });

  const keys = parts.watchKeys((index) => send({ kind: 'shortcut', index }));
  const settle = (message: Message): void => {
    const call = waiting.get(Number(message.call));
    waiting.delete(Number(message.call));
    if (message.ok === true) call?.resolve(codec.decode(String(message.value)));
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${String(message.value)}`));
  };
  const receive = (text: string): void => {
    const message = JSON.parse(text) as Message;
    if (message.kind === 'message') {
      const args = codec.decode(String(message.args)) as unknown[];
      ipcRenderer.emit(String(message.channel), { sender: ipcRenderer, ports: [] }, ...args);
    } else if (message.kind === 'reply') settle(message);
    else if (message.kind === 'zoom') document.documentElement.style.zoom = String(message.factor);
    else if (message.kind === 'ask-before-unload') keys.setAsksBeforeUnload(message.ask === true);
    else if (message.kind === 'shortcuts')
      keys.setShortcuts(message.list as Parameters<typeof keys.setShortcuts>[0]);
  };
  Object.defineProperty(world, config.receiver, { value: parts.createJoiner(receive) });
  send({ kind: 'document' });
  if (preload === undefined) return;

  const electron = strict('electron', { contextBridge, ipcRenderer });
  const events = Object.assign(Emitter, { EventEmitter: Emitter });
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const url = { URL, URLSearchParams };
  const modules = new Map<string, unknown>(Object.entries({ electron, events, timers, url }));
  const require = (name: string): unknown => {
    const known = modules.get(name.replace(/^node:(?=events$|timers$|url$)|(?<=^electron)\/renderer$/, ''));
    if (known === undefined) throw new Error(`module not found: ${name}`);
    return known;
  };
  const module = { exports: {} };
  try {
    preload.call(undefined, require, module, module.exports, strict('process', config.process));
  } catch (error) {
    console.error('Unable to load preload script:', error);
  }
}

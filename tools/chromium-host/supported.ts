/** Keeps the host honest: what it does not have fails by name, instead of being undefined or silently ignored. */
import { EventEmitter } from 'node:events';

/** What Node, inspectors and `await` look up on every object. */
const LOOKED_UP_BY_OTHERS = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'nodeType',
  'asymmetricMatch',
]);

export function unsupported(name: string): Error {
  return new Error(`not supported by the Chromium host: ${name}`);
}

/** Wraps an object of Electron's API so that reading a property it does not have throws its full name. */
export function supported<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || LOOKED_UP_BY_OTHERS.has(key))
        return Reflect.get(object, key, receiver);
      throw unsupported(`${name}.${key}`);
    },
  });
}

/** Throws for the first option that is neither implemented nor without meaning in the host. */
export function checkOptions(name: string, options: object, known: ReadonlySet<string>): void {
  for (const [option, value] of Object.entries(options))
    if (value !== undefined && !known.has(option)) throw unsupported(`${name} option ${option}`);
}

type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter that refuses listeners for events which the host never emits: they would wait for ever. */
export class HostEmitter extends EventEmitter {
  private readonly label: string;
  private readonly known: ReadonlySet<string>;

  constructor(label: string, known: readonly string[]) {
    super();
    this.label = label;
    this.known = new Set([...known, 'error', 'newListener', 'removeListener']);
    this.setMaxListeners(50);
  }

  override on(event: string | symbol, listener: Listener): this {
    return super.on(this.check(event), listener);
  }
  override addListener(event: string | symbol, listener: Listener): this {
    return super.addListener(this.check(event), listener);
  }
  override once(event: string | symbol, listener: Listener): this {
    return super.once(this.check(event), listener);
  }
  override prependListener(event: string | symbol, listener: Listener): this {
    return super.prependListener(this.check(event), listener);
  }

  private check(event: string | symbol): string | symbol {
    if (typeof event === 'string' && !this.known.has(event))
      throw unsupported(`${this.label} event '${event}'`);
    return event;
  }
}

/** An event as Electron's listeners get it. */
export type HostEvent<P extends object = object> = P & {
  preventDefault: () => void;
  readonly defaultPrevented: boolean;
};

export function createEvent<P extends object>(params: P): HostEvent<P> {
  let prevented = false;
  const event = {
    ...params,
    preventDefault: () => {
      prevented = true;
    },
  };
  return Object.defineProperty(event, 'defaultPrevented', {
    get: () => prevented,
    enumerable: true,
  }) as HostEvent<P>;
}

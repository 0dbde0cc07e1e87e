/**
 * Structured clone as text. Node and the page share no memory and the DevTools protocol carries only JSON, so
 * values are written as a tree of tagged tuples that both sides can read.
 *
 * `createCodec` is also sent to the page as source text: it must not use anything outside itself.
 */
export type Codec = { encode: (value: unknown) => string; decode: (text: string) => unknown };

/** Types and failures are those of the HTML structured clone algorithm, as Electron's IPC uses it. */
export function createCodec(): Codec {
  type Node = null | boolean | number | string | Node[];
  const views = [
    ...[
      'Int8Array',
      'Uint8Array',
      'Uint8ClampedArray',
      'Int16Array',
      'Uint16Array',
      'Int32Array',
      'Uint32Array',
    ],
    ...['Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'DataView'],
  ];
  const errors = [
    'Error',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'TypeError',
    'URIError',
  ];
  const globals = globalThis as unknown as Record<string, (new (...args: unknown[]) => object) | undefined>;
  const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    const native = bytes as Uint8Array & { toBase64?: () => string };
    if (native.toBase64) return native.toBase64();
    let binary = '';
    for (let at = 0; at < bytes.length; at += 32768)
      binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(binary);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'));
    const native = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
    if (native.fromBase64) return native.fromBase64(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  };

  const encode = (root: unknown): string => {
    const seen = new Map<object, number>();
    const write = (value: unknown): Node => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      if (value === undefined) return ['u'];
      if (typeof value === 'number') {
        const plain = Number.isFinite(value) && !Object.is(value, -0);
        return plain ? value : ['n', Object.is(value, -0) ? '-0' : String(value)];
      }
      if (typeof value === 'bigint') return ['i', String(value)];
      if (typeof value !== 'object') throw new Error('An object could not be cloned.');
      const earlier = seen.get(value);
      if (earlier !== undefined) return ['=', earlier];
      seen.set(value, seen.size);
      return writeObject(value);
    };
    const writeAll = (values: Iterable<unknown>): Node[] => Array.from(values, write);
    const writeObject = (value: object): Node => {
      if (Array.isArray(value)) return ['a', ...writeAll(value)];
      if (ArrayBuffer.isView(value)) {
        const name = tagOf(value);
        const length = 'length' in value ? (value.length as number) : value.byteLength;
        return ['t', name, write(value.buffer), value.byteOffset, length];
      }
      if (value instanceof Error)
        return [
          'e',
          String(value.name),
          String(value.message),
          String(value.stack ?? ''),
          write(value.cause),
        ];
      const tag = tagOf(value);
      if (tag === 'ArrayBuffer') return ['b', toBase64(new Uint8Array(value as ArrayBuffer))];
      if (tag === 'Date') return ['d', write((value as Date).getTime())];
      if (tag === 'RegExp') return ['r', (value as RegExp).source, (value as RegExp).flags];
      if (tag === 'Map') return ['m', ...writeAll([...(value as Map<unknown, unknown>)].flat())];
      if (tag === 'Set') return ['s', ...writeAll(value as Set<unknown>)];
      if (tag === 'Number' || tag === 'String' || tag === 'Boolean') return ['x', write(value.valueOf())];
      if (tag !== 'Object') throw new Error('An object could not be cloned.');
      const pairs: Node[] = ['o'];
      for (const key of Object.keys(value)) pairs.push(key, write((value as Record<string, unknown>)[key]));
      return pairs;
    };
    return JSON.stringify(write(root));
  };

  const decode = (text: string): unknown => {
    const made: unknown[] = [];
    const remember = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const read = (node: Node): unknown => {
      if (!Array.isArray(node)) return node;
      const [tag, first, second] = node;
      if (tag === 'u') return undefined;
      if (tag === 'n') return Number(first);
      if (tag === 'i') return BigInt(String(first));
      if (tag === '=') return made[Number(first)];
      if (tag === 'd') return remember(new Date(read(first ?? null) as number));
      if (tag === 'r') return remember(new RegExp(String(first), String(second)));
      if (tag === 'b') return remember(fromBase64(String(first)).buffer);
      if (tag === 'x') return remember(Object(read(first ?? null)));
      if (tag === 't') return readView(node);
      if (tag === 'e') return readError(node);
      return readContainer(tag, node);
    };
    const readView = (node: Node[]): unknown => {
      const slot = made.push(undefined) - 1;
      const name = String(node[1]);
      const View = views.includes(name) ? globals[name] : undefined;
      if (View === undefined) throw new Error(`unknown view ${name}`);
      made[slot] = new View(read(node[2] ?? null), node[3], node[4]);
      return made[slot];
    };
    const readError = (node: Node[]): unknown => {
      const name = errors.includes(String(node[1])) ? String(node[1]) : 'Error';
      const error = remember(new (globals[name] ?? globalThis.Error)(String(node[2]))) as Error;
      Object.defineProperty(error, 'stack', { value: node[3], configurable: true, writable: true });
      const cause = read(node[4] ?? null);
      if (cause !== undefined)
        Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
      return error;
    };
    const readContainer = (tag: Node | undefined, node: Node[]): unknown => {
      if (tag === 'a') {
        const array = remember<unknown[]>([]);
        for (let at = 1; at < node.length; at += 1) array.push(read(node[at] ?? null));
        return array;
      }
      if (tag === 's') {
        const set = remember(new Set<unknown>());
        for (let at = 1; at < node.length; at += 1) set.add(read(node[at] ?? null));
        return set;
      }
      if (tag === 'm') {
        const map = remember(new Map<unknown, unknown>());
        for (let at = 1; at < node.length; at += 2)
          map.set(read(node[at] ?? null), read(node[at + 1] ?? null));
        return map;
      }
      const object = remember<Record<string, unknown>>({});
      for (let at = 1; at < node.length; at += 2) {
        // "__proto__" as a key must stay a key.
        const property = {
          value: read(node[at + 1] ?? null),
          configurable: true,
          enumerable: true,
          writable: true,
        };
        Object.defineProperty(object, String(node[at]), property);
      }
      return object;
    };
    return read(JSON.parse(text) as Node);
  };

  return { encode, decode };
}

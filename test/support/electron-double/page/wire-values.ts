/** What a function or promise becomes on the wire; without these, values that hold one cannot be sent. */
export type WireReferences = {
  readonly functionId: (value: (...args: unknown[]) => unknown) => number;
  readonly promiseId: (value: PromiseLike<unknown>) => number;
};
export type WireProxies = {
  readonly functionOf: (id: number) => unknown;
  readonly promiseOf: (id: number) => Promise<unknown>;
};
export type WireValues = {
  /** A tree of plain JSON. Throws "An object could not be cloned." as structured cloning does. */
  readonly encode: (value: unknown, references?: WireReferences) => unknown;
  readonly decode: (tree: unknown, proxies?: WireProxies) => unknown;
};

/**
 * What structured cloning carries, as JSON: used between the processes and between the worlds of a page. Self-contained:
 * its source text is also injected into pages.
 */
export function createWireValues(): WireValues {
  const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  const toBase64 = (bytes: Uint8Array) => {
    let text = '';
    for (let start = 0; start < bytes.length; start += 0x8000)
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  const encodeObject = (value: object, encode: (value: unknown) => unknown, references?: WireReferences) => {
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: 'view', kind: kindOf(value), bytes: toBase64(bytes) };
    }
    const kind = kindOf(value);
    if (Array.isArray(value)) return value.map(encode);
    if (kind === 'ArrayBuffer') return { $: 'buffer', bytes: toBase64(new Uint8Array(value as ArrayBuffer)) };
    if (kind === 'Date') return { $: 'date', time: (value as Date).getTime() };
    if (kind === 'RegExp')
      return { $: 'regexp', source: (value as RegExp).source, flags: (value as RegExp).flags };
    if (kind === 'Map')
      return { $: 'map', entries: [...(value as Map<unknown, unknown>)].map((pair) => pair.map(encode)) };
    if (kind === 'Set') return { $: 'set', values: [...(value as Set<unknown>)].map(encode) };
    if (kind === 'Error' || value instanceof Error || kind === 'DOMException') {
      const { name, message, stack } = value as Error;
      return { $: 'error', name, message, stack: stack ?? '' };
    }
    if (kind === 'Promise') {
      return references === undefined
        ? refuse()
        : { $: 'promise', id: references.promiseId(value as Promise<unknown>) };
    }
    // Whatever else the platform made (nodes, blobs, ports, proxies of windows) is beyond this.
    if (kind !== 'Object') return refuse();
    const entries = Object.entries(value).map(([key, entry]) => [key, encode(entry)] as const);
    const plain = Object.fromEntries(entries);
    return '$' in plain ? { $: 'object', entries } : plain;
  };

  const encode: WireValues['encode'] = (value, references) => {
    const open = new Set<object>();
    const visit = (part: unknown): unknown => {
      switch (typeof part) {
        case 'undefined':
          return { $: 'undefined' };
        case 'number':
          return Number.isFinite(part) && !Object.is(part, -0)
            ? part
            : { $: 'number', text: Object.is(part, -0) ? '-0' : String(part) };
        case 'bigint':
          return { $: 'bigint', text: String(part) };
        case 'string':
        case 'boolean':
          return part;
        case 'function':
          return references === undefined
            ? refuse()
            : { $: 'function', id: references.functionId(part as (...args: unknown[]) => unknown) };
        case 'symbol':
          return refuse();
        case 'object': {
          if (part === null) return null;
          // Structured cloning knows cycles; the double would rather say that it does not.
          if (open.has(part)) return refuse();
          open.add(part);
          const tree = encodeObject(part, visit, references);
          open.delete(part);
          return tree;
        }
      }
    };
    return visit(value);
  };

  const views: Record<string, new (buffer: ArrayBuffer) => unknown> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  type Tagged = {
    $: string;
    id: number;
    text: string;
    time: number;
    bytes: string;
    kind: string;
    source: string;
    flags: string;
    name: string;
    message: string;
    stack: string;
    values: unknown[];
    entries: [string, unknown][];
  };
  const decodeTagged = (tree: Tagged, decode: (tree: unknown) => unknown, proxies?: WireProxies): unknown => {
    switch (tree.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(tree.text);
      case 'bigint':
        return BigInt(tree.text);
      case 'date':
        return new Date(tree.time);
      case 'regexp':
        return new RegExp(tree.source, tree.flags);
      case 'map':
        return new Map(tree.entries.map(([key, value]) => [decode(key), decode(value)]));
      case 'set':
        return new Set(tree.values.map(decode));
      case 'buffer':
        return fromBase64(tree.bytes).buffer;
      case 'view':
        return new (views[tree.kind] ?? Uint8Array)(fromBase64(tree.bytes).buffer);
      case 'object':
        return Object.fromEntries(tree.entries.map(([key, value]) => [key, decode(value)]));
      case 'function':
        return proxies?.functionOf(tree.id);
      case 'promise':
        return proxies?.promiseOf(tree.id);
      case 'error': {
        const error = new Error(tree.message);
        error.name = tree.name;
        error.stack = tree.stack;
        return error;
      }
      default:
        throw new Error(`The Electron double cannot read ${tree.$}`);
    }
  };

  const decode: WireValues['decode'] = (tree, proxies) => {
    const visit = (part: unknown): unknown => {
      if (typeof part !== 'object' || part === null) return part;
      if (Array.isArray(part)) return part.map(visit);
      if ('$' in part) return decodeTagged(part as Tagged, visit, proxies);
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, visit(value)]));
    };
    return visit(tree);
  };

  return { encode, decode };
}

import type { WireProxies, WireReferences, WireValues } from './wire-values.ts';

export type WorldBridge = {
  /** Puts `value` on the other world's `window` under `key`, frozen, functions callable across. */
  readonly expose: (key: string, value: unknown) => void;
  /** Tells the other world something; its listener is called at once. */
  readonly tell: (message: unknown) => void;
};

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly values: unknown[] }
  | { readonly kind: 'return'; readonly failed: boolean; readonly value: unknown }
  | { readonly kind: 'settled'; readonly id: number; readonly failed: boolean; readonly value: unknown }
  | { readonly kind: 'expose'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'tell'; readonly value: unknown };

/**
 * One end of the bridge between the preload's world and the page's. The worlds share nothing but the DOM: both hold the
 * same detached node and speak by events on it, which are delivered synchronously. Self-contained, it is injected.
 */
export function createWorldBridge(
  node: Node,
  names: { readonly outgoing: string; readonly incoming: string },
  wire: WireValues,
  told: (message: unknown) => void,
): WorldBridge {
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  const ids = new WeakMap<object, number>();
  const promises = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: unknown) => void }
  >();
  let lastId = 0;
  let answer: Extract<Message, { kind: 'return' }> | null = null;

  const post = (message: Message) =>
    node.dispatchEvent(new CustomEvent(names.outgoing, { detail: JSON.stringify(message) }));

  const references: WireReferences = {
    functionId: (value) => {
      const known = ids.get(value);
      if (known !== undefined) return known;
      lastId += 1;
      functions.set(lastId, value);
      ids.set(value, lastId);
      return lastId;
    },
    promiseId: (value) => {
      lastId += 1;
      const id = lastId;
      value.then(
        (result) => post({ kind: 'settled', id, failed: false, value: wire.encode(result, references) }),
        (error: unknown) =>
          post({ kind: 'settled', id, failed: true, value: wire.encode(error, references) }),
      );
      return id;
    },
  };

  const proxies: WireProxies = {
    functionOf:
      (id) =>
      (...values: unknown[]) => {
        post({ kind: 'call', id, values: values.map((value) => wire.encode(value, references)) });
        const mine = answer;
        answer = null;
        if (mine === null) throw new Error('The other world did not answer');
        const result = wire.decode(mine.value, proxies);
        if (mine.failed) throw result;
        return result;
      },
    promiseOf: (id) => new Promise((resolve, reject) => promises.set(id, { resolve, reject })),
  };

  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
    return value;
  };

  const receive = (message: Message) => {
    switch (message.kind) {
      case 'call':
        try {
          const values = message.values.map((value) => wire.decode(value, proxies));
          const result = functions.get(message.id)?.(...values);
          post({ kind: 'return', failed: false, value: wire.encode(result, references) });
        } catch (error) {
          post({ kind: 'return', failed: true, value: wire.encode(error, references) });
        }
        return;
      case 'return':
        answer = message;
        return;
      case 'settled': {
        const waiting = promises.get(message.id);
        promises.delete(message.id);
        const value = wire.decode(message.value, proxies);
        if (message.failed) waiting?.reject(value);
        else waiting?.resolve(value);
        return;
      }
      case 'expose': {
        const taken = message.key in window;
        if (!taken) {
          const value = freeze(wire.decode(message.value, proxies));
          Object.defineProperty(window, message.key, { value, enumerable: true });
        }
        post({ kind: 'return', failed: taken, value: null });
        return;
      }
      case 'tell':
        told(wire.decode(message.value, proxies));
        return;
    }
  };
  node.addEventListener(names.incoming, (event) => {
    // Only the other end of this very bridge holds the node.
    receive(JSON.parse((event as CustomEvent<string>).detail) as Message);
  });

  return {
    expose: (key, value) => {
      post({ kind: 'expose', key, value: wire.encode(value, references) });
      const taken = answer?.failed;
      answer = null;
      if (taken !== false)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
    },
    tell: (message) => void post({ kind: 'tell', value: wire.encode(message) }),
  };
}

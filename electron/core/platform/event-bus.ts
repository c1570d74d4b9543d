import type { Change, EventFrame } from '#shared/api/events.ts';

import type { Log } from './ports.ts';

export type { Change };

/** Announces what has changed, after the commit. It tells; it never steers what happens next. */
export type EventBus = {
  announce(changes: readonly Change[]): void;
  /** The listener gets a `hello` at once, then every frame. Returns how to stop. */
  listen(listener: (frame: EventFrame) => void): () => void;
};

/** A bus for one run of the core; `run` tells clients that an older sequence means nothing any more. */
export function createEventBus(run: string, log: Log): EventBus {
  const listeners = new Set<(frame: EventFrame) => void>();
  let sequence = 0;
  return {
    announce(changes) {
      const unique = [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
      if (unique.length === 0) return;
      sequence += 1;
      for (const listener of listeners) {
        try {
          listener({ kind: 'changes', sequence, changes: unique });
        } catch (error) {
          log.write('error', 'a listener failed', { error: String(error) });
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      listener({ kind: 'hello', run, sequence });
      return () => listeners.delete(listener);
    },
  };
}

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import type { WakeLoop } from '../platform/wake-loop.ts';
import { endSnoozes, nextSnoozeEnd } from '../store/conversations.ts';
import type { Store } from '../store/database.ts';
import { createDueLoop } from '../platform/due-loop.ts';

/** Brings snoozed chats back when their time has come, and says so; wake it when somebody snoozes one. */
export function createSnoozeWatch(deps: { store: Store; bus: EventBus; clock: Clock; log: Log }): WakeLoop {
  const { store, bus, clock, log } = deps;
  return createDueLoop({
    clock,
    log,
    nextAt: () => nextSnoozeEnd(store.read),
    work() {
      const now = clock.now();
      const next = nextSnoozeEnd(store.read);
      if (next === null || next > now) return Promise.resolve(false);
      const ended = store.write((db) => endSnoozes(db, now));
      bus.announce(ended.map((conversationId) => ({ topic: 'conversation', conversationId })));
      return Promise.resolve(false);
    },
  });
}

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';

/** How often a full disk is tried again, in ms. */
const triesEvery = 10_000;

/** Whether the disk takes anything. Nobody looks while it does: a write that fails says so. */
export type DiskWatch = {
  isFull(): boolean;
  /** Something could not be written because there is no room. */
  wasFull(): void;
  stop(): void;
};

/**
 * Remembers that the disk is full until it has taken a file of some size again: a small write may find a place long
 * before the next picture does. Announces `disk` when that changes, and then wakes what was waiting for room.
 */
export function watchDisk(deps: {
  readonly bus: EventBus;
  readonly clock: Clock;
  /** Tries it; never rejects. */
  readonly hasRoom: () => Promise<boolean>;
  readonly onRoom: () => void;
}): DiskWatch {
  const { bus, clock, hasRoom, onRoom } = deps;
  let isFull = false;
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const tryAgain = async () => {
    const isThere = await hasRoom();
    if (isStopped) return;
    if (!isThere) {
      cancel = clock.after(triesEvery, () => void tryAgain());
      return;
    }
    isFull = false;
    bus.announce([{ topic: 'disk' }]);
    onRoom();
  };
  return {
    isFull: () => isFull,
    wasFull() {
      if (isFull || isStopped) return;
      isFull = true;
      cancel = clock.after(triesEvery, () => void tryAgain());
      bus.announce([{ topic: 'disk' }]);
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

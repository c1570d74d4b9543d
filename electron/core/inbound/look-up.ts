import type { ChannelId } from '#shared/domain/ids.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import type { WakeLoop } from '../platform/wake-loop.ts';
import type { Connection } from '../providers/provider.ts';
import { dueLookUps, nextLookUpAt, recordLookUp, type DueLookUp } from '../store/contacts.ts';
import type { Store, WriteDb } from '../store/database.ts';
import type { RecordStatus } from './context.ts';
import { createDueLoop } from '../platform/due-loop.ts';
import { unite } from './identity.ts';
import { drainJoined } from './pending-changes.ts';
import { Touched } from './touched.ts';

const minute = 60_000;
/** When to ask again after the provider could not tell; after the last one it is left alone. */
const retryAfter = [minute, 10 * minute, 60 * minute, 6 * 60 * minute, 24 * 60 * minute];
/** When to look again while the number is not connected. */
const unconnectedPause = 5 * minute;

export type LookUpDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  readonly recordStatus: RecordStatus;
  readonly connectionOf: (channelId: ChannelId) => Connection | null;
};

/**
 * Asks the provider, once, who is behind a hidden id (`…@lid`). The answer is proof: contacts and chats of one
 * person are merged.
 */
export function createLookUps(deps: LookUpDeps): WakeLoop {
  const { store, clock, log } = deps;
  return createDueLoop({
    clock,
    log,
    nextAt: () => nextLookUpAt(store.read),
    async work(signal) {
      const [lookUp] = dueLookUps(store.read, clock.now(), 1);
      if (!lookUp) return false;
      await lookUpOne(deps, lookUp, signal);
      return true;
    },
  });
}

async function lookUpOne(deps: LookUpDeps, lookUp: DueLookUp, signal: AbortSignal): Promise<void> {
  const { store, clock } = deps;
  const settle = (nextAt: number | null, counts: boolean) =>
    store.write((db) => recordLookUp(db, lookUp, nextAt, counts));
  if (lookUp.hasPhone === 1) return settle(null, false);
  const connection = deps.connectionOf(lookUp.channelId);
  if (!connection) return settle(clock.now() + unconnectedPause, false);
  if (!connection.lookUp) return settle(null, false);
  const { kind, value } = lookUp;
  const names = await connection.lookUp({ kind, value }, signal).catch(() => null);
  if (signal.aborted) return;
  if (names === null) {
    const delay = retryAfter[lookUp.attempts];
    return settle(delay === undefined ? null : clock.now() + delay, true);
  }
  const touched = store.write((db) => {
    recordLookUp(db, lookUp, null);
    return applyProof(db, deps, lookUp, names);
  });
  deps.bus.announce(touched.toChanges());
}

function applyProof(
  db: WriteDb,
  deps: LookUpDeps,
  lookUp: DueLookUp,
  names: NonNullable<Awaited<ReturnType<NonNullable<Connection['lookUp']>>>>,
): Touched {
  const touched = new Touched();
  const context = {
    channelId: lookUp.channelId,
    now: deps.clock.now(),
    recordStatus: deps.recordStatus,
    touched,
  };
  unite(db, context, [{ kind: lookUp.kind, value: lookUp.value }, ...names], lookUp.contactId);
  drainJoined(db, context);
  return touched;
}

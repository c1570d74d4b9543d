import { z } from 'zod';

import type { ConnectionState } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { latestAbsence, missingTime, withAbsence, type TimeSpan } from '#shared/domain/missing-time.ts';

import type { Clock } from '../platform/ports.ts';
import type { ReadDb, Store } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

/**
 * Remembers when a number could be told something, for providers that tell it once. A computer that is off, asleep or
 * offline ends the signs of life; the first one after it shows how long it was.
 */
export type Attendance = {
  /**
   * The provider has just been asked. All is well: events reach us. Anything else: since the last time that all was well
   * nobody knows.
   */
  heardState(state: ConnectionState): void;
  /** We are still here. Changes nothing until all was well. */
  alive(): void;
};

const spans = z.array(z.object({ from: z.number(), to: z.number() }));

/** `isReachable`: whether the world can reach the public listener, as far as known. */
export function createAttendance(
  deps: { readonly store: Store; readonly clock: Clock; readonly isReachable: () => boolean },
  channelId: ChannelId,
): Attendance {
  const { store, clock } = deps;
  let provedAt: number | null = null;
  const alive = () => {
    if (!deps.isReachable()) return lose();
    const now = clock.now();
    const absence = missingTime(readFact(store.read, aliveFact(channelId), z.number()), now);
    store.write((db) => {
      writeFact(db, aliveFact(channelId), now);
      if (absence) writeFact(db, missingFact(channelId), withAbsence(absencesOf(db, channelId), absence));
    });
  };
  const lose = () => {
    if (provedAt === null) return;
    const at = provedAt;
    provedAt = null;
    store.write((db) => writeFact(db, aliveFact(channelId), at));
  };
  return {
    heardState(state) {
      if (state !== 'works' || !deps.isReachable()) return lose();
      alive();
      provedAt = clock.now();
    },
    alive() {
      if (provedAt !== null) alive();
    },
  };
}

/** When messages of a number may be missing, the latest such time; null = none that is known. */
export function missingBetween(db: ReadDb, channelId: ChannelId, now: number): TimeSpan | null {
  return latestAbsence(absencesOf(db, channelId), now);
}

function absencesOf(db: ReadDb, channelId: ChannelId): TimeSpan[] {
  return readFact(db, missingFact(channelId), spans) ?? [];
}

function aliveFact(channelId: ChannelId): string {
  return `channel/${channelId}/could-hear-at`;
}

function missingFact(channelId: ChannelId): string {
  return `channel/${channelId}/could-not-hear`;
}

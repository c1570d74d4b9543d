import { spanOrNull, toInstantOrNull } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { healthOf } from '#shared/domain/channel.ts';

import { missingBetween } from '../channels/attendance.ts';
import type { Clock } from '../platform/ports.ts';
import { readSending } from '../settings/sending.ts';
import { listChannels } from '../store/channels.ts';
import type { Store } from '../store/database.ts';
import { countJournal } from '../store/journal.ts';
import { countOutbox } from '../store/outbox.ts';
import { readStats } from '../store/stats.ts';

/** A failure older than this has been seen. */
const failuresShownFor = 24 * 60 * 60_000;

export type HealthHandlerDeps = {
  readonly store: Store;
  readonly clock: Clock;
  /** The address under which the world reaches the ingress; null when there is none. */
  readonly publicUrl: () => string | null;
};

/** The calls about what works and how much there is. */
export function healthHandlers(deps: HealthHandlerDeps): Pick<Handlers, 'health.get' | 'stats.whatsapp'> {
  const { store, clock, publicUrl } = deps;
  return {
    'health.get': () => {
      const now = clock.now();
      const url = publicUrl();
      const state = readSending(store.read, now);
      const sending = state.state;
      const outbox = countOutbox(store.read, {
        failedSince: now - failuresShownFor,
        isRunning: sending === 'running',
      });
      return {
        channels: listChannels(store.read).map((row) => ({
          id: row.id,
          state: healthOf(row.connection),
          lastEventAt: toInstantOrNull(row.lastEventAt),
          missingBetween: spanOrNull(missingBetween(store.read, row.id, now)),
        })),
        // An address alone proves nothing: until something has come back through it, we cannot tell.
        tunnel: { state: 'unknown', ...(url === null ? {} : { url }) },
        sending,
        sendingUntil: state.state === 'paused' ? toInstantOrNull(state.until) : null,
        outbox: { ...outbox, nextDueAt: toInstantOrNull(outbox.nextDueAt) },
        journal: countJournal(store.read),
      };
    },
    'stats.whatsapp': () => readStats(store.read),
  };
}

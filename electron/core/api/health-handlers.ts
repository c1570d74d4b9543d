import { spanOrNull, toInstantOrNull } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { healthOf } from '#shared/domain/channel.ts';

import { missingBetween } from '../channels/attendance.ts';
import type { DiskWatch } from '../health/disk-watch.ts';
import { readSending } from '../settings/sending.ts';
import { listChannels } from '../store/channels.ts';
import { countJournal } from '../store/journal.ts';
import { countOutbox } from '../store/outbox.ts';
import { readStats } from '../store/stats.ts';
import { failuresShownFor, reportHealth, type HealthReportDeps } from './health-report.ts';

export type HealthHandlerDeps = HealthReportDeps & {
  /** The address under which the world reaches the ingress; null when there is none. */
  readonly publicUrl: () => string | null;
  readonly diskWatch: Pick<DiskWatch, 'isFull'>;
};

type HealthCalls = Pick<Handlers, Extract<keyof Handlers, `health.${string}`> | 'stats.whatsapp'>;

/** The calls about what works and how much there is. */
export function healthHandlers(deps: HealthHandlerDeps): HealthCalls {
  const { store, clock, publicUrl, addressWatch, diskWatch, fileCheck } = deps;
  return {
    'health.get': () => {
      const now = clock.now();
      const url = publicUrl();
      const address = addressWatch.now();
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
        tunnel: {
          ...address,
          brokenSince: toInstantOrNull(address.brokenSince),
          ...(url === null ? {} : { url }),
        },
        sending,
        sendingUntil: state.state === 'paused' ? toInstantOrNull(state.until) : null,
        outbox: { ...outbox, nextDueAt: toInstantOrNull(outbox.nextDueAt) },
        journal: countJournal(store.read),
        disk: { isFull: diskWatch.isFull() },
      };
    },
    'health.report': () => reportHealth(deps),
    'health.checkDatabase': async () => {
      const result = await fileCheck.run();
      return { isSound: result === null ? null : result.complaints === 0 };
    },
    'stats.whatsapp': () => readStats(store.read),
  };
}

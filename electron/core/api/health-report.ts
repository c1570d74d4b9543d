import { toInstant } from '#shared/api/call.ts';
import type { FindingView, HealthReport } from '#shared/api/calls/health.ts';
import { worstOf } from '#shared/domain/finding.ts';
import { readSaying } from '#shared/domain/saying/saying.ts';

import { hostOf } from '../bookings/calendars/calendars.ts';
import { missingBetween } from '../channels/attendance.ts';
import type { Channels } from '../channels/channels.ts';
import type { Registrar } from '../channels/registrar.ts';
import type { AddressWatch } from '../health/address-watch.ts';
import type { FileCheck } from '../health/file-check.ts';
import { findClock, findDatabase, findDisk, findSource } from '../health/findings-of-computer.ts';
import { findAddress, findFates, findJournal, findNumber, findSending } from '../health/findings.ts';
import type { DiskSpace } from '../platform/disk-space.ts';
import type { Clock } from '../platform/ports.ts';
import { readSending } from '../settings/sending.ts';
import { timeZoneOf, type Settings } from '../settings/settings.ts';
import { countOfSource, listSources } from '../store/booking-sources.ts';
import { listChannels } from '../store/channels.ts';
import type { Store } from '../store/database.ts';
import { clockLag, connectionsSince, journalStanding } from '../store/health-facts.ts';
import { countOutbox } from '../store/outbox.ts';
import type { Tunnel } from '../tunnel/tunnel.ts';

export type HealthReportDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly channels: Pick<Channels, 'webhookOf'>;
  readonly registrar: Pick<Registrar, 'view'>;
  readonly tunnel: Pick<Tunnel, 'now'>;
  readonly addressWatch: AddressWatch;
  readonly fileCheck: FileCheck;
  /** The folder with everything: what is left on its disk, and how large the database is (bytes). */
  readonly disk: { space(): Promise<DiskSpace | null>; databaseSize(): Promise<number> };
};

const day = 24 * 60 * 60_000;
/** A message that failed longer ago has been seen in its chat. */
export const failuresShownFor = day;
/** So long it is said that an event could not be read. */
const unreadShownFor = 7 * day;

/** Gathers what is known of every part and judges it. */
export async function reportHealth(deps: HealthReportDeps): Promise<HealthReport> {
  const { fileCheck, disk, clock } = deps;
  const [space, bytes] = await Promise.all([disk.space(), disk.databaseSize()]);
  const findings = [
    ...numberFindings(deps),
    addressOf(deps),
    ...messageFindings(deps),
    ...sourceFindings(deps),
    findDatabase({ bytes, isChecking: fileCheck.isRunning(), last: fileCheck.last() }),
    findDisk(space),
    findClock({
      lag: clockLag(deps.store.read, clock.now() - unreadShownFor),
      timeZone: timeZoneOf(deps.settings.get()),
      computerTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  ];
  return { state: worstOf(findings.map(({ state }) => state)), at: toInstant(clock.now()), findings };
}

function numberFindings({ store, clock, channels, registrar, tunnel }: HealthReportDeps): FindingView[] {
  const since = connectionsSince(store.read);
  const untold = new Map(
    registrar.view().flatMap((one) => (one.state === 'failed' ? [[one.channelId, one] as const] : [])),
  );
  return listChannels(store.read).map((row) =>
    findNumber({
      ...row,
      detail: readSaying(row.connectionDetail),
      since: since.get(row.id) ?? null,
      missing: missingBetween(store.read, row.id, clock.now()),
      webhook: channels.webhookOf(row),
      isAddressComing: tunnel.now().state === 'starting',
      untold: untold.get(row.id) ?? null,
    }),
  );
}

function addressOf({ store, channels, tunnel, addressWatch }: HealthReportDeps): FindingView {
  const { brokenSince } = addressWatch.now();
  const numbers = listChannels(store.read)
    .filter((row) => channels.webhookOf(row) !== null)
    .map(({ label, provider }) => ({ label, provider }));
  return findAddress({ ...tunnel.now(), brokenSince, numbers });
}

function messageFindings({ store, clock }: HealthReportDeps): FindingView[] {
  const now = clock.now();
  const sending = readSending(store.read, now);
  const counts = countOutbox(store.read, {
    failedSince: now - failuresShownFor,
    isRunning: sending.state === 'running',
  });
  const until = sending.state === 'paused' ? sending.until : null;
  return [
    findSending({ sending: sending.state, until, ...counts, now }),
    findFates(counts),
    findJournal({ ...journalStanding(store.read, now - unreadShownFor), now }),
  ];
}

function sourceFindings({ store, clock }: HealthReportDeps): FindingView[] {
  const now = clock.now();
  return listSources(store.read).map((row) =>
    findSource({ ...row, host: hostOf(row), coming: countOfSource(store.read, row.name, now).coming, now }),
  );
}

import { z } from 'zod';

import type { ConnectionState } from '#shared/domain/channel.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

import { breathe, sleep } from '../platform/sleep.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import type {
  Connection,
  ConnectionContext,
  ConnectionReport,
  Deliver,
  Provider,
} from '../providers/provider.ts';
import type { ChannelRow } from '../store/channels.ts';
import { createAttendance, type Attendance } from './attendance.ts';
import type { Store } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

const minute = 60_000;
/** A working number is asked again after this; one that does not work, sooner. */
const calmCheckInterval = 5 * minute;
const anxiousCheckInterval = 30_000;
/** Green API keeps notifications for 24 h; after a shorter absence its queue tells everything. */
const queueKeeps = 23 * 60 * minute;
/** How far back a number that is new here is asked for its history. */
const firstHistory = 24 * 60 * minute;

export type RunningChannelDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly deliver: Deliver;
  readonly publish: ConnectionContext<unknown, unknown>['publish'];
  /** Public addresses of ours at which the number's account may call; empty while there is none. */
  readonly webhookUrls: () => readonly string[];
  /** The limit that all numbers of the account share. */
  readonly accountBucket?: ConnectionContext<unknown, unknown>['accountBucket'];
  /** Keeps what was learned about the connection and announces it. */
  readonly report: (report: Omit<ConnectionReport, 'checks'>) => void;
  /** The same for the answer to a check that began at `askedAt` (epoch ms), with what it says about the webhook. */
  readonly heardCheck: (report: ConnectionReport, askedAt: number) => void;
  /** The state as last kept. */
  readonly stateNow: () => ConnectionState;
};

/** One number while it is in use: its connection, its listener and its regular check. */
export type RunningChannel = {
  readonly row: ChannelRow;
  readonly provider: Provider;
  readonly config: unknown;
  readonly connection: Connection;
  /** Asks the provider now; the answer is kept before it is returned. */
  check(): Promise<ConnectionReport>;
  /** Aborted when the number stops: for everything that is asked of the connection. */
  readonly signal: AbortSignal;
  stop(): Promise<void>;
};

/** Starts a number. Throws a zod error when the stored settings or secrets no longer fit their provider. */
export function startChannel(
  deps: RunningChannelDeps,
  row: ChannelRow,
  provider: Provider,
  secrets: Record<string, string>,
): RunningChannel {
  const config = provider.configSchema.parse(JSON.parse(row.config));
  const log = deps.log.with({ channel: row.id, provider: row.provider });
  const connection = provider.connect({
    channelId: row.id,
    createdAt: row.createdAt,
    lastEventAt: row.lastEventAt,
    config,
    secrets: provider.secretsSchema.parse(secrets),
    clock: deps.clock,
    random: deps.random,
    log,
    publish: deps.publish,
    webhookUrls: deps.webhookUrls,
    accountBucket: deps.accountBucket,
  });
  const stopping = new AbortController();
  const { signal } = stopping;

  const attendance = attendanceOf(deps, row, provider);
  const ask = async (): Promise<ConnectionReport> => {
    const askedAt = deps.clock.now();
    const report = await connection.check(signal);
    if (!signal.aborted) {
      deps.heardCheck(report, askedAt);
      attendance?.heardState(report.state);
      if (report.state === 'works') await catchUp(deps, row, connection, signal, log);
    }
    return report;
  };
  let asking: Promise<ConnectionReport> | null = null;
  const check = () => (asking ??= ask().finally(() => (asking = null)));

  const surely = (work: Promise<unknown>) => failingAlone(log, work);
  const watch = async () => {
    while (!signal.aborted) {
      await surely(check());
      await rest(deps, provider, signal, () => attendance?.alive());
    }
  };

  const hear = async (state: ConnectionState, detail: Saying | null) => {
    // A poll that is answered proves the way to the provider, not that the number is signed in: ask.
    if (state !== 'works') deps.report({ state, detail, account: null });
    else if (['unreachable', 'keys-wrong', 'unknown'].includes(deps.stateNow())) await check();
  };
  const listen = async () => {
    while (connection.listen && !signal.aborted) {
      const tell = (state: ConnectionState, detail: Saying | null) => void surely(hear(state, detail));
      await surely(connection.listen(deps.deliver, tell, signal));
      await sleep(deps.clock, anxiousCheckInterval, signal);
    }
  };

  const work = [watch(), listen()];
  return {
    row,
    provider,
    config,
    connection,
    check,
    signal,
    async stop() {
      attendance?.alive();
      stopping.abort();
      await Promise.all(work);
      await breathe();
    },
  };
}

/** What fails so (a full disk, a bug) fails alone: a number that nobody watches any more would be silent for good. */
function failingAlone(log: Log, work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) =>
    log.write('error', 'a task of a number failed', { error: String(error) }),
  );
}

/** Watched only where a missed event is lost: others tell later what happened. */
function attendanceOf(deps: RunningChannelDeps, row: ChannelRow, provider: Provider): Attendance | null {
  if (provider.keepsNothing !== true) return null;
  return createAttendance({ ...deps, isReachable: () => deps.webhookUrls().length > 0 }, row.id);
}

/**
 * Waits until the next regular check. Timers stand still while the computer sleeps and the wall clock may be set back:
 * whichever of the two clocks has moved further counts, looked at in short naps, each told to `onNap`.
 */
async function rest(
  { clock, stateNow }: RunningChannelDeps,
  { countsChecks }: Pick<Provider, 'countsChecks'>,
  signal: AbortSignal,
  onNap: () => void,
): Promise<void> {
  const began = { now: clock.now(), monotonic: clock.monotonic() };
  while (!signal.aborted) {
    const state = stateNow();
    const isCalm = state === 'works' || (countsChecks === true && state !== 'unreachable');
    const interval = isCalm ? calmCheckInterval : anxiousCheckInterval;
    const passed = Math.max(clock.now() - began.now, clock.monotonic() - began.monotonic);
    if (passed >= interval) return;
    await sleep(clock, Math.min(interval - passed, anxiousCheckInterval), signal);
    onNap();
  }
}

/**
 * After an absence longer than the provider's queue keeps, reads its journals since we were last alive; a number
 * that is new here is asked for its last day. Remembers that we are alive now.
 */
async function catchUp(
  deps: RunningChannelDeps,
  row: ChannelRow,
  connection: Connection,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  const fact = `channel/${row.id}/alive-at`;
  const now = deps.clock.now();
  const aliveAt = readFact(deps.store.read, fact, z.number());
  const since =
    aliveAt === null
      ? Math.min(now - firstHistory, row.createdAt)
      : now - aliveAt > queueKeeps
        ? aliveAt - 10 * minute
        : null;
  if (since !== null && connection.backfill) {
    try {
      const count = await connection.backfill(since, deps.deliver, signal);
      log.write('info', 'history read', { count, since });
    } catch (error) {
      log.write('warn', 'history could not be read; asked again at the next check', { error: String(error) });
      if (aliveAt !== null) return;
    }
  }
  if (!signal.aborted) deps.store.write((db) => writeFact(db, fact, now));
}

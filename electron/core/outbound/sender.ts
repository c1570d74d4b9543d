import { maySend, type ConnectionState } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import { breathe, sleep } from '../platform/sleep.ts';
import type { Connection, SendOutcome } from '../providers/provider.ts';
import type { Store, WriteDb } from '../store/database.ts';
import {
  bringForward,
  channelsWithDue,
  expiredRows,
  hasAutomatic,
  isChannelRemoved,
  moveAutomatic,
  nextDue,
  nextDueAt,
  pullBackFromFuture,
  rowsOfRemovedChannels,
} from '../store/outbox-due.ts';
import { dueToSettle, nextSettleAt } from '../store/outbox-settle.ts';
import { updateOutbox, type OutboxRow } from '../store/outbox.ts';
import { claimNext, type Claim } from './claim.ts';
import { changesOf } from './enqueue.ts';
import { askHistory, recordAnswer, settleQuery } from './history.ts';
import { recordOutcome, type OutcomeDeps } from './outcome.ts';
import { recoverInterrupted } from './recover.ts';
import { makeFailed } from './settle.ts';

/** Everything due is looked at this often whatever happens: timers do not run while a computer sleeps. */
const scanInterval = 20_000;
/** A large file over a slow line takes minutes; what takes longer has no answer. */
const sendTimeout = 10 * 60_000;
const settleTimeout = 60_000;
const patienceAtStop = 5_000;
const patienceAfterAbort = 1_000;
const recordAgainAfter = 5_000;
const noConnectionDelay = 60_000;
const noAnswer: SendOutcome = { kind: 'unknown', failure: { code: 'no-answer', detail: null } };

export type SenderDeps = Pick<OutcomeDeps, 'standInFor'> & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The network side of a number; null while it is not running. */
  readonly connectionOf: (id: ChannelId) => Connection | null;
  /** What was last learned about it. */
  readonly connectionStateOf: (id: ChannelId) => ConnectionState;
  /** An attempt has taught something about the number; to be kept before this returns. */
  readonly reportConnection: (id: ChannelId, state: ConnectionState, detail: string | null) => void;
  /** Smallest time between the beginnings of two sends of a number, in ms. */
  readonly sendIntervalOf: (id: ChannelId) => number;
  readonly sendingState: () => SendingState;
  /**
   * Called first in each pass with the time (epoch ms), before anything is given up or sent: what was planned is brought
   * up to date and released here. Returns when it wants to be called next; null = with the next pass, whenever that is.
   */
  readonly beforePass?: (now: number) => number | null;
  /** Within the transaction that records a refusal for good: what else was meant for that chat may be hopeless, too. */
  readonly onFailed?: (db: WriteDb, row: OutboxRow) => Change[];
  /** Within the transaction that gives a message its provider id: applies what came in about it before. */
  readonly onAccepted: OutcomeDeps['onAccepted'];
};

export type Sender = {
  /** Recovers what a crash left, then begins. Call once. */
  start(): void;
  /** Something may have become due: a new row, a connection, a person's decision. */
  wake(): void;
  /** Resolves when nothing is under way; rows that wait for a time do not count. */
  idle(): Promise<void>;
  /** Takes nothing new; a send in flight may finish for 10 s, then it is aborted and recorded or left recoverable. */
  stop(): Promise<void>;
};

/** The sender of all numbers. Nothing is sent before `start`. */
export function createSender(deps: SenderDeps): Sender {
  return new OutboxSender(deps);
}

/** What one number is doing. `nextAt`: monotonic ms before which it sends nothing. */
type Lane = { sending: Promise<void> | null; settling: Promise<void> | null; nextAt: number };

class OutboxSender implements Sender {
  readonly #deps: SenderDeps;
  readonly #lanes = new Map<ChannelId, Lane>();
  /** Numbers that were seen unable to send: the moment they can, what waits for that goes. */
  readonly #blocked = new Set<ChannelId>();
  readonly #abortSends = new AbortController();
  readonly #abortLookUps = new AbortController();
  #state: 'new' | 'running' | 'stopping' | 'stopped' = 'new';
  #isWanted = false;
  #passes: Promise<void> | null = null;
  #cancelTimer: () => void = () => undefined;
  #lastPassAt = 0;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { store, bus, clock, log } = this.#deps;
    const now = clock.now();
    const interrupted = store.write((db) => {
      pullBackFromFuture(db, now);
      bringForward(db, null, now);
      return recoverInterrupted(db, now);
    });
    if (interrupted.length > 0) log.write('warn', 'sends were interrupted', { count: interrupted.length });
    bus.announce(interrupted.flatMap((row) => changesOf(row.conversationId)));
    this.#state = 'running';
    this.#lastPassAt = now;
    this.wake();
  }

  wake(): void {
    if (this.#state !== 'running') return;
    this.#isWanted = true;
    this.#passes ??= this.#runPasses();
  }

  async idle(): Promise<void> {
    for (let work = this.#underWay(); work.length > 0; work = this.#underWay()) await Promise.all(work);
  }

  async stop(): Promise<void> {
    if (this.#state === 'new') this.#state = 'stopped';
    if (this.#state !== 'running') return;
    this.#state = 'stopping';
    this.#cancelTimer();
    this.#abortLookUps.abort();
    await this.#settled(patienceAtStop);
    this.#abortSends.abort();
    await this.#settled(patienceAfterAbort);
    // From here on nothing is written: a row still in `sending` is recovered as unknown at the next start.
    this.#state = 'stopped';
  }

  /** Waits until nothing is under way, `patience` ms at most. */
  async #settled(patience: number): Promise<void> {
    const done = new AbortController();
    await Promise.race([this.idle(), sleep(this.#deps.clock, patience, done.signal)]);
    done.abort();
  }

  #underWay(): Promise<void>[] {
    const lanes = [...this.#lanes.values()].flatMap(({ sending, settling }) => [sending, settling]);
    return [this.#passes, ...lanes].filter((work) => work !== null);
  }

  async #runPasses(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      await breathe();
      if (this.#state !== 'running') break;
      this.#cancelTimer();
      let delay = scanInterval;
      try {
        delay = Math.min(delay, this.#pass());
      } catch (error) {
        this.#deps.log.write('error', 'the outbox could not be worked on', { error: String(error) });
      }
      this.#cancelTimer = this.#deps.clock.after(delay, () => this.wake());
    }
    this.#passes = null;
  }

  /** Starts everything that may start now; returns after how many ms something may be due next. */
  #pass(): number {
    const { store, clock } = this.#deps;
    const now = clock.now();
    if (now < this.#lastPassAt - 1000) store.write((db) => pullBackFromFuture(db, now));
    this.#lastPassAt = now;
    const plannedAt = this.#beforePass(now);
    const pauseEnds = this.#holdOrRelease(now);
    this.#giveUp(expiredRows(store.read, now), 'waited-too-long', now);
    this.#giveUp(rowsOfRemovedChannels(store.read), 'channel-removed', now);
    this.#unblock(now);
    const paced = channelsWithDue(store.read, now).map((channel) => this.#startSend(channel, now));
    this.#startLookUps(now);
    const times = [nextDueAt(store.read, now), nextSettleAt(store.read, now), pauseEnds, plannedAt]
      .filter((time) => time !== null)
      .map((time) => time - now);
    return Math.max(1, Math.min(...times, ...paced.filter((wait) => wait !== null), scanInterval));
  }

  /** What people have typed goes also when planning fails. */
  #beforePass(now: number): number | null {
    try {
      return this.#deps.beforePass?.(now) ?? null;
    } catch (error) {
      this.#deps.log.write('error', 'what was planned could not be released', { error: String(error) });
      return null;
    }
  }

  /** Automatic messages go only while sending runs. Returns when a pause ends, or null. */
  #holdOrRelease(now: number): number | null {
    const { store, bus } = this.#deps;
    const sending = this.#deps.sendingState();
    const pauseEnds = sending.state === 'paused' ? sending.until : null;
    const isRunning = sending.state === 'running' || (pauseEnds !== null && pauseEnds <= now);
    const wrong = isRunning ? 'held' : 'scheduled';
    if (hasAutomatic(store.read, wrong)) {
      store.write((db) => moveAutomatic(db, isRunning ? 'scheduled' : 'held'));
      bus.announce([{ topic: 'outbox' }]);
    }
    return isRunning ? null : pauseEnds;
  }

  /** What nobody needs any more, or no number can send, is not sent. */
  #giveUp(rows: OutboxRow[], code: 'waited-too-long' | 'channel-removed', now: number): void {
    if (rows.length === 0) return;
    this.#deps.store.write((db) => {
      for (const row of rows) makeFailed(db, row, { code, detail: row.errorDetail }, now);
    });
    this.#deps.bus.announce(rows.flatMap((row) => changesOf(row.conversationId)));
  }

  #unblock(now: number): void {
    for (const channel of this.#blocked) {
      if (!maySend(this.#deps.connectionStateOf(channel))) continue;
      this.#blocked.delete(channel);
      this.#deps.store.write((db) => bringForward(db, channel, now));
    }
  }

  /** Hands over the next message of a number if it may; returns the ms that its pace asks to wait, or null. */
  #startSend(channel: ChannelId, now: number): number | null {
    const { store, clock } = this.#deps;
    const lane = this.#laneOf(channel);
    if (lane.sending) return null;
    const connection = this.#deps.connectionOf(channel);
    if (!connection) return null;
    if (!maySend(this.#deps.connectionStateOf(channel))) {
      this.#blocked.add(channel);
      return null;
    }
    if (!nextDue(store.read, channel, now)) return null;
    const pause = lane.nextAt - clock.monotonic();
    if (pause > 0) return pause;
    const claim = store.write((db) => claimNext(db, channel, now, this.#deps.standInFor));
    if (!claim) return null;
    this.#deps.bus.announce([{ topic: 'outbox' }]);
    lane.nextAt = clock.monotonic() + this.#deps.sendIntervalOf(channel);
    lane.sending = this.#send(connection, claim)
      .catch((error: unknown) => {
        this.#deps.log.write('error', 'a send ended badly', { outbox: claim.row.id, error: String(error) });
      })
      .finally(() => {
        lane.sending = null;
        this.wake();
      });
    return null;
  }

  #laneOf(channel: ChannelId): Lane {
    const lane = this.#lanes.get(channel) ?? { sending: null, settling: null, nextAt: 0 };
    this.#lanes.set(channel, lane);
    return lane;
  }

  async #send(connection: Connection, claim: Claim): Promise<void> {
    const { row, number, refusal, message } = claim;
    const send = async (signal: AbortSignal) => refusal ?? connection.send(message, signal);
    const outcome = await this.#withTimeout(sendTimeout, this.#abortSends.signal, send).catch(() => noAnswer);
    const facts = { outbox: row.id, channel: row.channelId, attempt: number, outcome: outcome.kind };
    const code = outcome.kind === 'accepted' ? {} : { code: outcome.failure.code };
    this.#deps.log.write('info', 'a message was handed over', { ...facts, ...code });
    const isRecorded = await this.#record(claim, outcome);
    if (!isRecorded || outcome.kind !== 'wait') return;
    this.#deps.reportConnection(row.channelId, outcome.connection, outcome.failure.detail);
    if (!maySend(this.#deps.connectionStateOf(row.channelId))) this.#blocked.add(row.channelId);
  }

  /** The answer is known only here until it is on disk: a full disk is waited for. False when stopped before. */
  async #record(claim: Claim, outcome: SendOutcome): Promise<boolean> {
    const { store, bus, log, clock } = this.#deps;
    while (this.#state !== 'stopped') {
      try {
        const attempt = { outboxSeq: claim.row.seq, number: claim.number };
        const record = (db: WriteDb) => [
          ...recordOutcome(db, this.#deps, attempt, outcome),
          ...(outcome.kind === 'failed' ? (this.#deps.onFailed?.(db, claim.row) ?? []) : []),
        ];
        bus.announce(store.write(record));
        return true;
      } catch (error) {
        log.write('error', 'an outcome could not be recorded', {
          outbox: claim.row.id,
          error: String(error),
        });
        await sleep(clock, recordAgainAfter, this.#abortSends.signal);
        if (this.#abortSends.signal.aborted) return false;
      }
    }
    return false;
  }

  /** Asks the histories for messages of unknown fate, one at a time for each number. */
  #startLookUps(now: number): void {
    const { store } = this.#deps;
    for (const row of dueToSettle(store.read, now)) {
      const lane = this.#laneOf(row.channelId);
      if (lane.settling) continue;
      const connection = this.#deps.connectionOf(row.channelId);
      const query = connection && settleQuery(store.read, row);
      if (!query) {
        const settleAt = isChannelRemoved(store.read, row.channelId) ? null : now + noConnectionDelay;
        store.write((db) => updateOutbox(db, row.seq, { settleAt }));
        continue;
      }
      const ask = (signal: AbortSignal) => askHistory(connection, query, signal);
      lane.settling = this.#withTimeout(settleTimeout, this.#abortLookUps.signal, ask)
        .then((answer) => {
          if (this.#state !== 'running') return;
          this.#deps.bus.announce(store.write((db) => recordAnswer(db, this.#deps, row, answer)));
        })
        .catch((error: unknown) => {
          this.#deps.log.write('error', 'a fate could not be recorded', {
            outbox: row.id,
            error: String(error),
          });
        })
        .finally(() => {
          lane.settling = null;
          this.wake();
        });
    }
  }

  /** Aborts `work` after `timeout` ms or with `stop`; rejects when it does not even end then. */
  async #withTimeout<Result>(
    timeout: number,
    stop: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const timer = new AbortController();
    const { promise: abandoned, reject } = Promise.withResolvers<never>();
    const cancels = [
      this.#deps.clock.after(timeout, () => timer.abort()),
      this.#deps.clock.after(timeout + patienceAfterAbort, () =>
        reject(new Error('It did not end when aborted.')),
      ),
    ];
    try {
      return await Promise.race([work(AbortSignal.any([timer.signal, stop])), abandoned]);
    } finally {
      for (const cancel of cancels) cancel();
    }
  }
}

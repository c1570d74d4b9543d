import { enqueue, type EnqueueInput } from '#core/outbound/enqueue.ts';
import { createSender, type Sender } from '#core/outbound/sender.ts';
import { createEventBus } from '#core/platform/event-bus.ts';
import type { Log } from '#core/platform/ports.ts';
import { systemRandom } from '#core/platform/system.ts';
import { insertChannel, recordConnection } from '#core/store/channels.ts';
import type { Store, WriteDb } from '#core/store/database.ts';
import { listAttempts, type AttemptRow } from '#core/store/outbox-due.ts';
import { getOutbox } from '#core/store/outbox.ts';
import { sql } from '#core/store/sql.ts';
import type { EventFrame } from '#shared/api/events.ts';
import type { ConnectionState } from '#shared/domain/channel.ts';
import { asId, type ChannelId, type ConversationId, type OutboxId } from '#shared/domain/ids.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import { fakeClock, type FakeClock } from '../clock.ts';
import { temporaryStore } from '../store.ts';
import { scriptedConnection, type ScriptedConnection } from './scripted-connection.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const startOfTest = Date.UTC(2026, 2, 2, 9, 0, 0);

/** A real database with two numbers, a sender over scripted connections, and a clock that the test moves. */
export type Desk = {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly random: ReturnType<typeof systemRandom>;
  readonly frames: EventFrame[];
  readonly logLines: string[];
  readonly line: ScriptedConnection;
  readonly otherLine: ScriptedConnection;
  sender: Sender;
  readonly reports: { id: ChannelId; state: ConnectionState; detail: string | null }[];
  readonly applied: number[];
  sending: SendingState;
  interval: number;
  /** Takes a number's connection away (or gives it back). */
  readonly connected: Map<ChannelId, ScriptedConnection>;
  setConnection(state: ConnectionState, id?: ChannelId): void;
  /** Opens a chat on the first number (or `channelId`). */
  chat(name: string, channelId?: ChannelId): ConversationId;
  /** Queues a message and wakes the sender; returns its outbox id. */
  send(conversationId: ConversationId, text: string, more?: Partial<EnqueueInput>): OutboxId;
  /** Lets everything that can happen now happen. */
  settle(): Promise<void>;
  /** Moves the time, letting everything happen on the way. */
  advance(milliseconds: number): Promise<void>;
  write<Result>(work: (db: WriteDb) => Result): Result;
  /** The state of a row with its message's status. */
  look(id: OutboxId): Look;
  attempts(id: OutboxId): AttemptRow[];
  /** Texts in the order in which they were handed to the first number. */
  sentTexts(): string[];
  /** The process dies: what was under way never comes back. A new sender starts on the same rows. */
  crash(): Promise<void>;
  close(): Promise<void>;
};

export type Look = {
  readonly state: string;
  readonly status: string;
  readonly providerMessageId: string | null;
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly failureCode: string | null;
};

export const line1 = asId<ChannelId>('line-1');
export const line2 = asId<ChannelId>('line-2');

export function openDesk(options: { start?: boolean } = {}): Desk {
  const database = temporaryStore();
  const { store } = database;
  const clock = fakeClock(startOfTest);
  const random = systemRandom(clock);
  const logLines: string[] = [];
  const log: Log = {
    write: (...line) => logLines.push(JSON.stringify(line)),
    with: () => log,
  };
  const bus = createEventBus('run', log);
  const frames: EventFrame[] = [];
  bus.listen((frame) => frames.push(frame));
  store.write((db) => {
    for (const id of [line1, line2]) {
      insertChannel(db, { id, provider: 'practice', label: id, config: '{}', createdAt: clock.now() });
      recordConnection(db, id, { state: 'works', detail: null, account: null, at: clock.now() });
    }
  });
  const line = scriptedConnection(() => clock.now(), 'P');
  const otherLine = scriptedConnection(() => clock.now(), 'Q');
  const states = new Map<ChannelId, ConnectionState>();
  let generation = 0;

  const makeSender = () => {
    const mine = ++generation;
    // A dead process writes nothing: its store is gone.
    const alive: Store = {
      ...store,
      write: (work) => {
        if (mine !== generation) throw new Error('this process is dead');
        return store.write(work);
      },
    };
    return createSender({
      store: alive,
      bus,
      clock,
      random: { ...random, fraction: () => 0 },
      log,
      connectionOf: (id) => (mine === generation ? (desk.connected.get(id) ?? null) : null),
      connectionStateOf: (id) => states.get(id) ?? 'works',
      reportConnection: (id, state, detail) => {
        desk.reports.push({ id, state, detail });
        states.set(id, state);
      },
      sendIntervalOf: () => desk.interval,
      sendingState: () => desk.sending,
      onAccepted: (_, messageSeq) => {
        desk.applied.push(messageSeq);
        return { toChanges: () => [{ topic: 'contact', contactId: 'told-by-pending-changes' }] };
      },
    });
  };

  const desk: Desk = {
    store,
    clock,
    random,
    frames,
    logLines,
    line,
    otherLine,
    sender: makeSender(),
    reports: [],
    applied: [],
    sending: { state: 'stopped' },
    interval: 0,
    connected: new Map([
      [line1, line],
      [line2, otherLine],
    ]),
    setConnection: (state, id = line1) => void states.set(id, state),
    chat(name, channelId = line1) {
      const id = asId<ConversationId>(`chat-${name}`);
      store.write((db) =>
        db.run(sql`
          INSERT INTO conversations (id, channel_id, kind, title, send_to, last_message_at, created_at)
          VALUES (${id}, ${channelId}, 'group', ${name}, ${`${name}@g.us`}, ${clock.now()}, ${clock.now()})`),
      );
      return id;
    },
    send(conversationId, text, more = {}) {
      const queued = store.write((db) =>
        enqueue(db, { clock, random }, { ...plainMessage(conversationId, text, clock.now()), ...more }),
      );
      desk.sender.wake();
      return queued.outboxId;
    },
    async settle() {
      // With an answer held back by the test, `idle` would wait for the test itself.
      if (line.held.length + otherLine.held.length === 0) {
        await Promise.race([desk.sender.idle(), turns(30)]);
      }
      await turns(6);
    },
    async advance(milliseconds) {
      await desk.settle();
      for (let left = milliseconds; left > 0;) {
        const step = Math.min(left, clock.untilNext ?? left);
        clock.advance(step);
        await desk.settle();
        left -= step;
      }
    },
    write: (work) => store.write(work),
    look(id) {
      const row = store.read.get<Look>(sql`
        SELECT o.state, m.status, m.provider_message_id AS providerMessageId, o.attempts, o.error_code AS errorCode,
          m.failure_code AS failureCode
        FROM outbox o JOIN messages m ON m.seq = o.message_seq WHERE o.id = ${id}`);
      if (!row) throw new Error('There is no such row.');
      return row;
    },
    attempts(id) {
      const row = getOutbox(store.read, id);
      return row ? listAttempts(store.read, row.seq) : [];
    },
    sentTexts: () => line.sends.map(({ message }) => message.text),
    async crash() {
      generation += 1;
      line.held.splice(0);
      otherLine.held.splice(0);
      desk.sender = makeSender();
      desk.sender.start();
      await desk.settle();
    },
    async close() {
      generation += 1;
      for (const send of [...line.held, ...otherLine.held]) {
        send.answer({ kind: 'unknown', failure: { code: 'no-answer', detail: null } });
      }
      await turns(3);
      database.close();
    },
  };
  if (options.start !== false) desk.sender.start();
  return desk;
}

/** What a person types, as `enqueue` wants it. */
export function plainMessage(conversationId: ConversationId, text: string, now: number): EnqueueInput {
  return {
    conversationId,
    text,
    uploadId: null,
    quotedMessageId: null,
    origin: 'person',
    idempotencyKey: null,
    reason: 'Written by a person.',
    dueAt: now,
    usefulUntil: null,
  };
}

/** Lets the event loop turn: the sender does one pass a turn. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

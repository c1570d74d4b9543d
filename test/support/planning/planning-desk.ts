import { createPlanner, type Planner } from '#core/automation/planner.ts';
import { createScheduler } from '#core/automation/scheduler.ts';
import { createBookings, type Bookings } from '#core/bookings/bookings.ts';
import { createSender, type Sender } from '#core/outbound/sender.ts';
import { createEventBus } from '#core/platform/event-bus.ts';
import { systemRandom } from '#core/platform/system.ts';
import { readSending, writeSending } from '#core/settings/sending.ts';
import { createSettings, timeZoneOf, type Settings } from '#core/settings/settings.ts';
import { insertChannel, recordConnection } from '#core/store/channels.ts';
import { getConversation } from '#core/store/conversations.ts';
import type { Store } from '#core/store/database.ts';
import { sql } from '#core/store/sql.ts';
import { createComposer, type Composer } from '#core/templates/composer.ts';
import { seedDefaults } from '#core/templates/seed.ts';
import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { BookingContent, BookingVersion } from '#shared/domain/booking/booking.ts';
import { maySend, type ConnectionState } from '#shared/domain/channel.ts';
import { asId, type BookingId, type ChannelId } from '#shared/domain/ids.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import { berlin } from '../bookings/sample-bookings.ts';
import { fakeClock, type FakeClock } from '../clock.ts';
import { collectingLog } from '../log.ts';
import { scriptedConnection, type ScriptedConnection } from '../sending/scripted-connection.ts';
import { temporaryStore } from '../store.ts';

/** A message that a number was handed: to whom, when (Berlin wall time), what it says. */
export type Sent = { readonly at: string; readonly to: string; readonly text: string };

/** What stands planned: `rule state due` with the reason where there is one. */
export type PlanningDesk = {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly settings: Settings;
  readonly composer: Composer;
  readonly line: ScriptedConnection;
  readonly number: ChannelId;
  readonly logLines: () => string;
  planner: Planner;
  bookings: Bookings;
  sender: Sender;
  /** Anna's haircut at a Berlin wall time, unless said otherwise. */
  book(
    start: string,
    more?: Partial<BookingContent> & { phone?: string | null; name?: string; source?: string },
  ): BookingVersion;
  change(id: BookingId, change: Partial<BookingContent>): BookingVersion;
  setSending(state: SendingState): void;
  setConnection(state: ConnectionState): void;
  /** `rule state 2026-06-10T15:00 reason` of every planned message, by due time. */
  planned(): string[];
  /** What has been handed over so far. */
  sent(): Sent[];
  /** Notices that are open: kind and facts. */
  notices(): { kind: string; facts: unknown }[];
  /** Every row of the tables that planning writes, as JSON: to see that nothing was written. */
  tables(): string;
  /** Lets everything that can happen now happen. */
  settle(): Promise<void>;
  /** Moves to a Berlin wall time, letting everything happen on the way. */
  awakeUntil(local: string): Promise<void>;
  /** Is awake for two minutes around each of these Berlin wall times; between them nothing is due. */
  awakeThrough(...locals: string[]): Promise<void>;
  /** The computer sleeps until a Berlin wall time: no timer fires before it wakes. */
  sleepUntil(local: string): Promise<void>;
  /** Sets the wall clock, as a person does. */
  setClock(local: string): Promise<void>;
  /** The process dies and starts again on the same database, at once or at a later wall time. */
  restart(at?: string): Promise<void>;
  close(): Promise<void>;
};

/** A shop in Berlin with the default rules and texts, one number over a scripted connection, sending running. */
export async function openPlanningDesk(
  now: string,
  options: { sending?: SendingState } = {},
): Promise<PlanningDesk> {
  const temporary = temporaryStore();
  const { store } = temporary;
  const clock = fakeClock(wallTimeOf(now, berlin).instant);
  const random = { ...systemRandom(clock), fraction: () => 0 };
  const log = collectingLog();
  const bus = createEventBus('run', log);
  let document: unknown = { business: { name: 'Salon', timeZone: berlin, language: 'en' } };
  const settings = createSettings(
    {
      read: () => document,
      write(next) {
        document = next;
      },
    },
    bus,
  );
  const composer = createComposer({ settings });
  const number = asId<ChannelId>('line');
  store.write((db) => {
    insertChannel(db, { id: number, provider: 'green-api', label: 'Salon', config: '{}', createdAt: 0 });
    recordConnection(db, number, { state: 'works', detail: null, account: null, at: 0 });
    seedDefaults(db, { language: 'en', now: clock.now() });
    writeSending(db, options.sending ?? { state: 'running' });
  });
  const line = scriptedConnection(() => clock.now());
  let connection: ConnectionState = 'works';
  let generation = 0;

  const build = () => {
    const mine = ++generation;
    // A dead process writes nothing: its store is gone.
    const alive: Store = {
      ...store,
      write(work) {
        if (mine !== generation) throw new Error('this process is dead');
        return store.write(work);
      },
    };
    const context = { store: alive, bus, clock, random, log, settings, composer };
    const planner = createPlanner({ ...context, onPlanned: () => desk.sender.wake() });
    const bookings = createBookings({
      ...context,
      replan: planner.replan,
      zoneOf: () => timeZoneOf(settings.get()),
    });
    const isAlive = () => mine === generation;
    const scheduler = createScheduler({
      ...{ ...context, bookings, planner },
      sendingState: () => readSending(store.read, clock.now()),
      canSend: () => isAlive() && maySend(connection),
    });
    const sender = createSender({
      ...context,
      connectionOf: () => (isAlive() ? line : null),
      connectionStateOf: () => connection,
      reportConnection(_id, state) {
        connection = state;
      },
      sendIntervalOf: () => 100,
      sendingState: () => readSending(store.read, clock.now()),
      beforePass: (at) => scheduler.beforePass(at),
      onFailed(db, { conversationId }) {
        const contactId = getConversation(db, conversationId)?.contactId ?? null;
        return contactId === null ? [] : planner.replan(db, [contactId]);
      },
      onAccepted: () => ({ toChanges: () => [] }),
    });
    return { planner, bookings, sender };
  };

  const local = (instant: number) => wallTimeAt(instant, berlin).local;
  const desk: PlanningDesk = {
    ...{ store, clock, settings, composer, line, number },
    ...build(),
    logLines: () => log.lines.map((entry) => JSON.stringify(entry)).join('\n'),
    book(start, more = {}) {
      const { phone = '+4915112345678', name = 'Anna', source = 'manual', ...said } = more;
      const saved = store.write((db) =>
        desk.bookings.save(db, {
          ...{ source, id: null, externalIds: [], channelId: null, by: 'person' },
          person: { name, phone },
          said: { service: 'Haircut', ...said, start: wallTimeOf(start, berlin) },
        }),
      );
      return saved.booking;
    },
    change: (id, change) => store.write((db) => desk.bookings.change(db, id, change, 'person')).booking,
    setSending(state) {
      store.write((db) => writeSending(db, state));
      desk.sender.wake();
    },
    setConnection(state) {
      connection = state;
      desk.sender.wake();
    },
    planned: () =>
      store.read
        .all<{ ruleId: string; state: string; dueAt: number; reason: string | null }>(
          sql`
          SELECT p.rule_id AS ruleId, coalesce(o.state, p.state) AS state, p.due_at AS dueAt, p.skip_reason AS reason
          FROM planned_messages p LEFT JOIN outbox o ON o.seq = p.outbox_seq ORDER BY p.due_at, p.seq`,
        )
        .map(({ ruleId, state, dueAt, reason }) =>
          [ruleId, state, local(dueAt), reason].filter((part) => part !== null).join(' '),
        ),
    sent: () =>
      line.sends.map(({ message, at }) => ({
        at: local(at).slice(0, 16),
        to: message.to,
        text: message.text,
      })),
    notices: () =>
      store.read
        .all<{ kind: string; facts: string }>(
          sql`SELECT kind, facts FROM notices WHERE dismissed_at IS NULL ORDER BY created_at`,
        )
        .map(({ kind, facts }) => ({ kind, facts: JSON.parse(facts) as unknown })),
    tables: () =>
      JSON.stringify(
        ['planned_messages', 'planned_lines', 'silent_lines', 'outbox', 'booking_versions'].map((table) =>
          store.read.all({ text: `SELECT * FROM ${table} ORDER BY 1, 2, 3`, values: [] }),
        ),
      ),
    async settle() {
      await Promise.race([desk.sender.idle(), turns(200)]);
      await turns(8);
    },
    async awakeUntil(until) {
      const end = wallTimeOf(until, berlin).instant;
      await desk.settle();
      while (clock.now() < end) {
        clock.advance(Math.min(end - clock.now(), clock.untilNext ?? Infinity));
        await desk.settle();
      }
    },
    async awakeThrough(...locals) {
      for (const at of locals) {
        const { instant } = wallTimeOf(at, berlin);
        const before = instant - 60_000;
        if (before > clock.now()) await desk.sleepUntil(wallTimeAt(before, berlin).local);
        await desk.awakeUntil(wallTimeAt(instant + 60_000, berlin).local);
      }
    },
    async sleepUntil(until) {
      await desk.settle();
      clock.advance(wallTimeOf(until, berlin).instant - clock.now());
      await desk.settle();
    },
    async setClock(to) {
      clock.jump(wallTimeOf(to, berlin).instant - clock.now());
      await desk.settle();
    },
    async restart(at) {
      line.held.splice(0);
      await desk.settle();
      generation += 1;
      await turns(3);
      if (at !== undefined) clock.advance(wallTimeOf(at, berlin).instant - clock.now());
      Object.assign(desk, build());
      desk.sender.start();
      await desk.planner.replanAll();
      await desk.settle();
    },
    async close() {
      generation += 1;
      await turns(3);
      temporary.close();
    },
  };
  desk.sender.start();
  await desk.settle();
  return desk;
}

/** Lets the event loop turn: the sender does one pass a turn. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

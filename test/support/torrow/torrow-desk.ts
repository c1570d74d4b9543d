import { createBookings } from '#core/bookings/bookings.ts';
import { writeEnvelope } from '#core/bookings/torrow/envelope.ts';
import { createTorrowOrders } from '#core/bookings/torrow/torrow-orders.ts';
import type { Fate } from '#core/journal/worker.ts';
import { systemRandom } from '#core/platform/system.ts';
import { settingsFileSchema } from '#core/settings/settings.ts';
import type { Store } from '#core/store/database.ts';
import type { JournalEntry } from '#core/store/journal.ts';
import { sql } from '#core/store/sql.ts';
import { newTroubles } from '#core/store/torrow.ts';
import { asId, type ChannelId, type JournalId } from '#shared/domain/ids.ts';
import { readTorrowHook } from '#shared/domain/torrow/hook-url.ts';

import { fakeClock, type FakeClock } from '../clock.ts';
import { addChannel, temporaryStore } from '../store.ts';
import { salonOrder } from './salon-order.ts';

export type Posted = { readonly body: Uint8Array; readonly receivedAt: number; readonly id: JournalId };

/** What works on calls of Torrow's hook, over a real database; nothing is sent. It is Friday, 20 November 2026. */
export type TorrowDesk = {
  readonly store: Store;
  readonly clock: FakeClock;
  /** A call as it is kept when it comes: what its address says beside the keys, and its body. */
  posted(query: string, body?: unknown): Posted;
  /** Works on a call as the journal's worker does; the same one again is a replay. */
  work(call: Posted, channel?: ChannelId | null): Fate;
  post(query: string, body?: unknown): Fate;
  texts(): string[];
  outbox(): { sendTo: string; dueAt: number; usefulUntil: number | null }[];
  visits(): object[];
  troubles(): object[];
  close(): void;
};

export function openTorrowDesk(): TorrowDesk {
  const temporary = temporaryStore();
  const { store } = temporary;
  const clock = fakeClock(Date.UTC(2026, 10, 20, 12));
  const random = systemRandom(clock);
  const line = addChannel(store);
  const settings = settingsFileSchema.parse({ business: { timeZone: 'Europe/Moscow' } });
  const { workTorrow } = createTorrowOrders({
    clock,
    random,
    settings: { get: () => settings },
    bookings: createBookings({ clock, random, replan: () => [], zoneOf: () => 'Europe/Moscow' }),
    announce: () => undefined,
    wakeSender: () => undefined,
    wakeWork: () => undefined,
  });
  let count = 0;
  const posted = (query: string, body: unknown = salonOrder()): Posted => {
    const keys = 'apiUrl=x&idInstance=1101&apiTokenInstance=s3cret';
    const { hook, secrets } = readTorrowHook('green-api', `${keys}&${query}`);
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
    return {
      body: writeEnvelope({ service: 'green-api', hook, body: bytes }, Object.values(secrets)),
      receivedAt: clock.now(),
      id: asId<JournalId>(`entry-${(count += 1)}`),
    };
  };
  const work = (call: Posted, channelId: ChannelId | null = line): Fate => {
    const entry: JournalEntry = {
      ...call,
      channelId,
      seq: 1,
      source: 'webhook',
      subject: 'torrow',
      state: 'new',
      reason: null,
      eventType: null,
      attempts: 0,
      workedAt: null,
      result: null,
    };
    const { fate } = store.write((db) => workTorrow(db, entry));
    if (fate === null) throw new Error('A call is worked on in one turn.');
    return fate;
  };
  return {
    store,
    clock,
    posted,
    work,
    post: (query, body) => work(posted(query, body)),
    texts: () =>
      store.read.all<{ text: string }>(sql`SELECT text FROM messages ORDER BY seq`).map(({ text }) => text),
    outbox: () =>
      store.read.all(sql`
        SELECT c.send_to AS sendTo, o.due_at AS dueAt, o.useful_until AS usefulUntil
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id ORDER BY o.seq`),
    visits: () =>
      store.read.all(sql`
        SELECT b.source, b.external_id AS externalId, b.channel_id AS channelId, b.version, b.service,
          b.starts_at AS startsAt, b.state, b.paid, p.name
        FROM bookings b JOIN contacts p ON p.id = b.contact_id ORDER BY b.seq`),
    troubles: () =>
      newTroubles(store.read, 9).map(({ orderNumber, reason, errorEmail, language }) => ({
        orderNumber,
        reason,
        errorEmail,
        language,
      })),
    close: () => temporary.close(),
  };
}

/** The sample order with other members, in another version. */
export function orderWith(more: object, version?: number): object {
  const sample = salonOrder();
  const info = version === undefined ? {} : { ObjectInfo: { Version: version } };
  return { ...sample, CaseItem: { ...sample.CaseItem, ...info, ...more } };
}

/** The words of an address about each event, as in Torrow's examples. */
export const saying = {
  created: 'message=Ваша%20бронь%20подтверждена.',
  changed: 'message=Ваша%20бронь%20изменена.',
  reminder: 'message=Напоминаем%20о%20бронировании.',
  cancelled: 'message=Ваша%20бронь%20отменена.',
  paid: 'message=Ваша%20оплата%20получена.',
} as const;

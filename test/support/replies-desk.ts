import { createReplies } from '#core/automation/replies/replies.ts';
import {
  readReplySettings,
  writeReplySettings,
  type ReplySettings,
} from '#core/automation/replies/reply-settings.ts';
import { createBookings, type Bookings } from '#core/bookings/bookings.ts';
import { enqueue } from '#core/outbound/enqueue.ts';
import { accept } from '#core/outbound/settle.ts';
import type { Random } from '#core/platform/ports.ts';
import { writeSending } from '#core/settings/sending.ts';
import { createSettings, type Settings } from '#core/settings/settings.ts';
import { recordAsks } from '#core/store/asks.ts';
import { getBooking, type BookingRow } from '#core/store/bookings.ts';
import { findContactByPhone, getContact, type ContactRow } from '#core/store/contacts.ts';
import { listReplyCards, type ReplyCardRow } from '#core/store/reply-cards.ts';
import { getOutbox } from '#core/store/outbox.ts';
import { sql } from '#core/store/sql.ts';
import { createComposer } from '#core/templates/composer.ts';
import { seedDefaults } from '#core/templates/seed.ts';
import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId, type ContactId, type MessageId } from '#shared/domain/ids.ts';
import type { InboundMessage } from '#shared/domain/inbound-event.ts';
import type { RawSource } from '#core/providers/provider.ts';

import { openReceivingDesk, type ReceivingDesk } from './receiving-desk.ts';
import { message, phoneChat } from './events.ts';

export const minute = 60_000;
export const hour = 60 * minute;
const anna = '79991234567';

/** A shop whose customers answer: everything behind the journal's door, with visits; nothing is sent anywhere. */
export type RepliesDesk = ReceivingDesk & {
  readonly bookings: Bookings;
  readonly settings: Settings;
  /** The contacts that were planned for anew. */
  readonly replanned: ContactId[];
  /** Books a visit of Anna's, `after` ms from now. */
  book(service: string, after?: number, phone?: string): BookingId;
  /** Sends Anna a message that asks about these visits; returns it. It has been accepted under `providerId`, unless that is null. */
  ask(visits: readonly BookingId[], providerId?: string | null): MessageId;
  /** Anna writes, at the second that the clock shows. */
  says(text: string, more?: Saying): Promise<void>;
  /** The same message again, as it was received. */
  last(): InboundMessage;
  visit(id: BookingId): BookingRow;
  /** `state/confirmation` of a visit. */
  look(id: BookingId): string;
  contact(): ContactRow;
  cards(): ReplyCardRow[];
  /** What was put into the outbox by itself: the texts, oldest first. */
  said(): string[];
  needsReply(): boolean;
  change(update: Partial<ReplySettings>): void;
  /** Everything that waits in the outbox is sent. */
  sendAll(): void;
};

export type Saying = Partial<InboundMessage> & {
  readonly source?: RawSource;
  readonly quote?: string;
  readonly phone?: string;
};

export function openRepliesDesk(language: 'en' | 'ru' = 'en'): RepliesDesk {
  const replanned: ContactId[] = [];
  let random: Random | undefined;
  let bookings: Bookings | undefined;
  let settings: Settings | undefined;
  const desk = openReceivingDesk({
    replies(ports) {
      random = ports.random;
      let document: unknown = { business: { name: 'Garden', timeZone: 'Europe/Berlin', language } };
      settings = createSettings({ read: () => document, write: (next) => (document = next) }, ports.bus);
      const replan = (_: unknown, ids: readonly ContactId[]) => {
        replanned.push(...ids);
        return [];
      };
      bookings = createBookings({ ...ports, replan, zoneOf: () => 'Europe/Berlin' });
      const composer = createComposer({ settings });
      const replies = createReplies({ ...ports, settings, bookings, composer, replan });
      return (db, written) => replies.onCustomerMessage(db, written);
    },
  });
  if (!random || !bookings || !settings) throw new Error('Nobody reads replies.');
  const ports = { clock: desk.clock, random };
  const made = { random, bookings, settings };
  const { store, clock } = desk;
  store.write((db) => {
    writeSending(db, { state: 'running' });
    seedDefaults(db, { language, now: 0 });
  });
  let count = 0;
  let last: InboundMessage | undefined;
  const accepted = (outboxSeq: number, providerMessageId: string) =>
    store.write((db) => {
      const row = db.get<{ id: string }>(sql`SELECT id FROM outbox WHERE seq = ${outboxSeq}`);
      const full = getOutbox(db, asId(row?.id ?? ''));
      if (full) accept(db, { row: full, providerMessageId, proof: 'answer', now: clock.now() });
    });
  return {
    ...desk,
    bookings: made.bookings,
    settings: made.settings,
    replanned,
    book(service, after = 24 * hour, phone = `+${anna}`) {
      return store.write(
        (db) =>
          made.bookings.save(db, {
            source: 'manual',
            id: null,
            externalIds: [],
            channelId: null,
            person: { name: 'Anna', phone },
            said: { service, start: wallTimeAt(clock.now() + after, 'Europe/Berlin') },
            by: 'person',
          }).booking.id,
      );
    },
    ask(visits, providerId = `ASK${(count += 1)}`) {
      return store.write((db) => {
        const contactId = findContactByPhone(db, `+${anna}`);
        const chat = db.get<{ id: string }>(
          sql`SELECT id FROM conversations WHERE contact_id = ${contactId}`,
        );
        if (contactId === null || !chat) throw new Error('Anna has no chat yet.');
        const { messageId, outboxId } = enqueue(db, ports, {
          conversationId: asId(chat.id),
          text: `Do you come? ${visits.length} ${providerId ?? ''}`,
          uploadId: null,
          quotedMessageId: null,
          origin: 'automation',
          idempotencyKey: null,
          reason: 'test',
          dueAt: clock.now(),
          usefulUntil: null,
        });
        recordAsks(db, { messageId, contactId, bookingIds: visits, askedAt: clock.now() });
        for (const id of visits) made.bookings.change(db, id, { confirmation: 'asked' }, 'deskbell');
        const row = getOutbox(db, outboxId);
        if (row && providerId === null)
          db.run(sql`UPDATE outbox SET state = 'sending' WHERE seq = ${row.seq}`);
        else if (row)
          accept(db, { row, providerMessageId: providerId ?? '', proof: 'answer', now: clock.now() });
        return messageId;
      });
    },
    async says(text, { source, quote, phone = anna, ...more } = {}) {
      count += 1;
      const written = message(phoneChat(phone, ['Anna']), `IN${count}`, 0, text, {
        at: Math.floor(clock.now() / 1000) * 1000,
        ...(quote === undefined ? {} : { quoted: { providerMessageId: quote, text: null } }),
        ...more,
      });
      last = written;
      await desk.receive([written], source);
    },
    last() {
      if (!last) throw new Error('Nobody has written.');
      return last;
    },
    visit(id) {
      const row = getBooking(store.read, id);
      if (!row) throw new Error('There is no such visit.');
      return row;
    },
    look(id) {
      const { state, confirmation } = this.visit(id);
      return `${state}/${confirmation}`;
    },
    contact() {
      const id = findContactByPhone(store.read, `+${anna}`);
      const contact = id === null ? undefined : getContact(store.read, id);
      if (!contact) throw new Error('Nobody knows Anna.');
      return contact;
    },
    cards: () => listReplyCards(store.read, null),
    said: () =>
      store.read
        .all<{ text: string }>(
          sql`
          SELECT m.text FROM messages m JOIN automatic_answers a ON a.message_id = m.id ORDER BY m.seq`,
        )
        .map(({ text }) => text),
    needsReply: () => desk.conversations()[0]?.needsReply ?? false,
    change(update) {
      store.write((db) => writeReplySettings(db, { ...readReplySettings(db), ...update }));
    },
    sendAll() {
      const rows = store.read.all<{ seq: number }>(
        sql`SELECT seq FROM outbox WHERE state IN ('held', 'scheduled') ORDER BY seq`,
      );
      for (const { seq } of rows) accepted(seq, `OUT${seq}`);
    },
  };
}

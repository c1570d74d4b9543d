import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import type { BookingId, ChannelId, ContactId, ConversationId, OutboxId } from '#shared/domain/ids.ts';
import { whatsAppNumberOf } from '#shared/domain/phone.ts';

import type { Bookings } from '../bookings/bookings.ts';
import { openPersonConversation } from '../inbound/chat.ts';
import { sendNow } from '../outbound/decisions.ts';
import { enqueue } from '../outbound/enqueue.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { recordAsks } from '../store/asks.ts';
import { getBooking } from '../store/bookings.ts';
import { listChannels } from '../store/channels.ts';
import { findPersonConversation } from '../store/conversations.ts';
import { channelsAskedFor, customersOf } from '../store/customers.ts';
import { readStartedAt } from '../settings/sending.ts';
import type { WriteDb } from '../store/database.ts';
import { getOutbox } from '../store/outbox.ts';
import { getPlanned, updatePlanned, type StoredMessage } from '../store/planned.ts';
import { getRule } from '../store/rules.ts';
import type { Composer } from '../templates/composer.ts';
import { rememberMissed } from './absence.ts';
import { chooseNumber } from './choose-number.ts';
import { writeOut } from './write-out.ts';

export type ReleaseDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly composer: Composer;
  readonly bookings: Bookings;
};

/** What became of a message that was to be released. */
export type Release =
  | {
      readonly kind: 'released';
      readonly outboxId: OutboxId;
      readonly channelId: ChannelId;
      readonly changes: Change[];
    }
  /** Its template is gone or cannot be filled in, or its use has passed: it is skipped, and says so. */
  | { readonly kind: 'skipped'; readonly changes: Change[] }
  /** It waits on: there is no number, or planning anew meanwhile has given it another time. */
  | { readonly kind: 'waits'; readonly changes: Change[] };

/** This little behind is on time (as in catch-up); milliseconds. */
const onTime = 5 * 60_000;

/**
 * Lets a waiting message go: its text is written, its chat opened, and it stands in the outbox under its key, all in the
 * caller's transaction. `byHand`: a person says so, at any time and also while sending is stopped.
 */
export function release(db: WriteDb, deps: ReleaseDeps, message: StoredMessage, byHand: boolean): Release {
  const now = deps.clock.now();
  // From here on its time is a person's: planning anew on the way must not take it back for being late.
  if (byHand) updatePlanned(db, message.seq, { isByHand: true });
  const text = writeOut(db, deps.composer, [message]).get(message.seq) ?? null;
  if (text === null || text.trim() === '') return skip(db, message, 'no-text', now);
  if (!byHand && message.usefulUntil < now) return skip(db, message, 'too-late', now);
  const chat = openChat(db, deps, message);
  if (chat === null) return { kind: 'waits', changes: [] };
  const rule = getRule(db, message.ruleId)?.rule;
  const asked = rule?.asksForAnswer === true ? askedVisits(db, message) : [];
  const changes = asked.flatMap((visit) => markAsked(db, deps, visit));
  // The new versions were planned for just now: the message may have another time, or none.
  const current = getPlanned(db, message.id);
  if (current?.state !== 'waiting' || (!byHand && current.dueAt > now)) return { kind: 'waits', changes };
  const queued = enqueue(db, deps, {
    conversationId: chat.conversationId,
    text,
    uploadId: null,
    quotedMessageId: null,
    origin: 'automation',
    idempotencyKey: current.key,
    reason: `A rule sends it: ${rule?.trigger.kind ?? 'a removed rule'}.`,
    dueAt: now,
    usefulUntil: byHand ? null : current.usefulUntil,
  });
  const outboxSeq = getOutbox(db, queued.outboxId)?.seq ?? null;
  updatePlanned(db, current.seq, { state: 'released', outboxSeq, channelId: chat.channelId });
  const bookingIds = asked.map(({ id }) => id);
  recordAsks(db, { messageId: queued.messageId, contactId: current.contactId, bookingIds, askedAt: now });
  if (byHand) changes.push(...sendNow(db, deps, queued.outboxId));
  else if (now > current.dueAt + onTime && current.dueAt > readStartedAt(db))
    rememberMissed(db, { late: 1, replaced: 0, skipped: 0 }, now);
  changes.push(...queued.changes, { topic: 'bookings' });
  return { kind: 'released', outboxId: queued.outboxId, channelId: chat.channelId, changes };
}

function skip(db: WriteDb, message: StoredMessage, skipReason: 'no-text' | 'too-late', now: number): Release {
  updatePlanned(db, message.seq, { state: 'skipped', skipReason, endedAt: now });
  return { kind: 'skipped', changes: [{ topic: 'outbox' }, { topic: 'bookings' }] };
}

type Chat = { readonly channelId: ChannelId; readonly conversationId: ConversationId };

/** The chat that the message goes into, opened when there is none; null without a number or an address. */
function openChat(db: WriteDb, deps: ReleaseDeps, { contactId, lines }: StoredMessage): Chat | null {
  const [customer] = customersOf(db, [contactId]);
  const channelId = numberOf(
    db,
    contactId,
    lines.map(({ bookingId }) => bookingId),
  );
  if (!customer || channelId === null) return null;
  const known = findPersonConversation(db, channelId, contactId);
  if (known !== null) return { channelId, conversationId: known };
  if (customer.phone === null) return null;
  const conversationId = openPersonConversation(db, deps, {
    channelId,
    identifier: { kind: 'phone', value: customer.phone },
    providerChatId: `${whatsAppNumberOf(customer.phone)}@c.us`,
    name: '',
  });
  return { channelId, conversationId };
}

/** The number that writes to a customer about these visits; null while none is connected. */
function numberOf(db: WriteDb, contactId: ContactId, bookingIds: readonly BookingId[]): ChannelId | null {
  const [customer] = customersOf(db, [contactId]);
  return chooseNumber({
    lastChat: customer?.chatChannelId ?? null,
    askedFor: channelsAskedFor(db, bookingIds).map(({ channelId }) => channelId),
    connected: listChannels(db),
  });
}

/** The visits of a message to which an answer is wanted. */
function askedVisits(db: WriteDb, { lines }: StoredMessage): BookingVersion[] {
  return lines
    .map(({ bookingId }) => getBooking(db, bookingId))
    .filter((visit) => visit?.state === 'booked')
    .filter((visit) => visit !== undefined);
}

function markAsked(db: WriteDb, { bookings }: ReleaseDeps, visit: BookingVersion): Change[] {
  if (visit.confirmation !== 'none') return [];
  return bookings.change(db, visit.id, { confirmation: 'asked' }, 'deskbell').changes;
}

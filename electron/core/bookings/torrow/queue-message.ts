import { createHash } from 'node:crypto';

import type { ChannelId, JournalId } from '#shared/domain/ids.ts';
import { whatsAppNumberOf } from '#shared/domain/phone.ts';
import { outOfQuietHours, quietWindows } from '#shared/domain/planning/quiet-hours.ts';
import type { TorrowOptions } from '#shared/domain/torrow/hook-options.ts';
import { torrowMessage } from '#shared/domain/torrow/message.ts';
import type { TorrowOrder, TorrowParticipant } from '#shared/domain/torrow/order.ts';
import type { ImportedEvent } from '#shared/domain/torrow/to-template.ts';

import { openPersonConversation } from '../../inbound/chat.ts';
import { enqueue } from '../../outbound/enqueue.ts';
import type { Change } from '../../platform/event-bus.ts';
import type { Clock, Random } from '../../platform/ports.ts';
import { timeZoneOf, type Settings } from '../../settings/settings.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { getOutbox } from '../../store/outbox.ts';
import { queuedUnderKey, watchMessage } from '../../store/torrow.ts';

export type QueueDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Pick<Settings, 'get'>;
};

/** One message that a call asks for. */
export type Wanted = {
  readonly entryId: JournalId;
  /** When the call came, epoch ms. */
  readonly receivedAt: number;
  readonly channelId: ChannelId;
  readonly order: TorrowOrder;
  readonly options: TorrowOptions;
  readonly event: ImportedEvent | null;
  /** What makes a repeat: order, version and address; null when the order has no id. */
  readonly repeatKey: string | null;
  /** Whose details the text tells. */
  readonly about: TorrowParticipant | null;
  /** E.164. */
  readonly phone: string;
  /** Of the person behind the phone; empty when unknown. */
  readonly name: string;
};

/**
 * Torrow calls one address at "a day before" and at "two hours before" alike, with the same order in the same version:
 * nothing tells the second reminder from a repeat of the first but the time between them. A repeat comes within
 * minutes, reminders are further apart than this. Milliseconds.
 */
const nextReminderAfter = 45 * 60_000;
/** What would arrive later than this before a visit is no reminder any more; milliseconds. */
const enoughBeforeVisit = 30 * 60_000;
/** A message that was accepted is watched for a refusal so long; milliseconds. */
const watchedFor = 2 * 24 * 60 * 60_000;

/**
 * Queues the message unless this call, or the same one in another delivery, has done it before; null then. `repeat=true`
 * of the address adds nothing: the outbox tries until WhatsApp has accepted a message, and what was accepted is never
 * handed over again, because the phone may be off for a day and would then show it twice.
 */
export function queueMessage(db: WriteDb, deps: QueueDeps, wanted: Wanted): Change[] | null {
  const key = freeKey(db, wanted);
  if (key === null) return null;
  const { order, options } = wanted;
  const now = deps.clock.now();
  const conversationId = openPersonConversation(db, deps, {
    channelId: wanted.channelId,
    identifier: { kind: 'phone', value: wanted.phone },
    providerChatId: `${whatsAppNumberOf(wanted.phone)}@c.us`,
    name: wanted.name,
  });
  const isAhead = wanted.event === 'reminder' && order.startsAt !== null && order.startsAt > now;
  const { outboxId, changes } = enqueue(db, deps, {
    conversationId,
    text: torrowMessage(order, wanted.about, options, now),
    uploadId: null,
    quotedMessageId: null,
    origin: 'automation',
    idempotencyKey: key,
    reason: reasonOf(wanted),
    dueAt: isAhead ? byDay(deps, now, order.startsAt) : now,
    // A reminder that waits for "Start sending" or for the network is of no use once the visit has begun.
    usefulUntil: isAhead ? order.startsAt : null,
  });
  const row = getOutbox(db, outboxId);
  if (row) {
    const { errorEmail, language } = options;
    watchMessage(db, row.seq, { orderNumber: order.number, errorEmail, language }, now + watchedFor);
  }
  return changes;
}

/**
 * The key under which this message may be queued, or null when it was queued before. A hash: the parts hold a phone
 * and the owner's text.
 */
function freeKey(db: ReadDb, wanted: Wanted): string | null {
  const { repeatKey, entryId, phone, receivedAt } = wanted;
  const what = repeatKey ?? `entry ${entryId}`;
  const key = `torrow:${createHash('sha256')
    .update(JSON.stringify([what, phone]))
    .digest('hex')}`;
  const queued = queuedUnderKey(db, key);
  if (queued.length === 0) return key;
  const again = `${key}:${entryId}`;
  const isRepeat =
    !isReminderAhead(wanted) ||
    queued.some((one) => one.key === again || one.createdAt > receivedAt - nextReminderAfter);
  return isRepeat ? null : again;
}

function isReminderAhead({ event, order, receivedAt }: Wanted): boolean {
  return event === 'reminder' && order.startsAt !== null && order.startsAt > receivedAt;
}

/**
 * When a reminder goes: now by day, at night when the night is over. A visit so early that it would be over or too near
 * by then is reminded of at once: the shop has chosen that hour in Torrow, and no later one is of use.
 */
function byDay({ settings }: QueueDeps, now: number, visit: number): number {
  const document = settings.get();
  const windowAt = quietWindows(document.business.quietHours, timeZoneOf(document));
  const due = outOfQuietHours(windowAt, now, { visit, earliest: now });
  return due > visit - enoughBeforeVisit ? now : due;
}

/** In English, for the outbox; no phone, no text. */
function reasonOf({ event, order }: Wanted): string {
  const about = order.number === null ? '' : ` about order ${order.number}`;
  return `Torrow asked for a message${about}${event === null ? '' : ` (${event})`}.`;
}

import { toInstant } from '#shared/api/call.ts';
import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal, wrongFields } from '#shared/api/errors.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { resolveCard } from '../automation/replies/resolve-card.ts';
import {
  keywordProblems,
  readReplySettings,
  writeReplySettings,
  type ReplySettings,
} from '../automation/replies/reply-settings.ts';
import type { Bookings } from '../bookings/bookings.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import { getBooking } from '../store/bookings.ts';
import type { ReadDb, Store } from '../store/database.ts';
import { getReplyCard, listReplyCards, type ReplyCardRow } from '../store/reply-cards.ts';
import { getTemplate } from '../store/templates.ts';
import { asApiError } from './refusals.ts';

export type ReplyHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly bookings: Bookings;
  readonly wakeSender: () => void;
};

type Calls = Pick<Handlers, Extract<keyof Handlers, `replies.${string}` | `replyCards.${string}`>>;

type Update = Parameters<Calls['replies.update']>[0];

/** The calls about replies. */
export function replyHandlers(deps: ReplyHandlerDeps): Calls {
  const { store, bus, wakeSender } = deps;
  return {
    'replies.get': () => readReplySettings(store.read),
    'replies.update': (change) => {
      const next = { ...readReplySettings(store.read), ...definedOnly(change) };
      const fields = { ...keywordProblems(next), ...templateProblems(store.read, change) };
      if (Object.keys(fields).length > 0) throw wrongFields(fields);
      store.write((db) => writeReplySettings(db, next));
      bus.announce([{ topic: 'replies' }]);
      return next;
    },
    'replyCards.list': ({ conversationId }) => ({
      items: listReplyCards(store.read, conversationId ?? null).map((card) => viewOf(store.read, card)),
    }),
    'replyCards.resolve': ({ id, as, bookingId }) => {
      const card = getReplyCard(store.read, id);
      if (card === undefined) throw new ApiError('not-found', 'This answer does not wait any more.');
      const decision =
        as === 'dismiss' ? null : { answer: as, bookingId: visitOf(store.read, card, bookingId) };
      bus.announce(asApiError(() => store.write((db) => resolveCard(db, deps, card, decision))));
      wakeSender();
      return { id };
    },
  };
}

/** The visit that a person means; it has to be said when there is a choice. */
function visitOf(db: ReadDb, card: ReplyCardRow, named: BookingId | undefined): BookingId {
  const [only, ...others] = card.bookingIds;
  const id = named ?? (others.length === 0 ? only : undefined);
  if (id === undefined) throw refusal('invalid', 'which-visit', { bookingId: 'Which visit is meant?' });
  const booking = getBooking(db, id);
  if (booking === undefined || (!card.bookingIds.includes(id) && booking.contactId !== card.contactId))
    throw refusal('invalid', 'other-visit', {
      bookingId: 'Another customer’s visit.',
    });
  if (booking.state !== 'booked') throw refusal('conflict', 'visit-off');
  return id;
}

function viewOf(db: ReadDb, card: ReplyCardRow): ReplyCardView {
  const visits = card.bookingIds.flatMap((id) => getBooking(db, id) ?? []);
  return {
    id: card.id,
    conversationId: card.conversationId,
    contactId: card.contactId,
    messageId: card.messageId,
    text: card.text,
    reason: card.reason,
    bookings: visits.map(({ id, service, start }) => ({
      id,
      service,
      startsAt: toInstant(start.instant),
      local: start.local,
    })),
    createdAt: toInstant(card.createdAt),
  };
}

/** A text that is to be sent must be there, and be one that is sent to a chat without a visit. */
function templateProblems(db: ReadDb, change: Update): Record<string, string> {
  const named: [string, ReplySettings['welcome'] | undefined][] = [
    ['welcome', change.welcome],
    ['away', change.away],
    ...(change.keywords ?? []).map((keyword, position): [string, ReplySettings['welcome']] => [
      `keywords.${position}`,
      keyword,
    ]),
  ];
  const wrong = named.filter(([, value]) => {
    const event = value && getTemplate(db, value.templateId)?.event;
    return value !== undefined && event !== 'auto-answer' && event !== 'quick-reply';
  });
  return Object.fromEntries(
    wrong.map(([field]) => [`${field}.templateId`, 'There is no such text for answers.']),
  );
}

/** Leaves out what the caller left out, so that spreading changes only what was given. */
function definedOnly(change: Update): Partial<ReplySettings> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

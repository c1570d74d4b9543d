import { assertNever } from '#shared/domain/assert-never.ts';
import { asId, type BookingId } from '#shared/domain/ids.ts';
import { whichVisitText, type BoundReply, type UnclearReason } from '#shared/domain/replies/bind-reply.ts';

import type { Bookings } from '../../bookings/bookings.ts';
import { markAsksAnswered } from '../../store/asks.ts';
import type { WriteDb } from '../../store/database.ts';
import { clearPendingQuestion, setPendingQuestion } from '../../store/pending-questions.ts';
import { closeReplyCards, openReplyCard } from '../../store/reply-cards.ts';
import type { Acted } from './acted.ts';
import { bookingIds, type AskedVisit, type GatheredReply, type PersonalMessage } from './gather-reply.ts';
import { optIn, optOut, type OptDeps } from './opt-outs.ts';
import { languageOf, say, type SayDeps } from './say.ts';
import { changeOf } from './visit-change.ts';
import { visitLabels } from './visit-label.ts';

export type ActDeps = SayDeps & OptDeps & { readonly bookings: Bookings };

/** Why a person has to read an answer; a word for each on the card. */
export type CardReason = UnclearReason | 'visit-has-moved' | 'several-visits';

const nothing: Acted = { outcome: 'none', changes: [] };
/** A question to the customer is sent within this or not at all, ms. */
const questionUsefulFor = 12 * 3_600_000;

/** Does what a bound reply means, in the caller's transaction. */
export function actOnReply(
  db: WriteDb,
  deps: ActDeps,
  message: PersonalMessage,
  gathered: GatheredReply,
  bound: BoundReply,
): Acted {
  switch (bound.kind) {
    case 'visit':
      return decideVisit(db, deps, message, gathered, bound);
    case 'ask-which':
      return askWhich(db, deps, message, gathered, bound);
    case 'opt-out':
      return optOut(db, deps, message, bound.reminders, gathered.question);
    case 'opt-in':
      return optIn(db, deps, message);
    case 'unclear':
      return showUnclear(db, deps, message, gathered, bound);
    case 'not-a-visit-reply':
      return nothing;
    default:
      return assertNever(bound, 'bound reply');
  }
}

function decideVisit(
  db: WriteDb,
  deps: ActDeps,
  message: PersonalMessage,
  { visits }: GatheredReply,
  bound: Extract<BoundReply, { kind: 'visit' }>,
): Acted {
  const visit = visits.get(bound.visitId);
  // A newer answer has been read already: this one is late.
  if (visit === undefined || isOutdated(visit, message)) return nothing;
  const bookingId = asId<BookingId>(bound.visitId);
  if (bound.answer === 'confirm' && visit.hasMoved)
    return showCard(db, deps, message, 'visit-has-moved', [bookingId]);
  const saved = deps.bookings.change(db, bookingId, changeOf[bound.answer], 'customer');
  const { at } = message;
  markAsksAnswered(db, bookingId, message.contactId, { at, upTo: Math.max(at, visit.askedUpTo) });
  clearPendingQuestion(db, message.conversationId);
  closeReplyCards(db, message.conversationId, 'answered', deps.clock.now());
  return {
    outcome: bound.answer === 'confirm' ? 'done' : 'person',
    changes: [...saved.changes, { topic: 'bookings' }, { topic: 'replies' }],
  };
}

function isOutdated(visit: AskedVisit, message: PersonalMessage): boolean {
  return visit.answeredAt !== null && visit.answeredAt > message.at;
}

function askWhich(
  db: WriteDb,
  deps: ActDeps,
  message: PersonalMessage,
  { visits, question }: GatheredReply,
  bound: Extract<BoundReply, { kind: 'ask-which' }>,
): Acted {
  const ids = bookingIds(bound.visitIds);
  const asked = bound.visitIds.flatMap((id) => visits.get(id) ?? []);
  if (asked.some((visit) => isOutdated(visit, message))) return nothing;
  // The same question waits to be sent: it is not asked twice.
  if (question?.question.kind === 'which-visit' && question.askedAt === null)
    return { outcome: 'person', changes: [] };
  const isOver = asked.every(({ head }) => head.start.instant <= deps.clock.now());
  const language = languageOf(db, deps, message);
  const labels = visitLabels(
    asked.map(({ head }) => head),
    language,
  );
  const said = isOver
    ? null
    : say(db, deps, message, {
        text: whichVisitText(language, bound.answer, labels),
        which: 'which-visit',
        reason: 'The customer has several visits and did not say which one is meant.',
        usefulFor: questionUsefulFor,
      });
  if (said === null) return showCard(db, deps, message, 'several-visits', ids);
  const { messageId } = said;
  setPendingQuestion(
    db,
    message.conversationId,
    { kind: 'which-visit', messageId, answer: bound.answer, visitIds: ids },
    deps.clock.now(),
  );
  return { outcome: 'asked', changes: said.changes };
}

function showUnclear(
  db: WriteDb,
  deps: ActDeps,
  message: PersonalMessage,
  { reply, visits }: GatheredReply,
  bound: Extract<BoundReply, { kind: 'unclear' }>,
): Acted {
  // "ok" to something that asked nothing, when nothing else was asked either, is talk and no answer.
  if (bound.reason === 'quote-asked-nothing' && bound.visitIds.length === 0) return nothing;
  // It may be about a visit that a newer answer has decided.
  if (reply.asks.length > 0 && [...visits.values()].every((visit) => isOutdated(visit, message)))
    return nothing;
  const ids = bookingIds(bound.visitIds);
  const [only, ...others] = bound.visitIds;
  const visit = only === undefined || others.length > 0 ? undefined : visits.get(only);
  const isOpen = visit !== undefined && ['none', 'asked'].includes(visit.head.confirmation);
  const saved = isOpen
    ? deps.bookings.change(db, visit.head.id, { confirmation: 'unclear' }, 'customer')
    : null;
  const card = showCard(db, deps, message, bound.reason, ids);
  return { ...card, changes: [...card.changes, ...(saved?.changes ?? [])] };
}

function showCard(
  db: WriteDb,
  deps: ActDeps,
  message: PersonalMessage,
  reason: CardReason,
  ids: readonly BookingId[],
): Acted {
  openReplyCard(db, {
    id: deps.random.id(),
    conversationId: message.conversationId,
    contactId: message.contactId,
    messageId: message.messageId,
    reason,
    bookingIds: ids,
    createdAt: deps.clock.now(),
  });
  return { outcome: 'person', changes: [{ topic: 'replies' }] };
}

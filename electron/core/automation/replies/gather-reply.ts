import { isMoved, type BookingVersion } from '#shared/domain/booking/booking.ts';
import { becameBy, headOf, historiesOf, type BookingHistory } from '#shared/domain/booking/history.ts';
import { asId, type BookingId, type ContactId } from '#shared/domain/ids.ts';
import type { Ask, Pending, ReplyToBind } from '#shared/domain/replies/bind-reply.ts';
import type { CustomerMessage } from '#shared/domain/replies/customer-message.ts';
import type { ReadReply } from '#shared/domain/replies/read-reply.ts';

import { asksOf, type AskRow } from '../../store/asks.ts';
import { versionsOf } from '../../store/bookings.ts';
import { hasPersonWritten } from '../../store/chat-history.ts';
import type { ReadDb } from '../../store/database.ts';
import { findMessage, getMessage } from '../../store/messages.ts';
import { getPendingQuestion, type PendingQuestion, type Question } from '../../store/pending-questions.ts';

/** A personal message: groups are left alone. */
export type PersonalMessage = CustomerMessage & { readonly contactId: ContactId };

/** A visit that the customer was asked about. */
export type AskedVisit = {
  readonly head: BookingVersion;
  /** The visit has another time than the newest question tells. */
  readonly hasMoved: boolean;
  /** When the last question about it left, as far as this reply can know of it; epoch ms. */
  readonly askedUpTo: number;
  /** Provider's time of the newest answer about it, epoch ms; null when there is none. */
  readonly answeredAt: number | null;
};

export type GatheredReply = {
  readonly reply: ReplyToBind;
  readonly visits: ReadonlyMap<string, AskedVisit>;
  /** What we asked back in this chat, also when it has not left yet. */
  readonly question: PendingQuestion | null;
};

/** Questions older than this are not even looked for: a quote of one asks for a person. */
const memory = 30 * 24 * 3_600_000;

/** Everything that binding a reply to a visit needs. */
export function gatherReply(db: ReadDb, message: PersonalMessage, read: ReadReply): GatheredReply {
  const known =
    message.quotedProviderId === null
      ? undefined
      : findMessage(db, message.conversationId, message.quotedProviderId);
  const rows = asksOf(db, message.contactId, message.at - memory, known?.id ?? null);
  const question = getPendingQuestion(db, message.conversationId);
  const quotedMessageId = known?.id ?? quoteByWords(db, message, rows, question);
  const histories = new Map(
    historiesOf(versionsOf(db, [...new Set(rows.map((row) => row.bookingId))])).map((history) => [
      headOf(history).id,
      history,
    ]),
  );
  const asked = rows.flatMap((row) => {
    const history = histories.get(row.bookingId);
    return history && isStillTheirs(history, row) ? [{ row, history }] : [];
  });
  const isProven = (row: AskRow) =>
    row.messageId === quotedMessageId ||
    (read.kind === 'answer' && read.by === 'button' && read.visitId === row.bookingId);
  const asks = asked.map(({ row, history }) => askOf(row, history, message.at, isProven(row)));
  const isToQuestion = quotedMessageId === question?.question.messageId;
  return {
    reply: {
      read,
      text: message.text,
      at: message.at,
      // Whoever quotes what we asked back answers it as if it were the last thing said.
      quotedMessageId: isToQuestion ? null : quotedMessageId,
      asks,
      pending: isToQuestion
        ? pendingAt(question.question, Math.min(question.askedAt ?? message.at, message.at))
        : pendingOf(db, message, question, asks),
    },
    visits: visitsOf(asked, message.at),
    question,
  };
}

/**
 * A message may be quoted before the provider has told us by which id it knows it. Then its words tell which it is;
 * when they do not, a question that is just leaving is as good as quoted. Else it is something that asked nothing.
 */
function quoteByWords(
  db: ReadDb,
  message: PersonalMessage,
  rows: readonly AskRow[],
  question: PendingQuestion | null,
): string | null {
  if (message.quotedProviderId === null) return null;
  const ours = [...rows.map((row) => row.messageId), ...(question ? [question.question.messageId] : [])];
  const leaving = [...new Set(ours)]
    .map((id) => getMessage(db, id))
    .filter((own) => own?.providerMessageId === null);
  const words = message.quotedText?.trim();
  const quoted = leaving.find((own) => own?.text.trim() === words);
  if (quoted) return quoted.id;
  return leaving.length > 0 ? null : `unknown ${message.quotedProviderId}`;
}

/** A visit that was given to somebody else since is no longer this customer's to decide. */
function isStillTheirs(history: BookingHistory, row: AskRow): boolean {
  return versionAt(history, row.writtenAt).contactId === headOf(history).contactId;
}

function versionAt(history: BookingHistory, at: number): BookingVersion {
  return history.findLast((version) => version.changedAt <= at) ?? history[0];
}

/** `isProven`: the customer names the question, so it was asked before, whatever the two clocks say. */
function askOf(row: AskRow, history: BookingHistory, at: number, isProven: boolean): Ask {
  const head = headOf(history);
  const isOff = head.state === 'cancelled' || (head.state !== 'booked' && head.start.instant > at);
  // What a later answer has cancelled was not cancelled yet when this one was written.
  const isAnsweredLater = row.answeredAt !== null && row.answeredAt > at;
  return {
    visitId: row.bookingId,
    messageId: row.messageId,
    askedAt: isProven ? Math.min(row.askedAt, at) : row.askedAt,
    visitStartsAt: head.start.instant,
    visitCancelled: isOff && !isAnsweredLater,
    answered: row.answeredAt !== null || isDecidedSince(history, row.writtenAt),
  };
}

/** A person (or a newer answer by another way) has settled what was asked. */
function isDecidedSince(history: BookingHistory, since: number): boolean {
  const { confirmation } = headOf(history);
  if (confirmation === 'none' || confirmation === 'asked' || confirmation === 'unclear') return false;
  return (becameBy(history, (version) => version.confirmation === confirmation)?.at ?? 0) >= since;
}

function visitsOf(
  asked: readonly { readonly row: AskRow; readonly history: BookingHistory }[],
  at: number,
): Map<string, AskedVisit> {
  const visits = new Map<string, AskedVisit>();
  for (const { row, history } of asked) {
    const head = headOf(history);
    const before = visits.get(row.bookingId);
    if (before && row.askedAt > at + 999) continue;
    visits.set(row.bookingId, {
      head,
      hasMoved: isMoved(versionAt(history, row.writtenAt), head),
      askedUpTo: Math.max(before?.askedUpTo ?? 0, row.writtenAt),
      answeredAt: newest(before?.answeredAt ?? null, row.answeredAt),
    });
  }
  return visits;
}

function newest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

/** What we asked back counts until we ask something newer, or a person takes the talk over. */
function pendingOf(
  db: ReadDb,
  message: PersonalMessage,
  pending: PendingQuestion | null,
  asks: readonly Ask[],
): Pending | null {
  const askedAt = pending?.askedAt ?? null;
  if (pending === null || askedAt === null) return null;
  if (asks.some((ask) => ask.askedAt > askedAt && ask.askedAt <= message.at)) return null;
  if (hasPersonWritten(db, message.conversationId, askedAt, message.at)) return null;
  return pendingAt(pending.question, askedAt);
}

function pendingAt(question: Question, askedAt: number): Pending {
  return question.kind === 'which-visit'
    ? { kind: question.kind, askedAt, answer: question.answer, visitIds: question.visitIds }
    : { kind: question.kind, askedAt };
}

/** The ids of visits, as the domain names them. */
export function bookingIds(visitIds: readonly string[]): BookingId[] {
  return visitIds.map((id) => asId<BookingId>(id));
}

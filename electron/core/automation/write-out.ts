import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf, knownVersion, type BookingHistory } from '#shared/domain/booking/history.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { settledLines } from '#shared/domain/planning/difference.ts';
import { settledOf } from '#shared/domain/planning/settled.ts';

import { versionsOf } from '../store/bookings.ts';
import type { ReadDb } from '../store/database.ts';
import { plannedOf, plannedRowOf, type StoredMessage } from '../store/planned.ts';
import type { Composer } from '../templates/composer.ts';

/** A message as far as writing it out needs it. */
export type ToWrite = Pick<StoredMessage, 'seq' | 'contactId' | 'templateId' | 'textByHand' | 'lines'>;

/**
 * The words of planned messages by their number: a person's own, else those of the template with the visits as they are
 * now; null when the template is gone or cannot be filled in.
 */
export function writeOut(
  db: ReadDb,
  composer: Composer,
  messages: readonly ToWrite[],
): Map<number, string | null> {
  const ids = [...new Set(messages.flatMap(({ lines }) => lines.map(({ bookingId }) => bookingId)))];
  if (ids.length === 0) return new Map(messages.map(({ seq, textByHand }) => [seq, textByHand]));
  const histories = new Map(historiesOf(versionsOf(db, ids)).map((history) => [history[0].id, history]));
  const told = settledOf(settledLines(plannedOf(db, { bookingIds: ids }).map(plannedRowOf)));
  const compose = composer.many(db);
  const textOf = (message: ToWrite): string | null => {
    if (message.textByHand !== null) return message.textByHand;
    const visits = historiesBehind(message, histories);
    const [first] = visits;
    if (!first) return null;
    const { templateId, contactId } = message;
    const previous: BookingVersion = knownVersion(first, told.toldVersion(headOf(first)));
    return compose({ templateId, contactId, bookings: visits.map(headOf), previous })?.text ?? null;
  };
  return new Map(messages.map((message) => [message.seq, textOf(message)]));
}

/** The visits of a message by their start: one whose time has changed may stand elsewhere now. */
function historiesBehind(
  { lines }: ToWrite,
  histories: ReadonlyMap<BookingId, BookingHistory>,
): BookingHistory[] {
  return lines
    .map(({ bookingId }) => histories.get(bookingId))
    .filter((history) => history !== undefined)
    .sort((one, other) => headOf(one).start.instant - headOf(other).start.instant);
}

import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf, knownVersion, type BookingHistory } from '#shared/domain/booking/history.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { settledLines } from '#shared/domain/planning/difference.ts';
import { settledOf } from '#shared/domain/planning/settled.ts';

import { versionsOf } from '../store/bookings.ts';
import type { ReadDb } from '../store/database.ts';
import { plannedOf, plannedRowOf, type StoredMessage } from '../store/planned.ts';
import type { ComposeInput, Composer } from '../templates/composer.ts';

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
  const contents = contentsOf(db, messages);
  const compose = composer.many(db);
  const textOf = ({ seq, textByHand }: ToWrite): string | null => {
    if (textByHand !== null) return textByHand;
    const content = contents.get(seq);
    return content ? (compose(content)?.text ?? null) : null;
  };
  return new Map(messages.map((message) => [message.seq, textOf(message)]));
}

/** What planned messages are about, by their number: the visits as they are now. One without a visit is left out. */
export function contentsOf(db: ReadDb, messages: readonly ToWrite[]): Map<number, ComposeInput> {
  const ids = [...new Set(messages.flatMap(({ lines }) => lines.map(({ bookingId }) => bookingId)))];
  if (ids.length === 0) return new Map();
  const histories = new Map(historiesOf(versionsOf(db, ids)).map((history) => [history[0].id, history]));
  const told = settledOf(settledLines(plannedOf(db, { bookingIds: ids }).map(plannedRowOf)));
  return new Map(
    messages.flatMap((message): [number, ComposeInput][] => {
      const visits = historiesBehind(message, histories);
      const [first] = visits;
      if (!first) return [];
      const { seq, templateId, contactId } = message;
      const previous: BookingVersion = knownVersion(first, told.toldVersion(headOf(first)));
      return [[seq, { templateId, contactId, bookings: visits.map(headOf), previous }]];
    }),
  );
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

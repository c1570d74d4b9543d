import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import { failureWords } from '#shared/domain/failure.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { inEnglish, readSaying } from '#shared/domain/saying/saying.ts';

import { writeOut } from '../automation/write-out.ts';
import type { ReadDb } from '../store/database.ts';
import { bookingsOfPlanned, type Found, type OutboxItem, type PlannedItem } from '../store/outbox-items.ts';
import { plannedBySeq } from '../store/planned.ts';
import type { Composer } from '../templates/composer.ts';
import { wantedTimeOf } from './outbox-wanted.ts';

/** Lines of the outbox as the contract shows them; what is planned is written out only now. */
export function outboxViews(
  db: ReadDb,
  composer: Composer,
  items: readonly Found[],
  plannedAs: 'held' | 'scheduled',
): OutboxItemView[] {
  const planned = items.flatMap((found) => (found.kind === 'planned' ? [found.item.seq] : []));
  const texts =
    planned.length === 0 ? new Map<number, string>() : writeOut(db, composer, plannedBySeq(db, planned));
  const bookings = bookingsOfPlanned(
    db,
    items.flatMap((found) => (found.kind === 'planned' ? found.item.seq : (found.item.plannedSeq ?? []))),
  );
  return items.map((found) =>
    found.kind === 'outbox'
      ? rowView(found.item, bookings.get(found.item.plannedSeq ?? -1) ?? [])
      : plannedView(found.item, {
          text: texts.get(found.item.seq) ?? '',
          bookingIds: bookings.get(found.item.seq) ?? [],
          wantedAt: wantedTimeOf(db, found.item, bookings.get(found.item.seq) ?? []),
          plannedAs,
        }),
  );
}

function rowView(row: OutboxItem, bookingIds: readonly BookingId[]): OutboxItemView {
  const { seq: _seq, plannedSeq: _planned, errorDetail, ...item } = row;
  const words = item.errorCode === null ? null : failureWords[item.errorCode];
  const why = readSaying(errorDetail);
  return {
    ...item,
    bookingIds: [...bookingIds],
    isByHand: item.isByHand === 1,
    usefulUntil: toInstantOrNull(item.usefulUntil),
    dueAt: toInstant(item.dueAt),
    createdAt: toInstant(item.createdAt),
    ...(words === null ? {} : { error: why === null ? words : `${words} (${inEnglish(why)})` }),
    ...(words === null || why === null ? {} : { errorWhy: why }),
  };
}

function plannedView(
  row: PlannedItem,
  more: {
    text: string;
    bookingIds: readonly BookingId[];
    wantedAt: number | null;
    plannedAs: 'held' | 'scheduled';
  },
): OutboxItemView {
  const { seq: _seq, plannedState, endedAt: _endedAt, ...item } = row;
  return {
    ...item,
    state: plannedState === 'waiting' ? more.plannedAs : plannedState,
    origin: 'automation',
    text: more.text,
    messageId: null,
    bookingIds: [...more.bookingIds],
    isByHand: item.isByHand === 1,
    dueAt: toInstant(item.dueAt),
    wantedAt: toInstantOrNull(more.wantedAt),
    usefulUntil: toInstant(item.usefulUntil),
    createdAt: toInstant(item.createdAt),
    attempts: 0,
    reason: 'Planned by a rule.',
    errorCode: null,
  };
}

import type { BookingId } from '#shared/domain/ids.ts';
import { dayBeforeAt, minutesBefore, type WallTime } from '#shared/domain/booking/wall-time.ts';
import type { Trigger } from '#shared/domain/planning/rule.ts';

import { getBooking } from '../store/bookings.ts';
import type { ReadDb } from '../store/database.ts';
import type { PlannedItem } from '../store/outbox-items.ts';
import { getRule } from '../store/rules.ts';

/**
 * When the rule of a planned reminder wanted it, by the earliest of its visits, before quiet hours moved it; epoch ms.
 * Null for what leaves at its time, for news of a booking (which has no time of its own), and where the rule is gone.
 */
export function wantedTimeOf(
  db: ReadDb,
  item: Pick<PlannedItem, 'ruleId' | 'dueReason'>,
  bookingIds: readonly BookingId[],
): number | null {
  if (item.dueReason === 'on-time') return null;
  const trigger = getRule(db, item.ruleId)?.rule.trigger;
  if (trigger === undefined) return null;
  const times = bookingIds.flatMap((id) => {
    const start = getBooking(db, id)?.start;
    return (start && wantedBefore(trigger, start)) ?? [];
  });
  return times.length === 0 ? null : Math.min(...times);
}

function wantedBefore(trigger: Trigger, start: WallTime): number | null {
  switch (trigger.kind) {
    case 'before':
      return minutesBefore(start.instant, trigger.minutes);
    case 'day-before-at':
      return dayBeforeAt(start, trigger.time);
    case 'created':
    case 'changed':
    case 'after':
    case 'cancelled':
    case 'paid':
    case 'no-show':
      return null;
  }
}

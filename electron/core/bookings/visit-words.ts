import type { ApiError } from '#shared/api/errors.ts';
import { wrongFields } from '#shared/api/errors.ts';
import type { BookingContent } from '#shared/domain/booking/booking.ts';
import { isTimeZone, wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { normalisePhone, type Country } from '#shared/domain/phone.ts';

import { definedOnly } from './said.ts';

/** What the API and the hook say about a visit, after their schemas; null empties a field, undefined leaves it. */
export type VisitWords = {
  readonly service?: string | undefined;
  /** ISO 8601 with offset. */
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | null | undefined;
  readonly timeZone?: string | undefined;
  readonly staff?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly resource?: string | null | undefined;
  readonly number?: string | null | undefined;
  readonly link?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly price?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly state?: BookingContent['state'] | undefined;
  readonly paid?: boolean | undefined;
};

/** What the shop adds to words that leave it out. */
export type ShopHabits = {
  readonly timeZone: string;
  readonly currency: string | null;
  /** Where a phone without country code belongs. */
  readonly country: Country;
};

/** A phone in E.164. ApiError `invalid` with the field named when it is none. */
export function readPhone(phone: string, country: Country): string {
  const read = normalisePhone(phone, country);
  if (read !== null) return read;
  throw invalid({
    'contact.phone': 'This is no phone number. Write it with its country code, such as +49 151 12345678.',
  });
}

/**
 * Words as fields of a visit; only what was said is there. `before` is the visit as it was. A time without a zone keeps
 * the zone of the visit (a new one has the shop's), a price without a currency the shop's. ApiError `invalid` names
 * every field that does not fit.
 */
export function contentOf(
  words: VisitWords,
  habits: ShopHabits,
  before: BookingContent | null,
): Partial<Omit<BookingContent, 'contactId' | 'confirmation'>> {
  const { startsAt, endsAt, timeZone, currency, ...rest } = words;
  const problems: Record<string, string> = {};
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    problems.timeZone = 'There is no such time zone. Use a name such as Europe/Berlin.';
  }
  const start = startsAt === undefined ? before?.start.instant : Date.parse(startsAt);
  const end = endsAt === undefined || endsAt === null ? endsAt : Date.parse(endsAt);
  if (typeof end === 'number' && start !== undefined && end < start) {
    problems.endsAt = 'A visit cannot end before it starts.';
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const zone = timeZone ?? before?.start.timeZone ?? habits.timeZone;
  const isTold = startsAt !== undefined || timeZone !== undefined;
  return {
    ...definedOnly(rest),
    ...(start !== undefined && isTold ? { start: wallTimeAt(start, zone) } : {}),
    ...(end === undefined ? {} : { endsAt: end }),
    ...(currency === undefined ? {} : { currency }),
    ...(currency === undefined && typeof rest.price === 'number'
      ? { currency: before?.currency ?? habits.currency }
      : {}),
  };
}

function invalid(fields: Record<string, string>): ApiError {
  return wrongFields(fields);
}

import type { BookingView } from '#shared/api/calls/bookings.ts';
import { foldForSearch, searchDigits, searchWords } from '#shared/domain/search-text.ts';

/** The visits whose customer, service or staff has all words of the query, or whose phone has its digits. */
export function searchVisits(visits: readonly BookingView[], query: string): readonly BookingView[] {
  const words = searchWords(query);
  if (words.length === 0) return visits;
  const digits = searchDigits(query);
  return visits.filter((visit) => {
    if (digits !== null && visit.phone?.includes(digits)) return true;
    const text = foldForSearch(
      [visit.contactName, visit.service, visit.staff ?? '', visit.number ?? ''].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

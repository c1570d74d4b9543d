import { isMoved, type BookingContent } from '#shared/domain/booking/booking.ts';

import type { BookingPerson } from './open-contact.ts';

/** What a source says about a visit. A field that is left out keeps what it was (or is empty in a new visit). */
export type Said = Pick<BookingContent, 'service' | 'start'> &
  Partial<Omit<BookingContent, 'contactId' | 'confirmation' | 'service' | 'start'>>;

/** All that a source has said so far, the last word for each field; kept as JSON beside the visit. */
export type Remembered = Partial<Said> & {
  readonly person?: BookingPerson;
  /** When its newest word came, epoch ms; missing where nobody tells. */
  readonly heardAt?: number;
};

/** What a source says now that it did not say before. A repeat is no news, whatever has become of the visit since. */
export function newsOf(said: Said, before: Remembered): Partial<Said> {
  // A source that says nothing of it means that the visit takes place and is not paid yet.
  const known: Remembered = { state: 'booked', paid: false, ...before };
  // Object.entries forgets the keys' names; the filter only takes some away.
  const isNews = ([field, value]: [string, unknown]) => !isSame(value, known[field as keyof Remembered]);
  return Object.fromEntries(Object.entries(definedOnly(said)).filter(isNews));
}

/** What a source has said, with its newest words, which came at `heardAt` (epoch ms). */
export function remember(
  before: Remembered,
  said: Said,
  { person, heardAt }: { readonly person: BookingPerson; readonly heardAt?: number },
): Remembered {
  return { ...before, ...definedOnly(said), person, ...(heardAt === undefined ? {} : { heardAt }) };
}

/**
 * The whole change that `news` makes to a visit. One that moves keeps its length unless its end is said; one that takes
 * place again is no longer declined.
 */
export function changeBy(
  head: BookingContent,
  news: Partial<BookingContent>,
  said: Partial<BookingContent> = news,
): Partial<BookingContent> {
  let change: Partial<BookingContent> = definedOnly(news);
  if (news.start !== undefined && said.endsAt === undefined && head.endsAt !== null) {
    change = { ...change, endsAt: head.endsAt + news.start.instant - head.start.instant };
  }
  if (
    change.state === 'booked' &&
    head.state !== 'booked' &&
    head.confirmation === 'declined' &&
    change.confirmation === undefined
  ) {
    change = { ...change, confirmation: 'none' };
  }
  return change;
}

/** Brings a cancelled visit back when its source gives it another time: it was made anew there. */
export function revivedBy(
  head: BookingContent,
  change: Partial<BookingContent>,
  said: Remembered,
): Partial<BookingContent> {
  const takesPlace = (said.state ?? 'booked') === 'booked';
  if (head.state !== 'cancelled' || !takesPlace || change.start === undefined) return change;
  return isMoved(head, { ...head, ...change }) ? { ...change, state: 'booked' } : change;
}

/** Leaves out what the caller left out, so that spreading changes only what was said. */
export function definedOnly<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // Object.entries forgets the keys' types; the filter only takes undefined values away.
  return Object.fromEntries(entries) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
}

/** Both are JSON values made by us, with their keys in one order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

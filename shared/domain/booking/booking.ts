import { z } from 'zod';

import { idSchema } from '../id-schema.ts';
import type { BookingId, ContactId } from '../ids.ts';
import { wallTimeSchema } from './wall-time-schemas.ts';
import type { WallTime } from './wall-time.ts';

export const bookingStates = ['booked', 'cancelled', 'done', 'no-show'] as const;
export const confirmationStates = [
  'none',
  'asked',
  'confirmed',
  'declined',
  'move-asked',
  'unclear',
] as const;

/** Who a booking is, over all its versions. */
export type BookingIdentity = {
  readonly id: BookingId;
  /** Where it came from: `manual`, `torrow`, `hook`, or a feed's own name. */
  readonly source: string;
  readonly externalId: string | null;
};

/** What one version says. */
export type BookingContent = {
  readonly contactId: ContactId;
  readonly service: string;
  readonly staff: string | null;
  readonly place: string | null;
  /** The room or the chair. */
  readonly resource: string | null;
  /** What the shop calls the booking: `№180`. */
  readonly number: string | null;
  /** Where the customer sees or changes it; https or http. */
  readonly link: string | null;
  readonly comment: string | null;
  /** In whole units of `currency` with decimals as usual (1500.5), or null when nobody said. */
  readonly price: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly start: WallTime;
  /** Epoch milliseconds. */
  readonly endsAt: number | null;
  readonly state: (typeof bookingStates)[number];
  readonly confirmation: (typeof confirmationStates)[number];
  readonly paid: boolean;
};

/** One version of a booking: a change makes the next one, nothing is overwritten. */
export type BookingVersion = BookingIdentity &
  BookingContent & {
    /** 1, 2, 3, … */
    readonly version: number;
    /** When this version was made; epoch milliseconds. */
    readonly changedAt: number;
  };

/** A booking version as stored JSON. */
export const bookingVersionSchema: z.ZodType<BookingVersion> = z.object({
  id: idSchema<'booking'>(),
  source: z.string().min(1).max(100),
  externalId: z.string().min(1).max(500).nullable(),
  contactId: idSchema<'contact'>(),
  service: z.string().max(500),
  staff: z.string().max(500).nullable(),
  place: z.string().max(500).nullable(),
  resource: z.string().max(500).nullable(),
  number: z.string().max(100).nullable(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  comment: z.string().max(2000).nullable(),
  price: z.number().nonnegative().nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  start: wallTimeSchema,
  endsAt: z.int().nullable(),
  state: z.enum(bookingStates),
  confirmation: z.enum(confirmationStates),
  paid: z.boolean(),
  version: z.int().positive(),
  changedAt: z.int(),
});

/** A visit that moves by less than this is the same visit to the customer; milliseconds. */
const tinyShift = 5 * 60_000;

/** Changes within this become one message; milliseconds. */
export const coalescing = 120_000;

/** How long a visit is taken to last when nobody said; milliseconds. */
const usualLength = 60 * 60_000;

/** What a visit is at `now` (epoch milliseconds): one that was booked and is over is done, nobody has to say so. */
export function bookingStateAt(
  booking: Pick<BookingContent, 'state' | 'start' | 'endsAt'>,
  now: number,
): BookingContent['state'] {
  const over = booking.endsAt ?? booking.start.instant + usualLength;
  return booking.state === 'booked' && over <= now ? 'done' : booking.state;
}

/** The first version of a booking, made at `at` (epoch milliseconds). */
export function firstVersion(identity: BookingIdentity, content: BookingContent, at: number): BookingVersion {
  return { ...identity, ...content, version: 1, changedAt: at };
}

/**
 * The version after a change: `current` itself when the change says nothing new. A visit that moves (5 min and more)
 * or goes to another person loses its confirmation unless the change brings one: a "yes" was about the old time.
 */
export function nextVersion(
  current: BookingVersion,
  change: Partial<BookingContent>,
  at: number,
): BookingVersion {
  if (sameContent(current, { ...current, ...change })) return current;
  const next = { ...current, ...change, version: current.version + 1, changedAt: at };
  const asksAnew = isMoved(current, next) || current.contactId !== next.contactId;
  return asksAnew && change.confirmation === undefined ? { ...next, confirmation: 'none' } : next;
}

/** True when the visit starts at another time, tiny shifts not counted. */
export function isMoved(before: BookingContent, after: BookingContent): boolean {
  return Math.abs(after.start.instant - before.start.instant) >= tinyShift;
}

/** True when a customer who knows `before` should be told `after`: another time, service, person, place or price. */
export function isWorthTelling(before: BookingContent, after: BookingContent): boolean {
  return (
    isMoved(before, after) ||
    before.service !== after.service ||
    before.staff !== after.staff ||
    before.place !== after.place ||
    before.price !== after.price ||
    before.currency !== after.currency ||
    (before.state === 'cancelled' && after.state === 'booked')
  );
}

function sameContent(one: BookingContent, other: BookingContent): boolean {
  return (
    one.contactId === other.contactId &&
    one.service === other.service &&
    one.staff === other.staff &&
    one.place === other.place &&
    one.resource === other.resource &&
    one.number === other.number &&
    one.link === other.link &&
    one.comment === other.comment &&
    one.price === other.price &&
    one.currency === other.currency &&
    one.start.instant === other.start.instant &&
    one.start.timeZone === other.start.timeZone &&
    one.start.local === other.start.local &&
    one.endsAt === other.endsAt &&
    one.state === other.state &&
    one.confirmation === other.confirmation &&
    one.paid === other.paid
  );
}

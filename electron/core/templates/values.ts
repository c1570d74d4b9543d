import { isMoved, type BookingVersion } from '#shared/domain/booking/booking.ts';
import { dayOf, wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import { hoursInWords } from '#shared/domain/business/hours-in-words.ts';
import { firstName } from '#shared/domain/template/filters.ts';
import type { Audience } from '#shared/domain/template/value.ts';
import type { Money, TemplateLanguage, TemplateValues } from '#shared/domain/template/variables.ts';
import { dateInWords, timeInWords } from '#shared/domain/template/wording.ts';
import { zoneInWords } from '#shared/domain/template/zone-in-words.ts';

import type { SettingsDocument } from '../settings/settings.ts';

/** Everything that a message can know. Times are epoch ms. */
export type MessageFacts = {
  readonly business: SettingsDocument['business'];
  /** The zone of the shop, IANA. */
  readonly shopZone: string;
  readonly language: TemplateLanguage;
  /** Who gets the message; null when nobody is known. */
  readonly customer: { readonly name: string; readonly phone: string | null } | null;
  /** The visits of the message by start. `of` is the name of somebody else whose visit it is (family), else null. */
  readonly visits: readonly { readonly booking: BookingVersion; readonly of: string | null }[];
  /** The version that the customer knew before a change. */
  readonly previous: BookingVersion | null;
};

/** The language of a message and the zone in which its times are told: the first visit's own. */
export function audienceOf({ language, visits, shopZone }: MessageFacts): Audience {
  return { language, timeZone: visits[0]?.booking.start.timeZone ?? shopZone };
}

/** The values of a message; whatever is not known is left out and counts as missing. */
export function valuesOf(facts: MessageFacts): TemplateValues {
  const [first, ...others] = facts.visits;
  return {
    ...customerValues(facts.customer),
    ...businessValues(facts.business, facts.language),
    ...(first ? visitValues(first.booking, facts) : {}),
    ...(first ? { 'visit.others': othersInWords(first.booking, others, facts.language) } : {}),
  };
}

function customerValues(customer: MessageFacts['customer']): TemplateValues {
  if (customer === null) return {};
  // Somebody whose name is only a phone or a smiley is not greeted with it.
  const name = /\p{L}/u.test(customer.name) ? customer.name.trim().replace(/\s+/g, ' ') : null;
  return {
    'customer.name': name,
    'customer.first_name': name === null ? null : firstName(name),
    'customer.phone': customer.phone,
  };
}

/** What a text may say about the shop. */
export function businessValues(
  business: MessageFacts['business'],
  language: TemplateLanguage,
): TemplateValues {
  return {
    'business.name': business.name,
    'business.address': business.address,
    'business.phone': business.phone,
    'business.link': business.link,
    'business.map': business.map,
    'business.prices': business.prices,
    'business.hours': business.hours === null ? null : hoursInWords(business.hours, language),
  };
}

function visitValues(booking: BookingVersion, facts: MessageFacts): TemplateValues {
  const { start, endsAt } = booking;
  const { previous } = facts;
  const price = priceOf(booking, facts.business.currency);
  return {
    'visit.start': start.instant,
    'visit.end': endsAt,
    'visit.duration': endsAt === null ? null : Math.round((endsAt - start.instant) / 60_000),
    'visit.time_zone': zoneOf(booking, facts),
    // A visit that only got another service was not at another time before.
    'visit.previous_start': previous !== null && isMoved(previous, booking) ? previous.start.instant : null,
    'visit.service': booking.service,
    'visit.resource': booking.resource,
    'visit.number': booking.number,
    'visit.address': booking.place ?? facts.business.address,
    'visit.price': price,
    'visit.paid_amount': booking.paid ? price : null,
    'visit.link': booking.link,
    'visit.comment': booking.comment,
    'staff.name': booking.staff,
  };
}

function priceOf({ price, currency }: BookingVersion, shopCurrency: string | null): Money | null {
  const code = currency ?? shopCurrency;
  return price === null || code === null ? null : { amount: price, currency: code };
}

/** Told only when the clocks of the visit and of the shop differ at that moment. */
function zoneOf({ start }: BookingVersion, { shopZone, language }: MessageFacts): string | null {
  if (wallTimeAt(start.instant, shopZone).local === wallTimeAt(start.instant, start.timeZone).local)
    return null;
  return zoneInWords(start.instant, { language, timeZone: start.timeZone });
}

/** "4:30 PM, manicure (Mia)", one line per visit; with the day when it is another one. */
function othersInWords(
  first: BookingVersion,
  others: MessageFacts['visits'],
  language: TemplateLanguage,
): string {
  return others.map((visit) => otherInWords(first, visit, language)).join('\n');
}

function otherInWords(
  first: BookingVersion,
  { booking, of }: MessageFacts['visits'][number],
  language: TemplateLanguage,
): string {
  const { start, service } = booking;
  const audience = { language, timeZone: start.timeZone };
  const isSameDay = dayOf(start) === dayOf(first.start);
  const parts = [
    isSameDay ? '' : dateInWords(start.instant, audience, 'weekday'),
    timeInWords(start.instant, audience),
    service.trim(),
  ];
  const words = parts.filter((part) => part !== '').join(', ');
  return of === null ? words : `${words} (${firstName(of)})`;
}

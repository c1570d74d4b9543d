import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import type { BookingId, ChannelId, ContactId } from '#shared/domain/ids.ts';
import type { Customer } from '#shared/domain/planning/customer.ts';
import { settledLines } from '#shared/domain/planning/difference.ts';
import type { PlanInput } from '#shared/domain/planning/plan.ts';
import { followsVisit, type Rule } from '#shared/domain/planning/rule.ts';

import { bookingIdsOfContacts, versionsOf } from '../store/bookings.ts';
import { listChannels } from '../store/channels.ts';
import {
  armedSources,
  channelsAskedFor,
  customersOf,
  peopleOfBookings,
  type CustomerRow,
} from '../store/customers.ts';
import type { ReadDb } from '../store/database.ts';
import { bookingsWithOpenMessages, plannedOf, plannedRowOf, type StoredMessage } from '../store/planned.ts';
import { chooseNumber, type ConnectedNumber } from './choose-number.ts';

/** What one planning is about, as the store has it. */
export type Gathered = {
  readonly input: PlanInput;
  readonly bookingIds: readonly BookingId[];
  /** Every message that was ever planned about these visits. */
  readonly messages: readonly StoredMessage[];
};

/** What is the same for every customer. */
export type Shop = Pick<PlanInput, 'rules' | 'settings' | 'armedSince'> & {
  readonly numbers: readonly ConnectedNumber[];
};

/** Sources of these kinds speak only when they have been armed, also when their row is gone. */
const armedKinds = /^(calendar|csv):/;

const day = 24 * 60 * 60_000;
/** How long a visit may last, and how long after it somebody says that nobody came; milliseconds. */
const longestVisit = 2 * day;
const lateNews = 7 * day;

/** What is the same for every customer of a planning. */
export function gatherShop(db: ReadDb, rules: readonly Rule[], settings: PlanInput['settings']): Shop {
  return { rules, settings, armedSince: armedSources(db), numbers: listChannels(db) };
}

/** All that planning for these people needs. Whoever shares a message with them is planned with them. */
export function gather(db: ReadDb, shop: Shop, contactIds: readonly ContactId[], now: number): Gathered {
  const from = now - lookBack(shop.rules);
  const people = new Set(contactIds);
  const ids = new Set<BookingId>();
  let messages: StoredMessage[] = [];
  for (let strangers = [...people]; strangers.length > 0;) {
    for (const id of bookingIdsOfContacts(db, strangers, from)) ids.add(id);
    for (const id of bookingsWithOpenMessages(db, strangers)) ids.add(id);
    messages = ids.size === 0 ? [] : plannedOf(db, { bookingIds: [...ids] });
    const shared = messages.flatMap(({ lines }) => lines.map(({ bookingId }) => bookingId));
    strangers = peopleOfBookings(db, [...new Set([...ids, ...shared])]).filter((id) => !people.has(id));
    for (const id of strangers) people.add(id);
  }
  const bookingIds = [...ids];
  const versions = ids.size === 0 ? [] : versionsOf(db, bookingIds);
  return {
    bookingIds,
    messages,
    input: {
      versions,
      customers: ids.size === 0 ? [] : customers(db, shop, [...people], bookingIds),
      rules: shop.rules,
      settings: shop.settings,
      armedSince: withUnknownSources(shop.armedSince, versions),
      settled: settledLines(messages.map(plannedRowOf)),
      now,
    },
  };
}

/** How long after its beginning a visit may still matter to a rule; milliseconds. */
export function lookBack(rules: readonly Rule[]): number {
  const lengths = rules
    .filter(({ enabled, trigger }) => enabled && followsVisit(trigger))
    .map(({ trigger, usefulness }) => {
      const wanted = trigger.kind === 'after' ? longestVisit + trigger.minutes * 60_000 : lateNews;
      return wanted + (usefulness.kind === 'minutes' ? usefulness.minutes * 60_000 : 0);
    });
  return Math.max(day, ...lengths);
}

function customers(
  db: ReadDb,
  shop: Shop,
  contactIds: readonly ContactId[],
  bookingIds: readonly BookingId[],
): Customer[] {
  const asked = Map.groupBy(channelsAskedFor(db, bookingIds), ({ contactId }) => contactId);
  return customersOf(db, contactIds).map((row) =>
    customerOf(
      row,
      shop,
      (asked.get(row.contactId) ?? []).map(({ channelId }) => channelId),
    ),
  );
}

function customerOf(row: CustomerRow, { numbers }: Shop, askedFor: readonly ChannelId[]): Customer {
  return {
    contactId: row.contactId,
    recipient: row.phone ?? row.chatAddress,
    hasWhatsApp: row.reach !== 'no-whatsapp',
    channelId: chooseNumber({ lastChat: row.chatChannelId, askedFor, connected: numbers }),
    optOut: { promotions: row.optOutPromotions, reminders: row.optOutReminders },
  };
}

function withUnknownSources(
  armedSince: PlanInput['armedSince'],
  versions: readonly BookingVersion[],
): PlanInput['armedSince'] {
  const unknown = versions
    .map(({ source }) => source)
    .filter((source) => armedKinds.test(source) && !armedSince.has(source));
  return unknown.length === 0
    ? armedSince
    : new Map([...armedSince, ...unknown.map((name) => [name, null] as const)]);
}

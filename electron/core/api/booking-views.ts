import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { BookingView, SilentRuleView, VisitMessageView } from '#shared/api/calls/bookings.ts';
import { bookingStateAt, type BookingVersion } from '#shared/domain/booking/booking.ts';
import { failureWords } from '#shared/domain/failure.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { inEnglishOrNull, readSaying } from '#shared/domain/saying/saying.ts';

import {
  messageCountsOf,
  messagesAbout,
  silentRulesAbout,
  sourceTitlesOf,
} from '../store/booking-messages.ts';
import { authorsOf, versionsOf, type BookingRow } from '../store/bookings.ts';
import type { ReadDb } from '../store/database.ts';
import { peopleOf, type Person } from '../store/reach.ts';

const unknownPerson: Person = { name: '', phone: null, reach: 'no-phone', conversationId: null };

/** Visits as the contract shows them; what stands beside them is read once for all. `now` is epoch ms. */
export function bookingViews(db: ReadDb, rows: readonly BookingRow[], now: number): BookingView[] {
  const people = peopleOf(
    db,
    rows.map(({ contactId }) => contactId),
  );
  const counts = messageCountsOf(
    db,
    rows.map(({ id }) => id),
  );
  const titles = sourceTitlesOf(
    db,
    rows.map(({ source }) => source),
  );
  return rows.map((row) => {
    const person = people.get(row.contactId) ?? unknownPerson;
    const { service, staff, place, resource, number, link, comment, price, currency } = row;
    return {
      id: row.id,
      version: row.version,
      source: row.source,
      sourceTitle: titles.get(row.source) ?? null,
      externalId: row.externalId,
      state: bookingStateAt(row, now),
      confirmation: row.confirmation,
      paid: row.paid,
      contactId: row.contactId,
      contactName: person.name,
      phone: person.phone,
      reach: person.reach,
      conversationId: person.conversationId,
      ...{ service, staff, place, resource, number, link, comment, price, currency },
      startsAt: toInstant(row.start.instant),
      endsAt: toInstantOrNull(row.endsAt),
      timeZone: row.start.timeZone,
      local: row.start.local,
      nextMessageAt: toInstantOrNull(counts.get(row.id)?.nextAt ?? null),
      sentCount: counts.get(row.id)?.sent ?? 0,
      createdAt: toInstant(row.createdAt),
    };
  });
}

/** The messages about one visit. What is planned waits as the outbox shows it: held until sending has started. */
export function visitMessages(db: ReadDb, id: BookingId, isSending: boolean): VisitMessageView[] {
  return messagesAbout(db, id).map((message) => ({
    outboxId: message.id,
    ruleId: message.ruleId,
    ruleName: message.ruleName,
    state: message.state === 'waiting' ? (isSending ? 'scheduled' : 'held') : message.state,
    dueAt: toInstant(message.dueAt),
    skipReason: message.skipReason,
    error:
      message.errorCode === null
        ? null
        : (inEnglishOrNull(readSaying(message.errorDetail)) ?? failureWords[message.errorCode]),
    errorCode: message.errorCode,
  }));
}

/** Which rules are silent about one visit, and why. */
export function silentRules(db: ReadDb, id: BookingId): SilentRuleView[] {
  return silentRulesAbout(db, id).map(({ ruleName, wantedAt, ...line }) => ({
    ...line,
    ruleName: ruleName ?? '',
    wantedAt: toInstant(wantedAt),
  }));
}

/** What each version of a visit changed, oldest first. */
export function bookingHistory(db: ReadDb, id: BookingId) {
  const versions = versionsOf(db, [id]).sort((a, b) => a.version - b.version);
  const people = peopleOf(
    db,
    versions.map(({ contactId }) => contactId),
  );
  const authors = new Map(authorsOf(db, id).map(({ version, changedBy }) => [version, changedBy]));
  let before: Record<string, string | null> = unsaid;
  return versions.map((version) => {
    const facts = factsOf(version, people.get(version.contactId)?.name ?? '');
    const changes = Object.entries(facts)
      .filter(([field, value]) => value !== (before[field] ?? null))
      .map(([field, to]) => ({ field, from: version.version === 1 ? null : (before[field] ?? null), to }));
    before = facts;
    return {
      version: version.version,
      at: toInstant(version.changedAt),
      by: authors.get(version.version) ?? ('deskbell' as const),
      changes,
    };
  });
}

/** What a visit is before anybody says anything: not worth a line in its history. */
const unsaid: Record<string, string | null> = { state: 'booked', confirmation: 'none', paid: 'false' };

/** A version as words, by the contract's names of the fields. */
function factsOf(version: BookingVersion, contactName: string): Record<string, string | null> {
  const { service, staff, place, resource, number, link, comment, price, currency } = version;
  return {
    contact: contactName,
    service,
    startsAt: toInstant(version.start.instant),
    endsAt: toInstantOrNull(version.endsAt),
    timeZone: version.start.timeZone,
    ...{ staff, place, resource, number, link, comment },
    price: price === null ? null : String(price),
    currency,
    state: version.state,
    confirmation: version.confirmation,
    paid: String(version.paid),
  };
}

import {
  firstVersion,
  nextVersion,
  type BookingContent,
  type BookingVersion,
} from '#shared/domain/booking/booking.ts';
import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { asId, type BookingId, type ContactId, type OutboxId, type TemplateId } from '#shared/domain/ids.ts';
import type { Customer } from '#shared/domain/planning/customer.ts';
import { defaultRules } from '#shared/domain/planning/default-rules.ts';
import type { PlannedRow, RowChange } from '#shared/domain/planning/difference.ts';
import { plan, type PlanInput } from '#shared/domain/planning/plan.ts';
import type { Plan } from '#shared/domain/planning/planned-message.ts';
import { defaultQuietHours } from '#shared/domain/planning/quiet-hours.ts';
import type { Rule } from '#shared/domain/planning/rule.ts';

export const berlin = 'Europe/Berlin';

/** The instant of a wall time in Berlin. */
export const at = (local: string) => wallTimeOf(local, berlin).instant;

/** An instant as Berlin says it. */
export const told = (instant: number) => wallTimeAt(instant, berlin).local;

/** Anna's haircut, started at a Berlin wall time. */
function content(start: string, more: Partial<BookingContent> = {}): BookingContent {
  return {
    contactId: asId<ContactId>('anna'),
    service: 'Haircut',
    staff: null,
    place: null,
    resource: null,
    number: null,
    link: null,
    comment: null,
    price: null,
    currency: null,
    start: wallTimeOf(start, berlin),
    endsAt: null,
    state: 'booked',
    confirmation: 'none',
    paid: false,
    ...more,
  };
}

/** A booking made at a Berlin wall time for a Berlin wall time. */
export function booked(
  bookedAt: string,
  start: string,
  more: Partial<BookingContent> & { id?: string; source?: string } = {},
): BookingVersion {
  const { id = 'haircut', source = 'manual', ...rest } = more;
  return firstVersion(
    { id: asId<BookingId>(id), source, externalId: null },
    content(start, rest),
    at(bookedAt),
  );
}

/** The version after a change at a Berlin wall time. */
export const changed = (current: BookingVersion, when: string, change: Partial<BookingContent>) =>
  nextVersion(current, change, at(when));

/** A customer on WhatsApp; a family shares its phone. */
export function customer(name: string, more: Partial<Customer> = {}): Customer {
  return {
    contactId: asId<ContactId>(name),
    recipient: '+4915112345678',
    hasWhatsApp: true,
    channelId: null,
    optOut: { promotions: 'no', reminders: 'no' },
    ...more,
  };
}

export const shopRules: Rule[] = defaultRules((name) => asId<TemplateId>(name), 0);

/** What the shop would plan at a Berlin wall time. */
export function planAt(
  now: string,
  versions: readonly BookingVersion[],
  more: Partial<PlanInput> = {},
): Plan {
  return plan(inputAt(at(now), versions, more));
}

/** The shop's input with the default rules and quiet hours; `now` in epoch milliseconds. */
export function inputAt(
  now: number,
  versions: readonly BookingVersion[],
  more: Partial<PlanInput> = {},
): PlanInput {
  return {
    versions,
    customers: [customer('anna'), customer('ben'), customer('zoe', { recipient: '+4915187654321' })],
    rules: shopRules,
    settings: { timeZone: berlin, quietHours: defaultQuietHours },
    armedSince: new Map(),
    settled: [],
    now,
    ...more,
  };
}

/** `rule at wall time` for each message. */
export const outline = ({ messages }: Plan) =>
  messages.map((message) => `${message.ruleId} ${told(message.dueAt)}`);

/** `rule: reason` for each line left out, those that left long ago not counted. */
export const reasons = ({ skipped }: Plan) =>
  skipped.filter((line) => line.reason !== 'already-settled').map((line) => `${line.ruleId}: ${line.reason}`);

/** The rows after doing what the difference says. */
export function applied(rows: readonly PlannedRow[], changes: readonly RowChange[]): PlannedRow[] {
  const next = new Map(rows.map((row) => [row.id, row]));
  for (const change of changes) {
    switch (change.kind) {
      case 'keep':
        break;
      case 'cancel': {
        const row = next.get(change.rowId);
        if (row) next.set(row.id, { ...row, state: change.reason === null ? 'cancelled' : 'skipped' });
        break;
      }
      case 'move': {
        const row = next.get(change.rowId);
        const { dueAt, usefulUntil, lines } = change.message;
        if (row) next.set(row.id, { ...row, dueAt, usefulUntil, lines });
        break;
      }
      case 'add': {
        const { key, dueAt, usefulUntil, lines } = change.message;
        const id = change.revives ?? asId<OutboxId>(`row-${next.size + 1}`);
        next.set(id, { id, key, state: 'scheduled', isByHand: false, dueAt, usefulUntil, lines });
        break;
      }
    }
  }
  return [...next.values()];
}

/** The same rows after the sender has done what is due (by `now`, epoch milliseconds). */
export function sent(rows: readonly PlannedRow[], now: number): PlannedRow[] {
  return rows.map((row) =>
    row.state === 'scheduled' && row.dueAt <= now ? { ...row, state: 'accepted' } : row,
  );
}

/** What has left of what was planned at a Berlin wall time, if everything planned by then was sent. */
export function settledBy(now: string, versions: readonly BookingVersion[], more: Partial<PlanInput> = {}) {
  const { messages } = plan(
    inputAt(Math.min(...versions.map((version) => version.changedAt)), versions, more),
  );
  return messages.filter((message) => message.dueAt <= at(now)).flatMap((message) => message.lines);
}

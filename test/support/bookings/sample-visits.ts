import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { asId } from '#shared/domain/ids.ts';

/** Ordinary visits as the screens get them; what a test is about is given by name. */

export type VisitDetails = CallOutput<'bookings.get'>;

export function sampleVisit(fields: Partial<BookingView> = {}): BookingView {
  return {
    id: asId('b1'),
    version: 1,
    source: 'manual',
    sourceTitle: null,
    externalId: null,
    state: 'booked',
    confirmation: 'none',
    paid: false,
    contactId: asId('p1'),
    contactName: 'Maria Petrova',
    phone: '+79991234567',
    reach: 'ok',
    conversationId: asId('c1'),
    service: 'Haircut',
    staff: null,
    place: null,
    resource: null,
    number: null,
    link: null,
    comment: null,
    price: null,
    currency: null,
    startsAt: '2030-11-21T12:00:00.000Z',
    endsAt: null,
    timeZone: 'Europe/Moscow',
    local: '2030-11-21T15:00',
    nextMessageAt: null,
    sentCount: 0,
    createdAt: '2026-11-20T10:00:00.000Z',
    ...fields,
  };
}

export function visitDetails(fields: Partial<VisitDetails> = {}): VisitDetails {
  return {
    ...sampleVisit(),
    history: [{ version: 1, at: '2026-11-20T10:00:00.000Z', by: 'person', changes: [] }],
    messages: [],
    silent: [],
    ...fields,
  };
}

/** A rule of the kinds that a shop begins with. */
export function sampleRule(fields: Partial<RuleView> = {}): RuleView {
  return {
    id: asId('cancelled'),
    name: null,
    trigger: { kind: 'cancelled' },
    templateId: asId('t1'),
    templateName: 'Booking cancelled',
    conditions: {
      services: null,
      sources: null,
      exceptSources: ['torrow'],
      channels: null,
      unlessConfirmed: false,
    },
    exemptFromQuietHours: false,
    usefulness: { kind: 'visit' },
    asksForAnswer: false,
    enabled: true,
    isShipped: true,
    waiting: 0,
    ...fields,
  };
}

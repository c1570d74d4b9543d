import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import type { TorrowOptions } from '#shared/domain/torrow/hook-options.ts';
import { torrowRecipients, type TorrowOrder } from '#shared/domain/torrow/order.ts';
import type { ImportedEvent } from '#shared/domain/torrow/to-template.ts';

import type { SaveInput } from '../bookings.ts';

/**
 * What an order says about a visit, or null when it has no time or no id. Torrow posts the same body for everything
 * that happens; what happened is told by the words of the address (`event`).
 */
export function visitOfOrder(
  order: TorrowOrder,
  call: {
    readonly options: Pick<TorrowOptions, 'timeZone'>;
    readonly event: ImportedEvent | null;
    readonly channelId: ChannelId | null;
  },
): SaveInput | null {
  if (order.id === null || order.startsAt === null) return null;
  const [person] = torrowRecipients(order);
  const resources = order.resources.map(({ name }) => name).join(', ');
  const price = person?.price ?? null;
  return {
    source: 'torrow',
    id: null,
    externalIds: [order.id],
    channelId: call.channelId,
    person: { name: person?.name?.slice(0, 200) ?? null, phone: person?.phone ?? null },
    said: {
      service: (order.service ?? (resources === '' ? order.name : resources) ?? '').slice(0, 500),
      resource: resources === '' ? null : resources.slice(0, 500),
      place: order.place?.slice(0, 500) ?? null,
      number: order.number?.slice(0, 100) ?? null,
      link: order.meetingUrl !== null && order.meetingUrl.length <= 2000 ? order.meetingUrl : null,
      comment: (order.description ?? person?.comment ?? null)?.slice(0, 2000) ?? null,
      price: price?.amount ?? null,
      currency: price?.currency ?? null,
      start: wallTimeAt(order.startsAt, call.options.timeZone),
      endsAt: order.endsAt !== null && order.endsAt > order.startsAt ? order.endsAt : null,
      ...stateOf(order, call.event),
      ...(call.event === 'paid' ? { paid: true } : {}),
    },
    by: 'source',
  };
}

/** Cancelled when the words say so or every customer has left; a reminder or a payment says nothing of it. */
function stateOf(
  order: TorrowOrder,
  event: ImportedEvent | null,
): { readonly state?: 'booked' | 'cancelled' } {
  const customers = order.participants.filter(({ isCustomer }) => isCustomer);
  const allLeft = customers.length > 0 && customers.every(({ state }) => state === 'cancelled');
  if (event === 'cancelled' || allLeft) return { state: 'cancelled' };
  return event === 'created' || event === 'changed' ? { state: 'booked' } : {};
}

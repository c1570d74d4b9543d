import { normalisePhone } from '../phone.ts';
import { type Json, list, number, part, text, utcMoment } from './lenient.ts';

export type TorrowPrice = { readonly amount: number; readonly currency: string };

export type TorrowParticipant = {
  readonly name: string | null;
  /** E.164, or null when none of the phone fields holds a phone. */
  readonly phone: string | null;
  /** True when something was typed as a phone that is none. */
  readonly phoneUnreadable: boolean;
  readonly email: string | null;
  readonly state: 'booking' | 'registered' | 'cancelled' | 'approving' | 'unknown';
  /** False for those who carry the visit out. */
  readonly isCustomer: boolean;
  readonly comment: string | null;
  readonly timeZone: string | null;
  readonly price: TorrowPrice | null;
};

export type TorrowResource = {
  readonly name: string;
  readonly description: string | null;
  readonly price: TorrowPrice | null;
};

/** The order of a hook call, as much of it as was there. Times are epoch ms. */
export type TorrowOrder = {
  readonly id: string | null;
  readonly version: number | null;
  readonly eventType: number | null;
  readonly configId: string | null;
  /** "№180". */
  readonly number: string | null;
  readonly name: string | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly place: string | null;
  readonly description: string | null;
  readonly meetingUrl: string | null;
  readonly service: string | null;
  readonly resources: readonly TorrowResource[];
  readonly participants: readonly TorrowParticipant[];
};

/** Reads a hook body. Never throws; only something that is no order at all is refused. */
export function readTorrowOrder(
  body: unknown,
):
  | { readonly kind: 'order'; readonly order: TorrowOrder }
  | { readonly kind: 'unreadable'; readonly reason: 'not-an-object' | 'no-order' } {
  const [root] = list(body);
  if (root === undefined) return { kind: 'unreadable', reason: 'not-an-object' };
  const [item] = list(root.CaseItem);
  if (item === undefined) return { kind: 'unreadable', reason: 'no-order' };
  const info = part(item.ItemInfo);
  const [service] = list(root.Service);
  const order: TorrowOrder = {
    id: text(item.Id),
    version: number(part(item.ObjectInfo).Version),
    eventType: number(root.EventType),
    configId: text(root.IntegrationConfigList),
    number: text(part(item.OrderNumber).FullNumber),
    name: text(info.Name),
    startsAt: utcMoment(item.StartDate),
    endsAt: utcMoment(item.EndDate),
    place: text(item.Place) ?? text(service?.Place),
    description: text(item.Description),
    meetingUrl: webAddress(text(part(part(info.SolutionData).vk).joinLink)),
    service: text(part(service?.ItemInfo).Name),
    resources: list(root.Resources).flatMap(readResource),
    participants: list(root.CaseParticipants).map(readParticipant),
  };
  return { kind: 'order', order };
}

/**
 * The key under which the same call is known when it comes again; null when the order tells no id, and then nothing
 * may be dropped as a repeat. Torrow signs nothing and numbers no delivery, so order, version and URL are all there is.
 */
export function torrowRepeatKey(order: TorrowOrder, hookIdentity: string): string | null {
  if (order.id === null) return null;
  return JSON.stringify([order.id, order.version, hookIdentity]);
}

/** Those to write to, each phone once; nobody who has left, unless everybody has (then the visit is off). */
export function torrowRecipients(order: TorrowOrder): TorrowParticipant[] {
  const customers = order.participants.filter((participant) => participant.isCustomer);
  const staying = customers.filter((participant) => participant.state !== 'cancelled');
  const wanted = staying.length > 0 ? staying : customers;
  return wanted.filter(
    ({ phone }, position) =>
      phone === null || wanted.findIndex((other) => other.phone === phone) === position,
  );
}

function readResource(resource: Json): TorrowResource[] {
  const info = part(resource.ItemInfo);
  const name = text(info.Name);
  if (name === null) return [];
  return [
    {
      name,
      description: text(resource.Description) ?? text(info.Description),
      price: readPrice(resource.PriceProperties),
    },
  ];
}

/** ParticipationFieldType. Source: Torrow's swagger, as noted beside the sample body. */
const fieldTypes = { name: 1, phone: 7, verifiedPhone: 8, extraPhone: 9, email: 10 } as const;
/** CaseParticipantState, by number. */
const states = { 1: 'booking', 2: 'registered', 3: 'cancelled', 4: 'approving' } as const;
/** CaseParticipantType of those who work; customers are 1001 and 1003. */
const executor = 1002;

function readParticipant(participant: Json): TorrowParticipant {
  const fields = list(part(participant.ContactInformation).Fields);
  const valuesOf = (type: number) =>
    fields
      .filter((field) => number(field.ParticipationFieldType) === type)
      .flatMap((field) => text(field.Value) ?? []);
  const typed = [
    ...valuesOf(fieldTypes.verifiedPhone),
    ...valuesOf(fieldTypes.phone),
    ...valuesOf(fieldTypes.extraPhone),
  ];
  const phone = typed.map((value) => normalisePhone(value)).find((value) => value !== null) ?? null;
  const state = number(participant.CaseParticipantState);
  return {
    name: valuesOf(fieldTypes.name)[0] ?? null,
    phone,
    phoneUnreadable: phone === null && typed.length > 0,
    email: valuesOf(fieldTypes.email)[0] ?? null,
    state: state === 1 || state === 2 || state === 3 || state === 4 ? states[state] : 'unknown',
    isCustomer: number(participant.CaseParticipantType) !== executor,
    comment: text(participant.Comment),
    timeZone: text(participant.ParticipantTimeZone),
    price: readPrice(participant.PriceProperties),
  };
}

/** Nothing to pay is no price: "0 ₽" would only puzzle. */
function readPrice(value: unknown): TorrowPrice | null {
  const [properties] = list(value);
  const amount = number(properties?.SalePrice) ?? number(properties?.PriceWithoutDiscount);
  const currency = text(properties?.CurrencyCode);
  if (amount === null || amount <= 0 || currency === null || !/^[A-Z]{3}$/.test(currency)) return null;
  return { amount, currency };
}

function webAddress(value: string | null): string | null {
  return value !== null && /^https?:\/\/[^\s]+$/.test(value) ? value : null;
}

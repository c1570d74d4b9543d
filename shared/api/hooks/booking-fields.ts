/** A booking as a service may post it: shown wherever the booking hook is described. */
export const exampleBooking = {
  externalId: 'R-2041',
  contact: { name: 'Anna Weber', phone: '+49 151 12345678' },
  service: 'Haircut',
  startsAt: '2026-11-21T15:00:00+01:00',
  endsAt: '2026-11-21T16:00:00+01:00',
  timeZone: 'Europe/Berlin',
  staff: 'Mia',
  price: 45,
  currency: 'EUR',
  state: 'booked',
  paid: false,
} as const;

/** How a value of a field is written. */
export type BookingFieldKind =
  'text' | 'phone' | 'instant' | 'zone' | 'link' | 'amount' | 'currency' | 'state' | 'yesNo';

export type BookingField = {
  /** As it stands in the body; a dot leads into an object. */
  readonly name: string;
  /** Its key in the words (`hookDocs.fields`). */
  readonly word: BookingFieldWord;
  readonly kind: BookingFieldKind;
  readonly isNeeded: boolean;
};

/** Every field that the booking hook reads, the needed ones first. A test holds it against the schema. */
export const bookingFields = [
  { name: 'contact.phone', word: 'contactPhone', kind: 'phone', isNeeded: true },
  { name: 'service', word: 'service', kind: 'text', isNeeded: true },
  { name: 'startsAt', word: 'startsAt', kind: 'instant', isNeeded: true },
  { name: 'externalId', word: 'externalId', kind: 'text', isNeeded: false },
  { name: 'contact.name', word: 'contactName', kind: 'text', isNeeded: false },
  { name: 'endsAt', word: 'endsAt', kind: 'instant', isNeeded: false },
  { name: 'timeZone', word: 'timeZone', kind: 'zone', isNeeded: false },
  { name: 'state', word: 'state', kind: 'state', isNeeded: false },
  { name: 'paid', word: 'paid', kind: 'yesNo', isNeeded: false },
  { name: 'staff', word: 'staff', kind: 'text', isNeeded: false },
  { name: 'place', word: 'place', kind: 'text', isNeeded: false },
  { name: 'resource', word: 'resource', kind: 'text', isNeeded: false },
  { name: 'number', word: 'number', kind: 'text', isNeeded: false },
  { name: 'link', word: 'link', kind: 'link', isNeeded: false },
  { name: 'comment', word: 'comment', kind: 'text', isNeeded: false },
  { name: 'price', word: 'price', kind: 'amount', isNeeded: false },
  { name: 'currency', word: 'currency', kind: 'currency', isNeeded: false },
  { name: 'previousExternalId', word: 'previousExternalId', kind: 'text', isNeeded: false },
] as const satisfies readonly (Omit<BookingField, 'word'> & { readonly word: string })[];

export type BookingFieldWord = (typeof bookingFields)[number]['word'];

import { toInstant } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { parseBookingLine, type ParsedLine } from '#shared/domain/booking-line/parse-line.ts';
import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';

import type { ShopHabits } from '../bookings/visit-words.ts';
import { findContactByPhone, getContact } from '../store/contacts.ts';
import type { ReadDb } from '../store/database.ts';

type LineView = Awaited<ReturnType<Handlers['bookings.readLine']>>;
type TextPart = ParsedLine['name'];

/** Reads a typed line with the shop's habits and looks for the customer. `now` is epoch ms. */
export function readBookingLine(db: ReadDb, line: string, habits: ShopHabits, now: number): LineView {
  const { timeZone, country } = habits;
  const read = parseBookingLine(line, { now, timeZone, country });
  const contactId = read.phone === null ? null : findContactByPhone(db, read.phone.value);
  const contact = contactId === null ? undefined : getContact(db, contactId);
  const instantOf = (part: TextPart) =>
    part === null ? null : toInstant(wallTimeOf(part.value, timeZone).instant);
  return {
    name: partView(read.name),
    phone: partView(read.phone),
    service: partView(read.service),
    price: read.price && { ...read.price.value, spans: [...read.price.spans] },
    start: partView(read.start),
    end: partView(read.end),
    startsAt: instantOf(read.start),
    endsAt: instantOf(read.end),
    timeZone,
    missing: [...read.missing],
    doubts: read.doubts.map((doubt) => ({
      ...doubt,
      spans: [...doubt.spans],
      choices: [...doubt.choices],
    })),
    knownContact: contact === undefined ? null : { id: contact.id, name: contact.name },
  };
}

function partView(part: TextPart) {
  return part && { value: part.value, spans: [...part.spans] };
}

import { asId, type ContactId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import {
  addPhone,
  findContactByPhone,
  getContact,
  identifiersOf,
  indexContact,
  insertContact,
  updateContact,
} from '../store/contacts.ts';
import { conversationsOfContact } from '../store/conversations.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';

/** Somebody as a source of bookings knows them; the phone is E.164. */
export type BookingPerson = { readonly name: string | null; readonly phone: string | null };

/**
 * The contact behind a phone, created when it is new; without a phone always a new one. A name of the shop's own books
 * is ours: it takes the place of a WhatsApp name, never of one that was given here before.
 */
export function openContact(
  db: WriteDb,
  ports: { readonly clock: Clock; readonly random: Random },
  person: BookingPerson,
): { contactId: ContactId; changes: Change[] } {
  const known = person.phone === null ? null : findContactByPhone(db, person.phone);
  if (known !== null) return { contactId: known, changes: nameContact(db, known, person.name, null) };
  const contactId = asId<ContactId>(ports.random.id());
  const now = ports.clock.now();
  insertContact(db, { id: contactId, name: '', firstSeenAt: now });
  if (person.phone !== null) addPhone(db, contactId, person.phone, now);
  nameContact(db, contactId, person.name, null);
  indexContact(db, contactId);
  return { contactId, changes: [{ topic: 'contact', contactId }] };
}

/**
 * The contact of a visit whose source names a phone now: the one of that phone; somebody who had no name on any line
 * until now gets the phone and stays the same person.
 */
export function openContactAgain(
  db: WriteDb,
  ports: { readonly clock: Clock; readonly random: Random },
  person: BookingPerson & { readonly phone: string },
  before: { readonly contactId: ContactId; readonly name: string | null },
): { contactId: ContactId; changes: Change[] } {
  const { contactId } = before;
  const known = findContactByPhone(db, person.phone);
  if (known === contactId)
    return { contactId, changes: nameContact(db, contactId, person.name, before.name) };
  if (known !== null || identifiersOf(db, contactId).length > 0) return openContact(db, ports, person);
  addPhone(db, contactId, person.phone, ports.clock.now());
  nameContact(db, contactId, person.name, before.name);
  indexContact(db, contactId);
  return { contactId, changes: touched(db, contactId) };
}

/** Names a contact unless it has a name of ours; `before` is what the source called this person until now. */
export function nameContact(
  db: WriteDb,
  id: ContactId,
  given: string | null,
  before: string | null,
): Change[] {
  const name = given?.trim().slice(0, 200) ?? '';
  const contact = getContact(db, id);
  if (name === '' || contact === undefined || contact.name === name) return [];
  if (contact.isNameOurs && contact.name !== '' && contact.name !== before?.trim()) return [];
  updateContact(db, contact.id, { name });
  return touched(db, contact.id);
}

/** A contact changed, and with it how its chats are titled. */
function touched(db: ReadDb, contactId: ContactId): Change[] {
  return [
    { topic: 'contact', contactId },
    ...conversationsOfContact(db, contactId).map(({ id }): Change => ({
      topic: 'conversation',
      conversationId: id,
    })),
  ];
}

import { isBusinessScopedId, type Identifier } from '#shared/domain/identifier.ts';
import type { ChatReference } from '#shared/domain/inbound-event.ts';
import { phoneOfWhatsAppNumber } from '#shared/domain/phone.ts';

import { fields, idText, rows, text, type Fields } from '../lenient.ts';

/** Everything that an item says about one person. */
export type Person = {
  /** Where they are answered: `<digits>@c.us`, or their business-scoped id where there is no phone. */
  readonly address: string;
  readonly identifiers: readonly Identifier[];
  readonly names: readonly string[];
};

/**
 * The person behind some ids, told apart by their form: Meta leaves phones out for people with a user name, and some
 * reports put the one where the other belongs. Null when no id is one.
 */
export function personOf(
  ids: readonly (string | null)[],
  userName: string | null,
  names: readonly (string | null)[],
): Person | null {
  const known = ids.filter((id) => id !== null);
  const digits = known.map(phoneDigits).find((phone) => phone !== null) ?? null;
  const scoped = known.filter(isBusinessScopedId);
  const address = digits === null ? scoped.find((id) => !isParent(id)) : `${digits}@c.us`;
  if (address === undefined) return null;
  const identifiers: Identifier[] = [...new Set(scoped)].map((value) => ({ kind: 'bsuid', value }));
  if (digits !== null) identifiers.unshift({ kind: 'phone', value: phoneOfWhatsAppNumber(digits) });
  const bareName = userName?.trim().replace(/^@/, '') ?? '';
  if (bareName !== '') identifiers.push({ kind: 'username', value: `@${bareName}` });
  const realNames = names.filter((name) => name !== null).filter((name) => name.trim() !== '');
  return { address, identifiers, names: realNames };
}

/** The person whom an item names by `ids`, with what `value.contacts` adds. */
export function personIn(value: Fields, ids: readonly (string | null)[]): Person | null {
  const contact = contactOf(value, ids);
  if (contact === null) return personOf(ids, null, []);
  const profile = fields(contact, 'profile');
  return personOf(
    [...ids, idText(contact, 'wa_id'), idText(contact, 'user_id'), idText(contact, 'parent_user_id')],
    text(profile, 'username') ?? text(contact, 'username'),
    [text(profile, 'name')],
  );
}

/** The chat with a person. */
export function chatWith(person: Person): ChatReference {
  return {
    providerChatId: person.address,
    kind: 'person',
    identifiers: person.identifiers,
    names: person.names,
  };
}

/** A group's chat; Meta tells only its id with a message. */
export function groupChat(groupId: string): ChatReference {
  return { providerChatId: groupId, kind: 'group', identifiers: [], names: [] };
}

/** The phone of a person where it is told, so that one person's reactions are one. */
export function mainIdentifier(person: Person): Identifier | null {
  return person.identifiers.find(({ kind }) => kind === 'phone') ?? person.identifiers[0] ?? null;
}

/** The digits of something that is a phone by its form; null otherwise. */
export function phoneDigits(id: string): string | null {
  const digits = /^\+?(\d{5,20})$/.exec(id.trim())?.[1];
  return digits ?? null;
}

/** A batch lists the people of all its items: the one with these ids, or the only one when no id says otherwise. */
function contactOf(value: Fields, ids: readonly (string | null)[]): Fields | null {
  const contacts = rows(value, 'contacts');
  const named = contacts.find((contact) =>
    [idText(contact, 'wa_id'), idText(contact, 'user_id')].some((id) => id !== null && ids.includes(id)),
  );
  if (named) return named;
  const [only, ...others] = contacts;
  const isNameless = only !== undefined && idText(only, 'wa_id', 'user_id') === null;
  return isNameless && others.length === 0 ? only : null;
}

function isParent(id: string): boolean {
  return /^[A-Z]{2}\.ENT\./.test(id);
}

import { parseWhatsAppChatId, personOfChatId, type Identifier } from '#shared/domain/identifier.ts';
import type { ChatReference } from '#shared/domain/inbound-event.ts';
import { normalisePhone } from '#shared/domain/phone.ts';

import { idText, type Fields } from '../lenient.ts';

/** Why a chat is not a conversation with a customer; shown in the journal. */
export type NoChat = { readonly ignored: string };

/**
 * The chat behind a chat id. `others` are further names of the same person found in the event: they count as proof
 * only where they are of another kind (a hidden id beside a phone), because two phones are two people.
 */
export function chatOf(
  chatId: string,
  names: readonly (string | null)[],
  others: readonly (string | null)[],
): ChatReference | NoChat {
  const plain = withoutDevice(chatId);
  const address = parseWhatsAppChatId(plain);
  switch (address.kind) {
    case 'group':
      return { providerChatId: plain, kind: 'group', identifiers: [], names: realNames(names) };
    case 'person':
      return {
        providerChatId: plain,
        kind: 'person',
        identifiers: withProof(address.identifier, others),
        names: realNames(names),
      };
    case 'other':
      return {
        ignored: plain.endsWith('@broadcast')
          ? 'A status (story) or broadcast, not a message of a chat.'
          : 'A kind of chat that Deskbell does not keep: neither a person nor a group.',
      };
  }
}

/** All names of one person, told apart by kind; the first of each kind wins. */
export function withProof(first: Identifier, others: readonly (string | null)[]): Identifier[] {
  const found = [first];
  for (const other of others) {
    const person = other === null ? null : personOfChatId(other);
    if (person && !found.some((known) => known.kind === person.kind)) found.push(person);
  }
  return found;
}

/** The phone or hidden id of the other side that some events carry beside the sender. */
export function extraNames(from: Fields): (string | null)[] {
  const phone = idText(from, 'senderPhoneNumber', 'phoneNumber');
  const known = phone === null ? null : normalisePhone(phone.replace(/@.*$/, ''));
  return [known, idText(from, 'senderLid', 'lid')];
}

/** The phone behind the instance's own `wid`, or its id; null when it is not signed in. */
export function accountOf(wid: string | null): string | null {
  if (wid === null) return null;
  return personOfChatId(wid)?.value ?? wid;
}

/** True when both ids name the same person or the same group. */
export function isSameChat(one: string, other: string): boolean {
  const a = parseWhatsAppChatId(one);
  const b = parseWhatsAppChatId(other);
  if (a.kind === 'group' && b.kind === 'group') return a.groupId === b.groupId;
  if (a.kind === 'person' && b.kind === 'person') {
    return a.identifier.kind === b.identifier.kind && a.identifier.value === b.identifier.value;
  }
  return one === other;
}

/** True when the ids certainly name two chats; a phone and a hidden id may be one. */
export function isOtherChat(one: string, other: string): boolean {
  const a = personOfChatId(one);
  const b = personOfChatId(other);
  return !isSameChat(one, other) && (a === null || b === null || a.kind === b.kind);
}

/** `7999…:3@c.us` names a device of a chat; one answers to the chat (Green API's tracker, issue 66). */
function withoutDevice(chatId: string): string {
  return chatId.trim().replace(/:\d+(?=@|$)/, '');
}

/** Names without repetition, and without those that are only the number again. */
function realNames(names: readonly (string | null)[]): string[] {
  const real = names.flatMap((name) => {
    const trimmed = name?.trim() ?? '';
    return trimmed === '' || /^[+\d\s()@.:-]+(c\.us|g\.us|lid)?$/.test(trimmed) ? [] : [trimmed];
  });
  return [...new Set(real)];
}

import { personOfChatId, type Identifier } from '#shared/domain/identifier.ts';
import type { ChatReference } from '#shared/domain/inbound-event.ts';
import { normalisePhone, phoneOfWhatsAppNumber } from '#shared/domain/phone.ts';

import { fields, idText, text, type Fields } from '../lenient.ts';

/** Why a chat is not one of WhatsApp; shown in the journal. */
export type NoChat = { readonly ignored: string };

/** Before the id of a group, so that what we answer to says that it is one: Wazzup24 wants to be told. */
const groupMark = 'whatsgroup:';

/** The chat of a message or contact with `chatType`, `chatId` and `contact`; null when it names none. */
export function chatOf(item: Fields): ChatReference | NoChat | null {
  const chatType = (text(item, 'chatType') ?? 'whatsapp').trim().toLowerCase();
  const chatId = idText(item, 'chatId');
  if (chatType !== 'whatsapp' && chatType !== 'whatsgroup')
    return { ignored: `A chat in ${chatType.slice(0, 20)}: Deskbell keeps only those of WhatsApp.` };
  if (chatId === null) return null;
  const contact = fields(item, 'contact');
  const names = realNames([text(contact, 'name')]);
  if (chatType === 'whatsgroup')
    return { providerChatId: `${groupMark}${chatId}`, kind: 'group', identifiers: [], names };
  return {
    providerChatId: chatId,
    kind: 'person',
    identifiers: personOf(chatId, idText(contact, 'phone')),
    names,
  };
}

/** Digits are a phone. Anything else is Wazzup24's own id, which a phone beside it proves to be the same person. */
function personOf(chatId: string, phone: string | null): Identifier[] {
  if (isPhone(chatId)) return [{ kind: 'phone', value: phoneOfWhatsAppNumber(chatId) }];
  const named = chatId.includes('@') ? personOfChatId(chatId) : null;
  if (named?.kind === 'phone') return [named];
  const first = named ?? ({ kind: 'wazzup-id', value: chatId } as const);
  const known = phone === null ? null : normalisePhone(phone);
  return known === null ? [first] : [first, { kind: 'phone', value: known }];
}

function isPhone(chatId: string): boolean {
  return /^\+?\d{5,15}$/.test(chatId);
}

/** Where a message of ours goes, in Wazzup24's terms: for a person the digits of the phone alone. */
export function addressOf(to: string): { chatType: 'whatsapp' | 'whatsgroup'; chatId: string } {
  if (to.startsWith(groupMark)) return { chatType: 'whatsgroup', chatId: to.slice(groupMark.length) };
  if (to.endsWith('@g.us')) return { chatType: 'whatsgroup', chatId: to };
  const number = /^\+?(\d+)(?::\d+)?(?:@(?:c\.us|s\.whatsapp\.net))?$/.exec(to)?.[1];
  return { chatType: 'whatsapp', chatId: number ?? to };
}

/** Names that are more than the number again. */
function realNames(names: readonly (string | null)[]): string[] {
  return names.flatMap((name) => {
    const trimmed = name?.trim() ?? '';
    return trimmed === '' || /^[+\d\s()-]+$/.test(trimmed) ? [] : [trimmed];
  });
}

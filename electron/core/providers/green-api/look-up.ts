import type { Identifier } from '#shared/domain/identifier.ts';
import { whatsAppNumberOf } from '#shared/domain/phone.ts';

import { withProof } from './chat.ts';
import type { Client } from './client.ts';
import { idText, isFields } from '../lenient.ts';

/**
 * Asks checkWhatsapp for the other name of a person: a phone's hidden id, or the phone behind one. Null when it cannot
 * tell (also when the monthly quota of such questions is used up).
 */
export async function lookUp(
  client: Client,
  identifier: Identifier,
  signal: AbortSignal,
): Promise<readonly Identifier[] | null> {
  const chatId = chatIdOf(identifier);
  if (chatId === null) return null;
  const answer = await client.post('checkWhatsapp', signal, { body: { chatId } });
  if (answer.kind === 'failure' || !isFields(answer.body)) return null;
  if (typeof answer.body.existsWhatsapp !== 'boolean') return null;
  if (!answer.body.existsWhatsapp) return [identifier];
  return withProof(identifier, [
    idText(answer.body, 'chatId'),
    phoneChatId(idText(answer.body, 'phoneNumber')),
  ]);
}

/** The person's chat id in WhatsApp's terms. */
function chatIdOf(identifier: Identifier): string | null {
  switch (identifier.kind) {
    case 'lid':
      return `${identifier.value}@lid`;
    case 'phone':
      return `${whatsAppNumberOf(identifier.value)}@c.us`;
    case 'bsuid':
    case 'username':
    case 'wazzup-id':
    case 'practice-id':
      return null;
  }
}

/** Seen as `7…@c.us`; a bare number is the same. */
function phoneChatId(phoneNumber: string | null): string | null {
  if (phoneNumber === null || !/^\+?\d{6,}/.test(phoneNumber)) return null;
  return phoneNumber.includes('@') ? phoneNumber : `${phoneNumber.replace(/\D/g, '')}@c.us`;
}

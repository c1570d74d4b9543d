import { z } from 'zod';

import { normalisePhone, phoneOfWhatsAppNumber } from './phone.ts';

/**
 * One of the many names under which a person is known.
 * `phone` is E.164 and the same everywhere; the others hold only within the number (channel) that told us.
 */
export const identifierKinds = ['phone', 'lid', 'bsuid', 'username', 'wazzup-id', 'practice-id'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export const identifierSchema = z.object({ kind: z.enum(identifierKinds), value: z.string().min(1) });
export type Identifier = z.infer<typeof identifierSchema>;

/** A provider's chat address, parsed. */
export type ChatAddress =
  | { readonly kind: 'person'; readonly identifier: Identifier }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'other'; readonly raw: string };

/**
 * Reads a WhatsApp chat id: `7…@c.us`, `…@s.whatsapp.net`, `…@lid`, `…@g.us`, with or without a device suffix (`:3`),
 * or a bare phone, or Meta's business-scoped id. Source: Green API "Chat Id" page and its issue 66 for the device suffix.
 */
export function parseWhatsAppChatId(chatId: string): ChatAddress {
  if (isBusinessScopedId(chatId.trim())) {
    return { kind: 'person', identifier: { kind: 'bsuid', value: chatId.trim() } };
  }
  const match = /^([^@:]+)(?::\d+)?(?:@(.+))?$/.exec(chatId.trim());
  const user = match?.[1];
  if (user === undefined) return { kind: 'other', raw: chatId };
  switch (match?.[2]) {
    case 'lid':
      return { kind: 'person', identifier: { kind: 'lid', value: user } };
    case 'g.us':
      return { kind: 'group', groupId: `${user}@g.us` };
    case 'c.us':
    case 's.whatsapp.net':
      if (!/^\d+$/.test(user)) return { kind: 'other', raw: chatId };
      return { kind: 'person', identifier: { kind: 'phone', value: phoneOfWhatsAppNumber(user) } };
    case undefined: {
      const phone = normalisePhone(user);
      return phone === null
        ? { kind: 'other', raw: chatId }
        : { kind: 'person', identifier: { kind: 'phone', value: phone } };
    }
    default:
      return { kind: 'other', raw: chatId };
  }
}

/**
 * True for the form of Meta's business-scoped user ids (`US.1349…`, of a parent business `US.ENT.1181…`): how people
 * with a user name are known whose phone is not told.
 */
export function isBusinessScopedId(id: string): boolean {
  return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(id);
}

/** The identifier behind a chat id, or null for a group or something unknown. */
export function personOfChatId(chatId: string): Identifier | null {
  const address = parseWhatsAppChatId(chatId);
  return address.kind === 'person' ? address.identifier : null;
}

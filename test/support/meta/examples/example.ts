import type { ChatReference, InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import type { MessageContent } from '#shared/domain/message.ts';

import type { Body, Customer } from '../bodies.ts';

/** One shape of a body as a provider documents it, with values of our own, and its whole meaning. */
export type Example = {
  readonly name: string;
  readonly body: Body;
  /** All events; a text when nothing is kept, and why; null when the body is about no number that is here. */
  readonly means: readonly InboundEvent[] | string | null;
};

/** The number that the examples are about. */
export const salon = { phoneNumberId: '20010042', businessAccountId: '30010042', phone: '4930555000142' };

/** Epoch ms and the same as Meta writes it. */
export const at = 1_762_000_000_000;
export const stamp = '1762000000';

export const vera: Customer = { waId: '79990000101', name: 'Vera Kim' };
/** Somebody with a user name, whose phone is not told. */
export const olga: Customer = {
  userId: 'DE.8120044510',
  parentId: 'DE.ENT.77120',
  username: '@olga.sews',
  name: 'Olga',
};

/** The chat with Vera; without names where the body tells none. */
export function chatWithVera(names: readonly string[] = ['Vera Kim']): ChatReference {
  return {
    providerChatId: '79990000101@c.us',
    kind: 'person',
    identifiers: [{ kind: 'phone', value: '+79990000101' }],
    names,
  };
}

export const chatWithOlga: ChatReference = {
  providerChatId: 'DE.8120044510',
  kind: 'person',
  identifiers: [
    { kind: 'bsuid', value: 'DE.8120044510' },
    { kind: 'bsuid', value: 'DE.ENT.77120' },
    { kind: 'username', value: '@olga.sews' },
  ],
  names: ['Olga'],
};

/** What a message of Vera's becomes. */
export function veraSays(
  providerMessageId: string,
  content: MessageContent,
  more: Partial<InboundMessage> = {},
): InboundMessage {
  return {
    kind: 'message',
    chat: chatWithVera(),
    providerMessageId,
    at,
    author: 'customer',
    sender: null,
    content,
    media: null,
    quoted: null,
    status: null,
    isEdited: false,
    isDeleted: false,
    ...more,
  };
}

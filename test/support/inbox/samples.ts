import type { ContactView } from '#shared/api/calls/contacts.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import { asId } from '#shared/domain/ids.ts';

/** Ordinary things for tests; what a test is about is given by name. */

export function sampleMessage(fields: Partial<MessageView> = {}): MessageView {
  const text = fields.text ?? 'Hello';
  const direction = fields.direction ?? 'in';
  return {
    id: asId('m1'),
    conversationId: asId('c1'),
    direction,
    kind: fields.content?.kind ?? 'text',
    text,
    content: { kind: 'text', text },
    author: direction === 'in' ? 'customer' : 'person',
    senderName: null,
    status: direction === 'in' ? 'received' : 'sent',
    failure: null,
    providerMessageId: null,
    at: '2026-11-20T10:00:00.000Z',
    isEdited: false,
    isDeleted: false,
    quoted: null,
    reactions: [],
    attachments: [],
    outboxId: null,
    ...fields,
  };
}

export function sampleConversation(fields: Partial<ConversationView> = {}): ConversationView {
  return {
    id: asId('c1'),
    title: 'Maria Petrova',
    kind: 'person',
    channelId: asId('n1'),
    contactId: asId('p1'),
    subtitle: '+7 999 123-45-67',
    lastMessage: {
      text: 'Hello',
      kind: 'text',
      direction: 'in',
      status: 'received',
      at: '2026-11-20T10:00:00.000Z',
    },
    unreadCount: 0,
    needsReply: false,
    isArchived: false,
    snoozedUntil: null,
    draft: '',
    windowClosesAt: null,
    ...fields,
  };
}

export function sampleContact(fields: Partial<ContactView> = {}): ContactView {
  return {
    id: asId('p1'),
    name: 'Maria Petrova',
    isNameOurs: false,
    identifiers: [{ kind: 'phone', value: '+79991234567' }],
    language: null,
    notes: '',
    labels: [],
    optOut: { promotions: 'no', reminders: 'no' },
    firstSeenAt: '2026-01-10T10:00:00.000Z',
    ...fields,
  };
}

import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { call, instantSchema, pageInput, pageOf } from '../call.ts';
import { conversationFilters } from '../conversation-filters.ts';

const conversationId = idSchema<'conversation'>();
const contactId = idSchema<'contact'>();
const channelId = idSchema<'channel'>();

export const messageStatusSchema = z.enum([
  'received',
  'queued',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'unknown',
]);

export const conversationSchema = z.object({
  id: conversationId,
  title: z.string(),
  kind: z.enum(['person', 'group']),
  channelId,
  contactId: contactId.nullable(),
  /** A phone or other id to tell people of one name apart. */
  subtitle: z.string().nullable(),
  lastMessage: z
    .object({
      text: z.string(),
      kind: z.string(),
      direction: z.enum(['in', 'out']),
      status: messageStatusSchema,
      at: instantSchema,
    })
    .nullable(),
  unreadCount: z.number(),
  needsReply: z.boolean(),
  isArchived: z.boolean(),
  snoozedUntil: instantSchema.nullable(),
  draft: z.string(),
  /** When a free answer is taken no more (in the past: it is so already); null = this number has no such rule. */
  windowClosesAt: instantSchema.nullable(),
});
export type ConversationView = z.infer<typeof conversationSchema>;

export const conversationCalls = {
  'conversations.list': call({
    summary: 'Chats, the latest message first. `all` leaves out archived ones.',
    input: z.strictObject({ filter: z.enum(conversationFilters).default('all'), ...pageInput }),
    output: pageOf(conversationSchema),
  }),
  'conversations.counts': call({
    summary: 'How many chats each filter holds.',
    input: z.strictObject({}),
    output: z.object({
      needsReply: z.number(),
      unread: z.number(),
      all: z.number(),
      snoozed: z.number(),
      archived: z.number(),
    }),
  }),
  'conversations.get': call({
    summary: 'One chat.',
    input: z.strictObject({ id: conversationId }),
    output: conversationSchema,
  }),
  'conversations.start': call({
    summary: 'The chat with a phone, opened if there is none yet.',
    input: z.strictObject({
      channelId,
      phone: z.string().trim().min(5).max(40),
      name: z.string().max(200).optional(),
    }),
    output: conversationSchema,
  }),
  'conversations.markRead': call({
    summary: 'Everything in the chat has been seen here; opening is not an answer.',
    input: z.strictObject({ id: conversationId }),
    output: conversationSchema,
  }),
  'conversations.markUnread': call({
    summary: 'Marks the chat as not seen.',
    input: z.strictObject({ id: conversationId }),
    output: conversationSchema,
  }),
  'conversations.noReplyNeeded': call({
    summary: 'Takes the chat out of "needs reply" without an answer.',
    input: z.strictObject({ id: conversationId }),
    output: conversationSchema,
  }),
  'conversations.archive': call({
    summary: 'Archives the chat or takes it back; a new message takes it back too.',
    input: z.strictObject({ id: conversationId, archived: z.boolean() }),
    output: conversationSchema,
  }),
  'conversations.snooze': call({
    summary: 'Hides the chat until a time, or shows it again with null; a new message shows it at once.',
    input: z.strictObject({ id: conversationId, until: instantSchema.nullable() }),
    output: conversationSchema,
  }),
  'conversations.saveDraft': call({
    summary: 'Keeps what has been typed but not sent.',
    input: z.strictObject({ id: conversationId, text: z.string().max(20_000) }),
    output: z.object({ id: conversationId }),
  }),
};

import { z } from 'zod';

import { failureCodes } from '../../domain/failure.ts';
import { idSchema } from '../../domain/id-schema.ts';
import { messageAuthors, messageContentSchema } from '../../domain/message.ts';
import { call, instantSchema, pageInput, pageOf } from '../call.ts';
import { messageStatusSchema } from './conversations.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const conversationId = idSchema<'conversation'>();
const messageId = idSchema<'message'>();

const failureSchema = z.object({
  code: z.enum(failureCodes),
  /** In English words, or the provider's own. */
  detail: z.string().nullable(),
  /** The same as a reason, for screens. */
  why: sayingSchema.optional(),
});

export const attachmentSchema = z.object({
  id: idSchema<'attachment'>(),
  state: z.enum(['pending', 'ready', 'failed', 'too-large']),
  fileName: z.string(),
  mimeType: z.string(),
  /** Bytes; null until known. */
  size: z.number().nullable(),
  /** Where the file can be read now: a signed path on the same origin; null until it is here. */
  url: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
export type AttachmentView = z.infer<typeof attachmentSchema>;

export const messageSchema = z.object({
  id: messageId,
  conversationId,
  direction: z.enum(['in', 'out']),
  kind: z.string(),
  text: z.string(),
  content: messageContentSchema,
  author: z.enum(messageAuthors),
  /** Who wrote it within a group. */
  senderName: z.string().nullable(),
  status: messageStatusSchema,
  failure: failureSchema.nullable(),
  providerMessageId: z.string().nullable(),
  at: instantSchema,
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  quoted: z
    .object({ messageId: messageId.nullable(), text: z.string(), senderName: z.string().nullable() })
    .nullable(),
  reactions: z.array(z.object({ emoji: z.string(), byUs: z.boolean(), count: z.number() })),
  attachments: z.array(attachmentSchema),
  /** The outbox row behind a message of ours. */
  outboxId: idSchema<'outbox'>().nullable(),
  /** The rule that sent it, and the owner's name of that; left out for what no rule has sent. */
  ruleId: idSchema<'rule'>().nullable().optional(),
  ruleName: z.string().nullable().optional(),
});
export type MessageView = z.infer<typeof messageSchema>;

export const messageCalls = {
  'messages.list': call({
    summary:
      'A page of a chat, oldest first. Without `before`: the newest page; with it: the page just before that message.',
    input: z.strictObject({
      conversationId,
      before: messageId.optional(),
      /** Opens the page around a message (from search) instead. */
      around: messageId.optional(),
      after: messageId.optional(),
      limit: pageInput.limit,
    }),
    output: z.object({ items: z.array(messageSchema), hasMore: z.boolean(), hasNewer: z.boolean() }),
  }),
  'messages.send': call({
    summary:
      'Queues a message. The same idempotencyKey never sends twice; with other content it is a conflict.',
    input: z.strictObject({
      conversationId,
      text: z.string().max(20_000).default(''),
      quotedMessageId: messageId.optional(),
      uploadId: idSchema<'upload'>().optional(),
      /**
       * Sends this approved template of Meta's in place of a text of one's own; `values` by the keys of its variables.
       * Whatever is left out is filled by our variables. Refused with field errors (`metaTemplate.values.1`).
       */
      metaTemplate: z
        .strictObject({
          id: z.string().min(1).max(100),
          values: z.record(z.string().max(100), z.string().max(1024)).default({}),
        })
        .optional(),
      idempotencyKey: z.string().min(1).max(200).optional(),
    }),
    output: z.object({ outboxId: idSchema<'outbox'>(), messageId }),
  }),
  'messages.search': call({
    summary: 'Searches all years: words (from their beginning), names, digits of a phone, notes.',
    input: z.strictObject({ query: z.string().trim().min(1).max(200), ...pageInput }),
    output: pageOf(
      z.object({
        conversationId,
        messageId,
        title: z.string(),
        snippet: z.string(),
        parts: z.array(z.object({ text: z.string(), matched: z.boolean() })),
        direction: z.enum(['in', 'out']),
        at: instantSchema,
      }),
    ).extend({
      /** Chats whose customer matches by name, phone or note; on the first page only. */
      contacts: z.array(
        z.object({
          conversationId,
          title: z.string(),
          subtitle: z.string().nullable(),
          matchedIn: z.enum(['name', 'phone', 'notes']),
        }),
      ),
    }),
  }),
  'messages.fetchAttachment': call({
    summary: 'Tries again to fetch a file that could not be downloaded.',
    input: z.strictObject({ id: idSchema<'attachment'>() }),
    output: attachmentSchema,
  }),
};

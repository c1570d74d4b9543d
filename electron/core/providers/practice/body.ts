import { z } from 'zod';

import { messageContentSchema } from '#shared/domain/message.ts';
import type { Normalised } from '#shared/domain/inbound-event.ts';

import { chatOf, type Customer, chatIdOf } from './customers.ts';

const chatSchema = z.object({ id: z.string(), phone: z.string().nullable(), name: z.string() });
const at = z.number();

/** What the practice line writes into the journal: one JSON object for each thing that happens. */
const bodySchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('message'),
    id: z.string(),
    at,
    chat: chatSchema,
    from: z.enum(['customer', 'salon']),
    content: messageContentSchema,
    /** The address of the file, read back with `Connection.readMedia`. */
    mediaUrl: z.string().nullable(),
    quoted: z.object({ id: z.string(), text: z.string() }).nullable(),
    status: z.enum(['sent', 'delivered', 'read']).nullable(),
  }),
  z.object({
    event: z.literal('status'),
    id: z.string(),
    at,
    chat: chatSchema,
    status: z.enum(['sent', 'delivered', 'read']),
  }),
  z.object({ event: z.literal('edit'), id: z.string(), at, chat: chatSchema, text: z.string() }),
  z.object({ event: z.literal('reaction'), id: z.string(), at, chat: chatSchema, emoji: z.string() }),
]);
export type PracticeBody = z.infer<typeof bodySchema>;
export type PracticeMessage = Extract<PracticeBody, { event: 'message' }>;

/** The chat of a body. */
export function bodyChat(customer: Customer): z.infer<typeof chatSchema> {
  return { id: chatIdOf(customer), phone: customer.phone, name: customer.name };
}

/** The bytes that go into the journal. */
export function encodeBody(body: PracticeBody): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(body));
}

/** The meaning of a body; throws a zod error for anything that this line did not write. */
export function normaliseBody(raw: unknown): Normalised {
  const body = bodySchema.parse(raw);
  const chat = chatOf({ chatId: body.chat.id, phone: body.chat.phone, name: body.chat.name });
  switch (body.event) {
    case 'message':
      return { kind: 'events', events: [messageOf(body, chat)] };
    case 'status':
      return {
        kind: 'events',
        events: [
          {
            kind: 'status',
            chat,
            providerMessageId: body.id,
            status: body.status,
            failure: null,
            at: body.at,
            outboxId: null,
          },
        ],
      };
    case 'edit':
      return {
        kind: 'events',
        events: [{ kind: 'edit', chat, targetProviderMessageId: body.id, text: body.text, at: body.at }],
      };
    case 'reaction':
      return {
        kind: 'events',
        events: [
          {
            kind: 'reaction',
            chat,
            targetProviderMessageId: body.id,
            by: chat.identifiers[0] ?? null,
            emoji: body.emoji,
            at: body.at,
          },
        ],
      };
  }
}

/** The event's name for the journal; null for a body of another shape. */
export function practiceEventType(raw: unknown): string | null {
  const parsed = z.object({ event: z.string() }).safeParse(raw);
  return parsed.success ? parsed.data.event : null;
}

function messageOf(body: PracticeMessage, chat: ReturnType<typeof chatOf>) {
  const media = 'media' in body.content ? body.content.media : null;
  return {
    kind: 'message',
    chat,
    providerMessageId: body.id,
    at: body.at,
    author: body.from === 'customer' ? 'customer' : 'phone',
    sender: null,
    content: body.content,
    media:
      media === null
        ? null
        : { url: body.mediaUrl, fileName: media.fileName, mimeType: media.mimeType, size: null },
    quoted: body.quoted === null ? null : { providerMessageId: body.quoted.id, text: body.quoted.text },
    status: body.status,
    isEdited: false,
    isDeleted: false,
  } as const;
}

import { z } from 'zod';

import { assertNever } from './assert-never.ts';

/** A file that belongs to a message, as the provider describes it. Sizes in bytes, durations in seconds. */
const mediaSchema = z.object({
  fileName: z.string().nullable(),
  mimeType: z.string().nullable(),
  caption: z.string().nullable(),
  /** A tiny JPEG in base64 that the provider sent along; shown until the file itself is here. */
  thumbnail: z.string().nullable().optional(),
  isForwarded: z.boolean().optional(),
});
export type MediaDescription = z.infer<typeof mediaSchema>;

const contactCardSchema = z.object({
  name: z.string(),
  phones: z.array(z.string()),
  vcard: z.string().nullable(),
});

/**
 * What a message says: one member for each kind that a person sees differently.
 * Stored as JSON beside the plain `text` that lists, search and the API use.
 */
export const messageContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), isForwarded: z.boolean().optional() }),
  z.object({ kind: z.literal('image'), media: mediaSchema }),
  z.object({ kind: z.literal('video'), media: mediaSchema }),
  z.object({ kind: z.literal('audio'), media: mediaSchema }),
  z.object({ kind: z.literal('voice'), media: mediaSchema }),
  z.object({ kind: z.literal('document'), media: mediaSchema }),
  z.object({ kind: z.literal('sticker'), media: mediaSchema, isAnimated: z.boolean() }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
  }),
  z.object({ kind: z.literal('contacts'), contacts: z.array(contactCardSchema) }),
  z.object({
    kind: z.literal('poll'),
    question: z.string(),
    options: z.array(z.object({ name: z.string(), voters: z.array(z.string()) })),
    allowsSeveral: z.boolean(),
  }),
  /** Buttons that were offered: by us, by another robot or by the business itself. */
  z.object({
    kind: z.literal('buttons'),
    header: z.string().nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(z.object({ id: z.string().nullable(), text: z.string() })),
  }),
  /** A button or list entry that was pressed. */
  z.object({ kind: z.literal('button-reply'), selectedId: z.string().nullable(), text: z.string() }),
  z.object({ kind: z.literal('group-invite'), groupName: z.string(), caption: z.string().nullable() }),
  z.object({
    kind: z.literal('call'),
    isVideo: z.boolean(),
    outcome: z.enum(['ringing', 'answered', 'missed', 'declined', 'ended']),
  }),
  /** A message that exists but that the provider could not read for us. */
  z.object({
    kind: z.literal('unreadable'),
    reason: z.enum(['not-decrypted', 'file-too-large', 'keys-lost']),
  }),
  /** A kind that this version does not know: shown as such, with any text found in it, never dropped. */
  z.object({ kind: z.literal('unsupported'), providerKind: z.string(), text: z.string().nullable() }),
]);
export type MessageContent = z.infer<typeof messageContentSchema>;
export type MessageKind = MessageContent['kind'];

/** Who wrote an outgoing message: decides whether it counts as an answer and how the bubble is marked. */
export const messageAuthors = ['customer', 'person', 'phone', 'automation', 'other-api'] as const;
export type MessageAuthor = (typeof messageAuthors)[number];

/** The words of a message: what search finds and what the API returns as `text`. Empty when it has none. */
export function textOf(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
    case 'button-reply':
      return content.text;
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
      return content.media.caption ?? '';
    case 'document':
      return [content.media.caption, content.media.fileName].filter(Boolean).join('\n');
    case 'location':
      return [content.name, content.address].filter(Boolean).join('\n');
    case 'contacts':
      return content.contacts.map((card) => [card.name, ...card.phones].join(' ')).join('\n');
    case 'poll':
      return [content.question, ...content.options.map((option) => option.name)].join('\n');
    case 'buttons':
      return [content.header, content.body, content.footer].filter(Boolean).join('\n');
    case 'group-invite':
      return [content.groupName, content.caption].filter(Boolean).join('\n');
    case 'unsupported':
      return content.text ?? '';
    case 'sticker':
    case 'call':
    case 'unreadable':
      return '';
    default:
      return assertNever(content, 'message content');
  }
}

/** True for the kinds that carry a file to download. */
export function mediaOf(content: MessageContent): MediaDescription | null {
  return 'media' in content ? content.media : null;
}

/** The same message with the words of a later edit; kinds without words are replaced by a text. */
export function withEditedText(content: MessageContent, text: string): MessageContent {
  switch (content.kind) {
    case 'text':
      return { ...content, text };
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
      return { ...content, media: { ...content.media, caption: text } };
    case 'sticker':
    case 'location':
    case 'contacts':
    case 'poll':
    case 'buttons':
    case 'button-reply':
    case 'group-invite':
    case 'call':
    case 'unreadable':
    case 'unsupported':
      return { kind: 'text', text };
    default:
      return assertNever(content, 'message content');
  }
}

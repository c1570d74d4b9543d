import { z } from 'zod';

/**
 * What the core announces after a commit: which things changed, never their content. A client asks again for what it
 * shows. `sequence` rises by one with each announcement of a run; a client that sees a gap asks for everything again.
 */
export const changeSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('conversation'), conversationId: z.string() }),
  z.object({ topic: z.literal('messages'), conversationId: z.string() }),
  z.object({ topic: z.literal('contact'), contactId: z.string() }),
  z.object({ topic: z.literal('channel'), channelId: z.string() }),
  z.object({ topic: z.literal('outbox') }),
  z.object({ topic: z.literal('journal') }),
  z.object({ topic: z.literal('settings') }),
  z.object({ topic: z.literal('sending') }),
  z.object({ topic: z.literal('bookings') }),
  z.object({ topic: z.literal('sources') }),
  z.object({ topic: z.literal('templates') }),
  z.object({ topic: z.literal('rules') }),
  /** Words and automatic answers, or cards with answers that a person has to read. */
  z.object({ topic: z.literal('replies') }),
  z.object({ topic: z.literal('notices') }),
  /** The public address, its proof, or what the providers were told of it. */
  z.object({ topic: z.literal('tunnel') }),
  z.object({ topic: z.literal('meta-templates') }),
  /** The disk has no room any more, or has it again. */
  z.object({ topic: z.literal('disk') }),
  /** A message from a customer has arrived: for toasts, sounds and the screen reader. */
  z.object({ topic: z.literal('incoming'), conversationId: z.string(), messageId: z.string() }),
]);
export type Change = z.infer<typeof changeSchema>;

/** One frame of the stream. The first is a `hello` with the sequence reached so far. */
export const eventFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), run: z.string(), sequence: z.number() }),
  z.object({ kind: z.literal('changes'), sequence: z.number(), changes: z.array(changeSchema) }),
]);
export type EventFrame = z.infer<typeof eventFrameSchema>;

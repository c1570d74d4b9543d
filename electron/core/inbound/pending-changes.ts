import { z } from 'zod';

import { failureCodes } from '#shared/domain/failure.ts';
import { identifierSchema } from '#shared/domain/identifier.ts';
import { outgoingStatuses } from '#shared/domain/message-status.ts';

import type { WriteDb } from '../store/database.ts';
import { getMessageBySeq } from '../store/messages.ts';
import {
  insertPendingChange,
  messagesWithPendingChanges,
  pendingChangesFor,
  removePendingChange,
} from '../store/pending-changes.ts';
import { applyChange, targetIdOf, type ChangeEvent } from './apply-change.ts';
import type { ChangeContext, RecordStatus } from './context.ts';
import { Touched } from './touched.ts';

const chat = z.object({
  providerChatId: z.string(),
  kind: z.enum(['person', 'group']),
  identifiers: z.array(identifierSchema),
  names: z.array(z.string()),
});
const about = { chat, targetProviderMessageId: z.string(), at: z.number() };

/** What waits is our own JSON, but it may have been written by another version: it is parsed like anything stored. */
const changeSchema: z.ZodType<ChangeEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    chat: chat.nullable(),
    providerMessageId: z.string(),
    status: z.enum(outgoingStatuses),
    failure: z.object({ code: z.enum(failureCodes), detail: z.string().nullable() }).nullable(),
    at: z.number(),
    outboxId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('edit'), ...about, text: z.string() }),
  z.object({ kind: z.literal('delete'), ...about }),
  z.object({
    kind: z.literal('reaction'),
    ...about,
    by: z.union([z.literal('us'), identifierSchema, z.null()]),
    emoji: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('call-update'),
    ...about,
    outcome: z.enum(['ringing', 'answered', 'missed', 'declined', 'ended']),
  }),
  z.object({
    kind: z.literal('poll-votes'),
    ...about,
    options: z.array(z.object({ name: z.string(), voters: z.array(z.string()) })),
  }),
]);

/** Keeps a change whose message is not here yet. */
export function keepChange(
  db: WriteDb,
  context: ChangeContext & { readonly newId: () => string },
  event: ChangeEvent,
): void {
  insertPendingChange(db, {
    id: context.newId(),
    channelId: context.channelId,
    providerMessageId: targetIdOf(event),
    event: JSON.stringify(event),
    receivedAt: context.now,
  });
}

/** Applies what waits for a message that is here now, and for those of chats that were merged on the way. */
export function drainChanges(db: WriteDb, context: ChangeContext, providerMessageId: string): void {
  for (const waiting of pendingChangesFor(db, context.channelId, providerMessageId)) {
    const event = changeSchema.safeParse(JSON.parse(waiting.event));
    if (event.success && !applyChange(db, context, event.data)) continue;
    removePendingChange(db, waiting.id);
  }
  drainJoined(db, context);
}

/** After a chat has become known under another id: changes that came under that id may be about its messages. */
export function drainJoined(db: WriteDb, context: ChangeContext): void {
  for (const conversationId of context.touched.joined) {
    context.touched.joined.delete(conversationId);
    for (const seq of messagesWithPendingChanges(db, conversationId)) {
      const providerMessageId = getMessageBySeq(db, seq)?.providerMessageId ?? null;
      if (providerMessageId !== null) drainChanges(db, context, providerMessageId);
    }
  }
}

/**
 * Applies what came before the provider's answer to a send: to be called in the transaction that stores the
 * provider's id of a message of ours. Returns what changed, to be announced after the commit.
 */
export function applyPendingChanges(
  db: WriteDb,
  deps: { readonly recordStatus: RecordStatus },
  messageSeq: number,
): Touched {
  const touched = new Touched();
  const message = getMessageBySeq(db, messageSeq);
  if (!message?.providerMessageId) return touched;
  const context = {
    channelId: message.channelId,
    now: message.receivedAt,
    recordStatus: deps.recordStatus,
    touched,
  };
  drainChanges(db, context, message.providerMessageId);
  return touched;
}

import type { InboundMessage } from '#shared/domain/inbound-event.ts';
import { asId, type ConversationId, type MessageId } from '#shared/domain/ids.ts';
import { displayPhone } from '#shared/domain/phone.ts';
import { mediaOf, textOf, type MessageContent } from '#shared/domain/message.ts';
import { answerWindowMs } from '#shared/domain/replies/bind-reply.ts';

import { attachmentsOf } from '../store/attachments.ts';
import { getConversation, refreshLastMessage } from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import {
  findMessage,
  getMessageBySeq,
  insertMessage,
  setContent,
  setDeleted,
  type MessageRow,
  type NewMessage,
} from '../store/messages.ts';
import { editMessage, updateCall } from './apply-change.ts';
import { raiseStatus } from './apply-status.ts';
import { addAttachment } from './attachment.ts';
import { openChat } from './chat.ts';
import type { ApplyContext } from './context.ts';
import { drainChanges } from './pending-changes.ts';
import { readAsReply } from './read-as-reply.ts';
import { countIncoming, countPhoneAnswer, waitsForAnswer } from './waiting.ts';

/** A message out of the history that is older than this is no news, ms. */
const newsAge = 10 * 60_000;
/** A provider's clock that is ahead by more than this is not believed, ms. */
const clockTolerance = 24 * 60 * 60_000;

/** Keeps a message, once: a repeat only adds what was not known yet. */
export function applyMessage(db: WriteDb, context: ApplyContext, event: InboundMessage): void {
  const conversationId = openChat(db, context, event.chat, isOld(context, event));
  const known =
    findMessage(db, conversationId, event.providerMessageId) ??
    ownMessage(db, context, conversationId, event);
  if (known) completeMessage(db, context, known, event);
  else addMessage(db, context, conversationId, event);
  drainChanges(db, context, event.providerMessageId);
}

/** A message that came back from the API may be one that our outbox has just handed over. */
function ownMessage(
  db: WriteDb,
  context: ApplyContext,
  conversationId: ConversationId,
  event: InboundMessage,
): MessageRow | undefined {
  if (event.author === 'customer') return undefined;
  if (event.author === 'phone' && event.mayBeOurs !== true) return undefined;
  const settled = context.settleByEcho(db, {
    conversationId,
    providerMessageId: event.providerMessageId,
    text: textOf(event.content),
    at: event.at,
  });
  if (!settled) return undefined;
  context.touched.outbox = true;
  context.touched.thread(conversationId);
  return getMessageBySeq(db, settled.messageSeq);
}

function addMessage(
  db: WriteDb,
  context: ApplyContext,
  conversationId: ConversationId,
  event: InboundMessage,
): void {
  const isIncoming = event.author === 'customer';
  const at = timeOf(db, context, conversationId, event);
  const id = asId<MessageId>(context.newId());
  const message: NewMessage = {
    id,
    conversationId,
    channelId: context.channelId,
    providerMessageId: event.providerMessageId,
    direction: isIncoming ? 'in' : 'out',
    author: event.author,
    senderName: senderNameOf(event),
    text: textOf(event.content),
    content: event.content,
    status: isIncoming ? 'received' : (event.status ?? 'sent'),
    at,
    receivedAt: context.now,
    isEdited: event.isEdited,
    // The time of the edit is not told: any edit that is reported by itself is later.
    editedAt: event.isEdited ? at : null,
    isDeleted: event.isDeleted,
    isUnread: false,
    quotedProviderId: event.quoted?.providerMessageId ?? null,
    quotedText: event.quoted?.text ?? null,
  };
  const seq = insertMessage(db, message);
  addAttachment(db, context, seq, event.content, event.media);
  if (isIncoming && event.isHistory !== true && waitsForAnswer(event.content))
    takeIn(db, context, { ...message, seq }, event.at);
  if (event.author === 'phone') countPhoneAnswer(db, conversationId, at);
  refreshLastMessage(db, conversationId);
  context.touched.thread(conversationId);
}

/**
 * A customer has written: the chat waits for an answer, unless the message is one that says all. What the provider dates
 * behind every question's time is no answer to one, although the chat shows it at a time that can be.
 */
function takeIn(
  db: WriteDb,
  context: ApplyContext,
  message: NewMessage & { readonly seq: number },
  dated: number,
): void {
  const { id: messageId, conversationId, at } = message;
  const before = getConversation(db, conversationId);
  const wasWaiting = before?.needsReply ?? false;
  const { contactId = null, lastMessage = null } = before ?? {};
  // Whom the last message did not reach can be reached after all: what fell away with it is planned anew.
  if (contactId !== null && lastMessage?.status === 'failed') context.touched.contacts.add(contactId);
  countIncoming(db, message);
  const isNews = isNewsNow(context, at);
  if (isNews) context.touched.incoming.push({ conversationId, messageId });
  // An automatic answer is placed after what it answers.
  refreshLastMessage(db, conversationId);
  if (message.isDeleted) return;
  const words = dated > context.now + answerWindowMs ? { ...message, at: dated } : message;
  readAsReply(db, context, words, { isNews, isEdit: false, wasWaiting });
}

/** Told by a history, asked for or given: it is no news. */
function isOld(context: ApplyContext, event: InboundMessage): boolean {
  return context.source === 'history' || event.isHistory === true;
}

function isNewsNow(context: ApplyContext, at: number): boolean {
  return context.source !== 'history' || context.now - at <= newsAge;
}

/**
 * When it was written. Providers tell whole seconds while our own messages have milliseconds: what comes in during the
 * second of our last message is placed after it, as it happened.
 */
function timeOf(
  db: WriteDb,
  context: ApplyContext,
  conversationId: ConversationId,
  event: InboundMessage,
): number {
  if (event.at > context.now + clockTolerance) return context.now;
  if (isOld(context, event)) return event.at;
  const last = getConversation(db, conversationId);
  const isSameSecond = last !== undefined && Math.trunc(last.lastMessageAt / 1000) === event.at / 1000;
  return isSameSecond && last.lastMessage?.direction === 'out' ? last.lastMessageAt : event.at;
}

/** A repeat may know more: how far it came, how a call ended, what could not be read before, an edit or a deletion. */
function completeMessage(db: WriteDb, context: ApplyContext, known: MessageRow, event: InboundMessage): void {
  const message = readNow(db, context, known, event);
  const changed = [
    event.content.kind === 'call' && updateCall(db, context, message, event.content.outcome),
    event.isEdited &&
      textOf(event.content) !== message.text &&
      editMessage(db, context, message, textOf(event.content), event.at),
    event.isDeleted && setDeleted(db, message.seq),
    message !== known,
  ].some(Boolean);
  if (message !== known && message.direction === 'in' && event.isHistory !== true)
    readAsReply(db, context, message, { isNews: false, isEdit: true, wasWaiting: true });
  if (event.status !== null) raiseStatus(db, context, message, { status: event.status, failure: null });
  if (!changed) return;
  refreshLastMessage(db, message.conversationId);
  context.touched.thread(message.conversationId);
}

/** WhatsApp delivers a message that could not be decrypted once more; a newer version reads kinds that an older could not. */
function readNow(db: WriteDb, context: ApplyContext, known: MessageRow, event: InboundMessage): MessageRow {
  if (!isUnread(known.content) || isUnread(event.content)) return known;
  const change = {
    content: event.content,
    text: textOf(event.content),
    isEdited: known.isEdited || event.isEdited,
    editedAt: known.editedAt ?? (event.isEdited ? event.at : null),
    pollVotesAt: null,
  };
  setContent(db, known.seq, change);
  if (mediaOf(event.content) !== null && attachmentsOf(db, [known.seq]).length === 0) {
    addAttachment(db, context, known.seq, event.content, event.media);
  }
  return { ...known, ...change, kind: event.content.kind };
}

function isUnread(content: MessageContent): boolean {
  return content.kind === 'unreadable' || content.kind === 'unsupported';
}

/** Who wrote within a group: the name, else the phone. */
function senderNameOf(event: InboundMessage): string | null {
  if (event.sender === null) return null;
  const phone = event.sender.identifiers.find(({ kind }) => kind === 'phone');
  return event.sender.name ?? (phone ? displayPhone(phone.value) : null);
}

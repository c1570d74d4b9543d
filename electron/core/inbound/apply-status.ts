import type { ChatReference, InboundEvent } from '#shared/domain/inbound-event.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { climb } from '#shared/domain/message-status.ts';

import { identifiersOf } from '../store/contacts.ts';
import {
  addAlias,
  findPersonConversation,
  getConversation,
  refreshLastMessage,
} from '../store/conversations.ts';
import type { WriteDb } from '../store/database.ts';
import {
  findMessage,
  findMessageOfOutbox,
  findMessagesInChannel,
  setStatus,
  type MessageRow,
} from '../store/messages.ts';
import { findChat, namesOf } from './chat.ts';
import type { ChangeContext } from './context.ts';
import { mayBeOne, unite } from './identity.ts';

export type StatusEvent = Extract<InboundEvent, { kind: 'status' }>;

/** Moves a message of ours along. False when the message is not here (yet). */
export function applyStatus(db: WriteDb, context: ChangeContext, event: StatusEvent): boolean {
  const message = targetOf(db, context, event);
  if (!message) return false;
  raiseStatus(db, context, message, event);
  return true;
}

/** The status after a report; a failure is kept beside, whatever comes later. */
export function raiseStatus(
  db: WriteDb,
  context: ChangeContext,
  message: MessageRow,
  report: Pick<StatusEvent, 'status' | 'failure'>,
): void {
  if (message.status === 'received') return;
  const status = climb(message.status, report.status);
  const isFailureNews = report.failure !== null && message.failureCode === null;
  if (status === message.status && !isFailureNews) return;
  setStatus(db, message.seq, status, isFailureNews ? report.failure : null);
  // It may say that the customer cannot be reached: what is planned for them depends on it.
  if (isFailureNews) touchCustomer(db, context, message.conversationId);
  // A reason that comes after the failure is news for the outbox, too.
  context.recordStatus(db, message.seq, status);
  context.touched.outbox = true;
  refreshLastMessage(db, message.conversationId);
  context.touched.thread(message.conversationId);
}

function touchCustomer(db: WriteDb, context: ChangeContext, conversationId: ConversationId): void {
  const contactId = getConversation(db, conversationId)?.contactId ?? null;
  if (contactId !== null) context.touched.contacts.add(contactId);
}

function targetOf(db: WriteDb, context: ChangeContext, event: StatusEvent): MessageRow | undefined {
  if (event.outboxId !== null) {
    const message = ownTarget(db, context, event, event.outboxId);
    if (message) return message;
  }
  const chatId = event.chat ? findChat(db, context.channelId, event.chat) : null;
  const inChat = chatId === null ? undefined : findMessage(db, chatId, event.providerMessageId);
  if (inChat) return inChat.direction === 'out' ? inChat : undefined;
  // Green API reports some statuses under the hidden id of a chat that we know by its phone.
  const ours = findMessagesInChannel(db, context.channelId, event.providerMessageId).filter(
    ({ direction }) => direction === 'out',
  );
  const only = ours.length === 1 ? ours[0] : undefined;
  if (!only || !event.chat) return only;
  const home = registerProof(db, context, only, event.chat, chatId);
  return home === null ? undefined : findMessage(db, home, event.providerMessageId);
}

/**
 * The message that carries our id. Its recipient, as the provider names them, is the person of its chat: WhatsApp writes
 * some numbers in another way than they were dialled.
 */
function ownTarget(
  db: WriteDb,
  context: ChangeContext,
  event: StatusEvent,
  outboxId: string,
): MessageRow | undefined {
  const { providerMessageId } = event;
  const report = { channelId: context.channelId, outboxId, providerMessageId, now: context.now };
  if (context.settleByOutboxId) {
    if (context.settleByOutboxId(db, report) === null) return undefined;
    context.touched.outbox = true;
  }
  const message = findMessageOfOutbox(db, outboxId);
  if (message?.channelId !== context.channelId) return undefined;
  if (event.chat?.kind !== 'person') return message;
  const chatId = findChat(db, context.channelId, event.chat);
  if (chatId === message.conversationId) return message;
  registerProof(db, context, message, event.chat, chatId, true);
  return findMessageOfOutbox(db, outboxId);
}

/**
 * The status of our message under another chat id says that this id is the same person's: the chats become one.
 * Returns the chat that the message is in then; null when the two are certainly not one person.
 */
function registerProof(
  db: WriteDb,
  context: ChangeContext,
  message: MessageRow,
  chat: ChatReference,
  otherChatId: ConversationId | null,
  isCertain = false,
): ConversationId | null {
  const own = getConversation(db, message.conversationId);
  if (own?.kind !== 'person' || own.contactId === null || chat.kind !== 'person') return null;
  const other = otherChatId === null ? undefined : getConversation(db, otherChatId);
  const otherContact = other?.contactId ?? null;
  const otherNames = otherContact === null ? namesOf(chat) : identifiersOf(db, otherContact);
  if (!isCertain && !mayBeOne(identifiersOf(db, own.contactId), otherNames)) return null;
  const contactId = unite(db, context, [...namesOf(chat), ...otherNames], own.contactId);
  const home = contactId === null ? null : findPersonConversation(db, context.channelId, contactId);
  if (home !== null) {
    addAlias(db, context.channelId, chat.providerChatId, home);
    context.touched.joined.add(home);
  }
  return home;
}

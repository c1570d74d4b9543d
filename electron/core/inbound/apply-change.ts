import { assertNever } from '#shared/domain/assert-never.ts';
import { climbCall } from '#shared/domain/call.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import { textOf, withEditedText, type MessageContent } from '#shared/domain/message.ts';

import { refreshLastMessage } from '../store/conversations.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { findMessage, setContent, setDeleted, type MessageRow } from '../store/messages.ts';
import { recordReaction } from '../store/reactions.ts';
import { applyStatus } from './apply-status.ts';
import { findChat } from './chat.ts';
import type { ChangeContext } from './context.ts';
import { readAsReply } from './read-as-reply.ts';
import { countIncoming } from './waiting.ts';

/** Everything that a provider tells about a message that is (or will be) here. */
export type ChangeEvent = Extract<
  InboundEvent,
  { kind: 'status' | 'edit' | 'delete' | 'reaction' | 'call-update' | 'poll-votes' }
>;

/** The provider's id of the message that a change is about. */
export function targetIdOf(event: ChangeEvent): string {
  return event.kind === 'status' ? event.providerMessageId : event.targetProviderMessageId;
}

/** Applies a change to its message. False when the message is not here (yet): the change is to be kept. */
export function applyChange(db: WriteDb, context: ChangeContext, event: ChangeEvent): boolean {
  if (event.kind === 'status') return applyStatus(db, context, event);
  const message = findTarget(db, context, event);
  if (!message) return false;
  if (change(db, context, message, event)) {
    refreshLastMessage(db, message.conversationId);
    context.touched.thread(message.conversationId);
  }
  return true;
}

function change(
  db: WriteDb,
  context: ChangeContext,
  message: MessageRow,
  event: Exclude<ChangeEvent, { kind: 'status' }>,
): boolean {
  switch (event.kind) {
    case 'edit':
      return editMessage(db, context, message, event.text, event.at);
    case 'delete':
      return setDeleted(db, message.seq);
    case 'reaction':
      return recordReaction(db, {
        messageSeq: message.seq,
        by: reactorOf(event),
        emoji: event.emoji,
        at: event.at,
      });
    case 'call-update':
      return updateCall(db, context, message, event.outcome);
    case 'poll-votes':
      return recordVotes(db, message, event);
    default:
      return assertNever(event, 'change');
  }
}

/** The latest edit by the provider's time wins; two of the same time end the same in either order. */
export function editMessage(
  db: WriteDb,
  context: ChangeContext,
  message: MessageRow,
  text: string,
  at: number,
): boolean {
  const isOlder =
    message.editedAt !== null && (at < message.editedAt || (at === message.editedAt && text <= message.text));
  if (isOlder) return false;
  const content = withEditedText(message.content, text);
  setContent(db, message.seq, {
    content,
    text: textOf(content),
    isEdited: true,
    editedAt: at,
    pollVotesAt: message.pollVotesAt,
  });
  // "yse" that becomes "yes" is an answer, too.
  if (message.direction === 'in' && !message.isDeleted)
    readAsReply(db, context, { ...message, content, text: textOf(content) }, edited);
  return true;
}

const edited = { isNews: false, isEdit: true, wasWaiting: false };

/** Moves a call along; one that turns out to be missed counts as a message that came in. */
export function updateCall(
  db: WriteDb,
  context: ChangeContext,
  message: MessageRow,
  outcome: Extract<MessageContent, { kind: 'call' }>['outcome'],
): boolean {
  if (message.content.kind !== 'call') return false;
  const climbed = climbCall(message.content.outcome, outcome);
  if (climbed === message.content.outcome) return false;
  const content = { ...message.content, outcome: climbed };
  setContent(db, message.seq, { ...message, content });
  if (climbed === 'missed' && message.direction === 'in') {
    countIncoming(db, message);
    context.touched.incoming.push({ conversationId: message.conversationId, messageId: message.id });
  }
  return true;
}

/** The latest count of a poll by the provider's time wins; options that the poll did not name are added. */
function recordVotes(
  db: WriteDb,
  message: MessageRow,
  event: Extract<ChangeEvent, { kind: 'poll-votes' }>,
): boolean {
  if (message.content.kind !== 'poll') return false;
  const votes = new Map(event.options.map((option) => [option.name, [...option.voters]]));
  const names = new Set([...message.content.options.map(({ name }) => name), ...votes.keys()]);
  const options = [...names].map((name) => ({ name, voters: votes.get(name) ?? [] }));
  const isOlder =
    message.pollVotesAt !== null &&
    (event.at < message.pollVotesAt ||
      (event.at === message.pollVotesAt &&
        JSON.stringify(options) <= JSON.stringify(message.content.options)));
  if (isOlder) return false;
  const content = { ...message.content, options };
  setContent(db, message.seq, { ...message, content, text: textOf(content), pollVotesAt: event.at });
  return true;
}

/** In a personal chat the other side is one person under whatever id; in a group the id tells who. */
function reactorOf(event: Extract<ChangeEvent, { kind: 'reaction' }>): string {
  if (event.by === 'us') return 'us';
  if (event.chat.kind === 'person' || event.by === null) return 'customer';
  return `${event.by.kind}:${event.by.value}`;
}

/** Within its chat only: provider ids are unique nowhere else. A chat id that nobody knows yet waits for proof. */
function findTarget(
  db: ReadDb,
  context: ChangeContext,
  event: Exclude<ChangeEvent, { kind: 'status' }>,
): MessageRow | undefined {
  const chatId = findChat(db, context.channelId, event.chat);
  return chatId === null ? undefined : findMessage(db, chatId, event.targetProviderMessageId);
}

import { personOfChatId, type Identifier } from '#shared/domain/identifier.ts';
import type {
  ChatReference,
  InboundEvent,
  InboundMessage,
  Normalised,
} from '#shared/domain/inbound-event.ts';
import { textOf, type MessageAuthor } from '#shared/domain/message.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { chatOf, withProof } from './chat.ts';
import { readPress } from './content-buttons.ts';
import { pollOptions, readContent } from './content.ts';
import { messageDataOf } from './history-shape.ts';
import { fields, idText, isFields, text, type Fields } from '../lenient.ts';

/** A message of any kind as both shapes (webhook, journal) tell it. */
export type MessageFacts = {
  readonly author: MessageAuthor;
  readonly chatId: string;
  readonly chatName: string | null;
  /** Who wrote it, in the provider's terms; for an outgoing message that is us and says nothing about the chat. */
  readonly sender: string | null;
  /** Further names of the sender that the event carries. */
  readonly senderAliases: readonly (string | null)[];
  /** Best first: address book, profile. */
  readonly senderNames: readonly (string | null)[];
  readonly providerMessageId: string;
  /** Epoch ms. */
  readonly at: number;
  readonly typeMessage: string;
  /** In the shape of a webhook's `messageData`. */
  readonly data: Fields;
  readonly status: OutgoingStatus | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
};

/** What a message means: most are messages; edits, deletions, reactions and votes are about another one. */
export function messageEvents(facts: MessageFacts): Normalised {
  const chat = chatOfMessage(facts);
  if ('ignored' in chat) return { kind: 'ignored', reason: chat.ignored };
  const { data, at } = facts;
  switch (facts.typeMessage.toLowerCase()) {
    case 'editedmessage': {
      const edit = fields(data, 'editedMessageData');
      const words = text(edit, 'textMessage', 'caption', 'text');
      if (words === null) return { kind: 'ignored', reason: 'An edit without a new text.' };
      return about(idText(edit, 'stanzaId'), 'edit', (target) => ({
        kind: 'edit',
        chat,
        targetProviderMessageId: target,
        text: words,
        at,
      }));
    }
    case 'deletedmessage':
      return about(idText(fields(data, 'deletedMessageData'), 'stanzaId'), 'deletion', (target) => ({
        kind: 'delete',
        chat,
        targetProviderMessageId: target,
        at,
      }));
    case 'reactionmessage':
      return about(quotedId(data), 'reaction', (target) => ({
        kind: 'reaction',
        chat,
        targetProviderMessageId: target,
        by: facts.author === 'customer' ? reactor(facts, chat) : 'us',
        emoji: text(fields(data, 'extendedTextMessageData'), 'text')?.trim() ?? null,
        at,
      }));
    case 'pollupdatemessage': {
      const poll = fields(data, 'pollMessageData');
      return about(idText(poll, 'stanzaId'), 'vote', (target) => ({
        kind: 'poll-votes',
        chat,
        targetProviderMessageId: target,
        options: pollOptions(poll, 'votes'),
        at,
      }));
    }
    default:
      return { kind: 'events', events: [messageEvent(facts, chat)] };
  }
}

function about(target: string | null, what: string, event: (target: string) => InboundEvent): Normalised {
  if (target === null)
    return { kind: 'ignored', reason: `A ${what} that does not say which message it is about.` };
  return { kind: 'events', events: [event(target)] };
}

function chatOfMessage(facts: MessageFacts) {
  const isIncoming = facts.author === 'customer';
  // In an outgoing message the sender's names are our own, and in a group they are a participant's.
  const isPersonal = !facts.chatId.endsWith('@g.us');
  const names =
    isIncoming && isPersonal
      ? [...facts.senderNames.slice(0, 1), facts.chatName, ...facts.senderNames.slice(1)]
      : [facts.chatName];
  return chatOf(facts.chatId, names, isIncoming && isPersonal ? [facts.sender, ...facts.senderAliases] : []);
}

function messageEvent(facts: MessageFacts, chat: ChatReference): InboundMessage {
  const { content, media } = readContent(facts.typeMessage, facts.data);
  return {
    kind: 'message',
    chat,
    providerMessageId: facts.providerMessageId,
    at: facts.at,
    author: facts.author,
    sender: senderOf(facts, chat),
    content,
    media,
    quoted: quotedOf(facts.data),
    status: facts.author === 'customer' ? null : facts.status,
    isEdited: facts.isEdited,
    isDeleted: facts.isDeleted,
  };
}

function senderOf(facts: MessageFacts, chat: ChatReference): InboundMessage['sender'] {
  if (chat.kind !== 'group' || facts.author !== 'customer') return null;
  const person = facts.sender === null ? null : personOfChatId(facts.sender);
  const name = facts.senderNames.find((candidate) => candidate !== null && candidate.trim() !== '') ?? null;
  return { identifiers: person ? withProof(person, facts.senderAliases) : [], name };
}

/** The phone where it is told, so that one person's reactions are one, whichever of the names an event leads with. */
function reactor(facts: MessageFacts, chat: ChatReference): Identifier | null {
  const own = facts.sender === null ? null : personOfChatId(facts.sender);
  const known = chat.kind === 'group' ? (own ? withProof(own, facts.senderAliases) : []) : chat.identifiers;
  return known.find(({ kind }) => kind === 'phone') ?? known[0] ?? null;
}

/** The message that this one answers: a sibling object, older: inside the text, or of a press: inside the press. */
function quotedOf(data: Fields): InboundMessage['quoted'] {
  const id = quotedId(data) ?? readPress(data)?.stanzaId ?? null;
  if (id === null) return null;
  const quoted = data.quotedMessage;
  if (!isFields(quoted)) return { providerMessageId: id, text: null };
  const words = textOf(
    readContent(text(quoted, 'typeMessage') ?? 'textMessage', messageDataOf(quoted)).content,
  );
  return { providerMessageId: id, text: words === '' ? null : words };
}

function quotedId(data: Fields): string | null {
  return (
    idText(fields(data, 'quotedMessage'), 'stanzaId') ??
    idText(fields(data, 'extendedTextMessageData'), 'stanzaId')
  );
}

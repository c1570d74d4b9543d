import { toInstant } from '#shared/api/call.ts';
import type { AttachmentView, MessageView } from '#shared/api/calls/messages.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { displayPhone } from '#shared/domain/phone.ts';
import { snippetOf } from '#shared/domain/search-text.ts';
import { readSaying, told } from '#shared/domain/saying/saying.ts';

import type { Channels } from '../channels/channels.ts';
import { enqueue, enqueueInParts } from '../outbound/enqueue.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import { getAttachment, retryAttachment, type AttachmentRow } from '../store/attachments.ts';
import { getChannel } from '../store/channels.ts';
import { getConversation } from '../store/conversations.ts';
import type { Store } from '../store/database.ts';
import { getMessageBySeq, pageThread, type ThreadMessage } from '../store/messages.ts';
import { searchContacts, searchMessages, type FoundContact, type FoundMessage } from '../store/search.ts';
import type { Composer } from '../templates/composer.ts';
import { chosenTemplate } from './chosen-template.ts';
import { titleOf } from './conversation-handlers.ts';
import type { MediaLinks } from './core-files.ts';
import { asApiError } from './refusals.ts';

export type MessageHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly links: MediaLinks;
  readonly channels: Pick<Channels, 'splitsCaptions' | 'get' | 'connectionOf'>;
  readonly composer: Composer;
  readonly settings: Settings;
  readonly wakeSender: () => void;
  readonly wakeWork: () => void;
};

type MessageCalls = Pick<Handlers, Extract<keyof Handlers, `messages.${string}`>>;

/** How many customers a search shows before its messages. */
const contactsFound = 20;

/** The calls about messages. */
export function messageHandlers(deps: MessageHandlerDeps): MessageCalls {
  const { store, bus, clock, links } = deps;
  return {
    'messages.list': (input) => {
      if (!getConversation(store.read, input.conversationId)) {
        throw new ApiError('not-found', 'There is no such chat. It may have been joined with another one.');
      }
      const page = pageThread(store.read, input);
      if (!page)
        throw new ApiError('not-found', 'The message that the page starts from is not in this chat.');
      return { ...page, items: page.items.map((message) => messageView(message, links)) };
    },
    'messages.send': (input) => {
      const conversation = getConversation(store.read, input.conversationId);
      if (!conversation) throw new ApiError('not-found', 'There is no such chat.');
      if (!getChannel(store.read, conversation.channelId)) {
        throw refusal('conflict', 'number-gone');
      }
      const template = input.metaTemplate ? chosenTemplate(deps, conversation, input) : null;
      const add = deps.channels.splitsCaptions(conversation.channelId) ? enqueueInParts : enqueue;
      const queued = asApiError(() =>
        store.write((db) =>
          add(db, deps, {
            conversationId: input.conversationId,
            text: template?.text ?? input.text,
            uploadId: input.uploadId ?? null,
            quotedMessageId: input.quotedMessageId ?? null,
            template,
            origin: 'person',
            idempotencyKey: input.idempotencyKey ?? null,
            reason: 'Written by a person.',
            dueAt: clock.now(),
            usefulUntil: null,
          }),
        ),
      );
      bus.announce(queued.changes);
      deps.wakeSender();
      deps.wakeWork();
      return { outboxId: queued.outboxId, messageId: queued.messageId };
    },
    'messages.search': ({ query, cursor, limit }) => {
      const page = searchMessages(store.read, { query, cursor, limit });
      const contacts = cursor === undefined ? searchContacts(store.read, query, contactsFound) : [];
      return {
        ...page,
        items: page.items.map((found) => foundMessageView(found, query)),
        contacts: contacts.map(foundContactView),
      };
    },
    'messages.fetchAttachment': ({ id }) => {
      if (!store.write((db) => retryAttachment(db, id, clock.now()))) {
        throw refusal('conflict', 'file-not-downloadable');
      }
      deps.wakeWork();
      const attachment = getAttachment(store.read, id);
      const message = attachment && getMessageBySeq(store.read, attachment.messageSeq);
      if (!message) throw new ApiError('not-found', 'There is no such file.');
      bus.announce([{ topic: 'messages', conversationId: message.conversationId }]);
      return attachmentView(attachment, links);
    },
  };
}

function attachmentView(row: AttachmentRow, links: MediaLinks): AttachmentView {
  const { id, state, fileName, mimeType, size, width, height } = row;
  return {
    id,
    state,
    fileName,
    mimeType,
    size,
    width,
    height,
    url: state === 'ready' ? links.linkTo(id) : null,
  };
}

/** A bubble as the contract shows it. */
function messageView(message: ThreadMessage, links: MediaLinks): MessageView {
  const { id, conversationId, direction, kind, text, content, author, senderName, status } = message;
  const hasQuote = message.quotedProviderId !== null || message.quotedMessageId !== null;
  return {
    id,
    conversationId,
    direction,
    kind,
    text,
    content,
    author,
    senderName,
    status,
    failure:
      message.failureCode === null
        ? null
        : { code: message.failureCode, ...told(readSaying(message.failureDetail)) },
    providerMessageId: message.providerMessageId,
    at: toInstant(message.at),
    isEdited: message.isEdited,
    isDeleted: message.isDeleted,
    quoted: hasQuote
      ? {
          messageId: message.quotedMessageId,
          text: message.quotedWords ?? '',
          senderName: message.quotedSenderName,
        }
      : null,
    reactions: groupReactions(message),
    attachments: message.attachments.map((attachment) => attachmentView(attachment, links)),
    outboxId: message.outboxId,
    ruleId: message.ruleId,
    ruleName: message.ruleName,
  };
}

/** One entry for each emoji, in the order in which they first stand. */
function groupReactions({ reactions }: ThreadMessage): MessageView['reactions'] {
  return [...Map.groupBy(reactions, ({ emoji }) => emoji)].map(([emoji, rows]) => ({
    emoji,
    byUs: rows.some(({ by }) => by === 'us'),
    count: rows.length,
  }));
}

function foundMessageView(found: FoundMessage, query: string) {
  const parts = snippetOf(found.text, query);
  return {
    conversationId: found.conversationId,
    messageId: found.messageId,
    title: titleOf({ ...found, sendTo: '' }),
    snippet: parts.map(({ text }) => text).join(''),
    parts,
    direction: found.direction,
    at: toInstant(found.at),
  };
}

function foundContactView(found: FoundContact) {
  const title = titleOf({ ...found, title: '', sendTo: '' });
  const phone = found.phone === null ? null : displayPhone(found.phone);
  return {
    conversationId: found.conversationId,
    title,
    subtitle: phone === title ? null : phone,
    matchedIn: found.matchedIn,
  };
}

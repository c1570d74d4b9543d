import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { displayPhone, normalisePhone, whatsAppNumberOf } from '#shared/domain/phone.ts';

import type { Channels } from '../channels/channels.ts';
import { openPersonConversation } from '../inbound/chat.ts';
import { replyWindowOf } from '../outbound/reply-window.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import { getChannel } from '../store/channels.ts';
import {
  countConversations,
  getConversation,
  listConversations,
  markRead,
  markUnread,
  recordWaiting,
  saveDraft,
  setArchived,
  setSnoozed,
  type ConversationRow,
} from '../store/conversations.ts';
import type { ReadDb, Store, WriteDb } from '../store/database.ts';
import { newestIncomingId } from '../store/messages.ts';

export type ConversationHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly channels: Channels;
  /** A snoozed chat may come back sooner. */
  readonly wakeWork: () => void;
};

type ConversationCalls = Pick<Handlers, Extract<keyof Handlers, `conversations.${string}`>>;

/** What a chat is called: a group by its title, a person by name, else by phone, else by whatever id there is. */
export function titleOf(
  row: Pick<ConversationRow, 'title' | 'contactName' | 'phone' | 'otherIdentifier' | 'sendTo'>,
): string {
  const phone = row.phone === null ? '' : displayPhone(row.phone);
  return [row.title, row.contactName, phone, row.otherIdentifier, row.sendTo].find((name) => name) ?? '';
}

/** A chat as the contract shows it. */
function conversationView(db: ReadDb, row: ConversationRow): ConversationView {
  const title = titleOf(row);
  const phone = row.phone === null ? null : displayPhone(row.phone);
  return {
    id: row.id,
    title,
    kind: row.kind,
    channelId: row.channelId,
    contactId: row.contactId,
    subtitle: phone === title ? null : phone,
    lastMessage: row.lastMessage && {
      text: row.lastMessage.text,
      kind: row.lastMessage.kind,
      direction: row.lastMessage.direction,
      status: row.lastMessage.status,
      at: toInstant(row.lastMessageAt),
    },
    unreadCount: row.unreadCount,
    needsReply: row.needsReply,
    isArchived: row.isArchived,
    snoozedUntil: toInstantOrNull(row.snoozedUntil),
    draft: row.draft,
    windowClosesAt: toInstantOrNull(replyWindowOf(db, row)),
  };
}

/** The calls about chats. */
export function conversationHandlers(deps: ConversationHandlerDeps): ConversationCalls {
  const { store, bus, clock } = deps;
  const viewOf = (id: ConversationId): ConversationView => {
    const row = getConversation(store.read, id);
    if (!row)
      throw new ApiError('not-found', 'There is no such chat. It may have been joined with another one.');
    return conversationView(store.read, row);
  };
  /** One change of one chat in one transaction, announced when it changed anything. */
  const change = (id: ConversationId, work: (db: WriteDb) => boolean): ConversationView => {
    viewOf(id);
    if (store.write(work)) bus.announce([{ topic: 'conversation', conversationId: id }]);
    return viewOf(id);
  };

  return {
    'conversations.list': (input) => {
      const page = listConversations(store.read, { ...input, now: clock.now() });
      return { ...page, items: page.items.map((row) => conversationView(store.read, row)) };
    },
    'conversations.counts': () => countConversations(store.read, clock.now()),
    'conversations.get': ({ id }) => viewOf(id),
    'conversations.start': (input) => {
      if (!getChannel(store.read, input.channelId))
        throw new ApiError('not-found', 'There is no such number.');
      const phone = normalisePhone(input.phone);
      if (phone === null) {
        throw refusal('invalid', 'not-a-phone', {
          phone: 'Write it with the country code, such as +49 151 23456789.',
        });
      }
      const id = store.write((db) =>
        openPersonConversation(db, deps, {
          channelId: input.channelId,
          identifier: { kind: 'phone', value: phone },
          providerChatId: `${whatsAppNumberOf(phone)}@c.us`,
          name: input.name?.trim() ?? '',
        }),
      );
      bus.announce([{ topic: 'conversation', conversationId: id }]);
      return viewOf(id);
    },
    'conversations.markRead': ({ id }) => {
      const before = viewOf(id);
      const view = change(id, (db) => markRead(db, id) > 0);
      if (before.unreadCount > 0) tellProvider(deps, id);
      return view;
    },
    'conversations.markUnread': ({ id }) => change(id, (db) => markUnread(db, id)),
    'conversations.noReplyNeeded': ({ id }) =>
      change(id, (db) => {
        recordWaiting(db, id, { kind: 'handled' });
        return true;
      }),
    'conversations.archive': ({ id, archived }) => change(id, (db) => setArchived(db, id, archived)),
    'conversations.snooze': ({ id, until }) => {
      const view = change(id, (db) => setSnoozed(db, id, until === null ? null : Date.parse(until)));
      deps.wakeWork();
      return view;
    },
    'conversations.saveDraft': ({ id, text }) => {
      change(id, (db) => saveDraft(db, id, text));
      if (text.trim() !== '') showTyping(deps, id);
      return { id };
    },
  };
}

/** Shows the customer that the chat was read. It is a courtesy: when it fails, nothing is lost. */
function tellProvider({ store, channels, log }: ConversationHandlerDeps, id: ConversationId): void {
  const row = getConversation(store.read, id);
  if (!row) return;
  const channel = channels.get(row.channelId);
  const newest = newestIncomingId(store.read, id);
  channel?.connection.markRead?.(row.sendTo, channel.signal, newest).catch((error: unknown) => {
    log.write('info', 'the provider did not take the read mark', { conversation: id, error: String(error) });
  });
}

/** Shows the customer that somebody writes; a courtesy too. Only to one who waits for it. */
function showTyping({ store, channels, log }: ConversationHandlerDeps, id: ConversationId): void {
  const row = getConversation(store.read, id);
  const channel = row?.needsReply === true ? channels.get(row.channelId) : null;
  const newest = channel?.connection.showTyping === undefined ? null : newestIncomingId(store.read, id);
  if (!channel || newest === null) return;
  channel.connection.showTyping?.(newest, channel.signal).catch((error: unknown) => {
    log.write('info', 'the provider did not show that somebody types', { error: String(error) });
  });
}

import { configure } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route } from 'wouter';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { ConversationFilter } from '#shared/api/conversation-filters.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import { UploadProvider } from '#renderer/api/use-upload.tsx';
import type { Upload } from '#renderer/api/http-transport.ts';
import { InboxScreen } from '#renderer/inbox/inbox-screen.tsx';

import { sampleChannel, sampleSettings } from '../sample-shop.ts';
import { scriptedTransport, type Script, type ScriptedTransport } from '../scripted-transport.ts';
import { showScreen } from '../show-screen.tsx';
import { sampleContact, sampleConversation, sampleMessage } from './samples.ts';

export type OpenInbox = {
  readonly transport: ScriptedTransport;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly places: readonly string[];
  /** What the small core behind the screen holds; change it, then announce. */
  readonly chats: Map<string, ConversationView>;
  readonly messages: MessageView[];
};

type Options = {
  readonly path?: string;
  readonly chats?: readonly ConversationView[];
  readonly messages?: readonly MessageView[];
  readonly script?: Script;
  readonly upload?: Upload;
};

/** The inbox over a small core: lists, opens, sends and keeps drafts; anything else is told by `script`. */
export function openInbox({ path = '/inbox/c1', script = {}, upload, ...given }: Options = {}): OpenInbox {
  // A busy machine is no reason to fail: what is waited for still has to come.
  configure({ asyncUtilTimeout: 8000 });
  const chats = new Map((given.chats ?? [sampleConversation()]).map((chat) => [chat.id as string, chat]));
  const messages = [...(given.messages ?? [sampleMessage()])];
  const change = (id: string, fields: Partial<ConversationView>): ConversationView => {
    const chat = chats.get(id);
    if (!chat) throw new ApiError('not-found', 'There is no such chat.');
    const next = { ...chat, ...fields };
    chats.set(id, next);
    transport.announce({ topic: 'conversation', conversationId: id });
    return next;
  };
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'channels.list': () => ({ items: [sampleChannel()] }),
    'conversations.list': ({ filter }) => ({
      items: [...chats.values()].filter((chat) => fits(filter, chat)),
    }),
    'conversations.counts': () => ({ needsReply: 0, unread: 0, all: chats.size, snoozed: 0, archived: 0 }),
    'conversations.get': ({ id }) => change(id, {}),
    'conversations.markRead': ({ id }) => change(id, { unreadCount: 0 }),
    'conversations.markUnread': ({ id }) => change(id, { unreadCount: 1 }),
    'conversations.noReplyNeeded': ({ id }) => change(id, { needsReply: false }),
    'conversations.archive': ({ id, archived }) => change(id, { isArchived: archived }),
    'conversations.saveDraft': ({ id, text }) => ({ id: change(id, { draft: text }).id }),
    'contacts.get': () => sampleContact(),
    'bookings.list': () => ({ items: [] }),
    'replyCards.list': () => ({ items: [] }),
    'messages.list': ({ conversationId }) => ({
      items: messages.filter((message) => message.conversationId === conversationId),
      hasMore: false,
      hasNewer: false,
    }),
    'messages.send': (input) => {
      const id = asId<MessageView['id']>(`sent-${messages.length}`);
      messages.push(
        sampleMessage({
          id,
          conversationId: input.conversationId,
          direction: 'out',
          text: input.text,
          status: 'sent',
        }),
      );
      transport.announce({ topic: 'messages', conversationId: input.conversationId });
      return { outboxId: asId(`outbox-${messages.length}`), messageId: id };
    },
    ...script,
  });
  const uploads: Upload = upload ?? (() => Promise.resolve({ id: 'u1' }));
  const user = userEvent.setup();
  const { places } = showScreen(
    <UploadProvider upload={uploads}>
      <Route path="/inbox/:id?">{(route) => <InboxScreen rest={route.id ?? null} />}</Route>
    </UploadProvider>,
    transport,
    { path },
  );
  transport.connect();
  return { transport, user, places, chats, messages };
}

function fits(filter: ConversationFilter, chat: ConversationView): boolean {
  switch (filter) {
    case 'all':
      return !chat.isArchived;
    case 'needs-reply':
      return chat.needsReply;
    case 'unread':
      return chat.unreadCount > 0;
    case 'snoozed':
      return chat.snoozedUntil !== null;
    case 'archived':
      return chat.isArchived;
  }
}

import type { ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';

/** What a transaction has changed, collected on the way and announced after the commit. */
export class Touched {
  /** Chats whose line in the list changed. */
  readonly conversations = new Set<ConversationId>();
  /** Chats whose messages changed. */
  readonly threads = new Set<ConversationId>();
  readonly contacts = new Set<ContactId>();
  readonly incoming: { conversationId: ConversationId; messageId: MessageId }[] = [];
  /** Chats that got another id or another chat's messages: what waited for a message may have found it now. */
  readonly joined = new Set<ConversationId>();
  /** What followed from it elsewhere. */
  readonly others: Change[] = [];
  outbox = false;
  /** Media or look-ups wait. */
  work = false;

  /** Messages of a chat changed, and with them its line in the list. */
  thread(id: ConversationId): void {
    this.threads.add(id);
    this.conversations.add(id);
  }

  /** Something else changed because of it. */
  add(changes: readonly Change[]): void {
    this.others.push(...changes);
    if (changes.some(({ topic }) => topic === 'outbox')) this.outbox = true;
  }

  /** In the terms of the event stream. */
  toChanges(): Change[] {
    return [
      ...[...this.contacts].map((contactId): Change => ({ topic: 'contact', contactId })),
      ...[...this.conversations].map((conversationId): Change => ({ topic: 'conversation', conversationId })),
      ...[...this.threads].map((conversationId): Change => ({ topic: 'messages', conversationId })),
      ...this.incoming.map((incoming): Change => ({ topic: 'incoming', ...incoming })),
      ...this.others,
      ...(this.outbox ? [{ topic: 'outbox' } as const] : []),
    ];
  }
}

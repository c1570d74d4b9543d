import type { CallOutput } from '#shared/api/contract.ts';

export type FoundMessage = CallOutput<'messages.search'>['items'][number];
export type FoundChat = {
  readonly conversationId: string;
  readonly title: string;
  readonly messages: readonly FoundMessage[];
};

/** Found messages gathered by chat; the chat with the newest match comes first, its matches newest first. */
export function groupFound(found: readonly FoundMessage[]): FoundChat[] {
  const chats = new Map<string, { conversationId: string; title: string; messages: FoundMessage[] }>();
  for (const message of found) {
    const chat = chats.get(message.conversationId);
    if (chat) chat.messages.push(message);
    else {
      chats.set(message.conversationId, {
        conversationId: message.conversationId,
        title: message.title,
        messages: [message],
      });
    }
  }
  return [...chats.values()];
}

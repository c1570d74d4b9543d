import type { ConversationView } from '#shared/api/calls/conversations.ts';

/** The loaded part of a filtered list of chats: the newest first, `cursor` for what follows; null = all is loaded. */
export type ConversationPages = {
  readonly items: readonly ConversationView[];
  readonly cursor: string | null;
};

export type ConversationPage = {
  readonly items: readonly ConversationView[];
  readonly nextCursor?: string | undefined;
};

/** The list with its next page; a chat that moved between two pages is shown once. */
export function withPage(pages: ConversationPages, page: ConversationPage): ConversationPages {
  const known = new Set<string>(pages.items.map((chat) => chat.id));
  const fresh = page.items.filter((chat) => !known.has(chat.id));
  return { items: [...pages.items, ...fresh], cursor: page.nextCursor ?? null };
}

/**
 * The list with the open chat in its place by time, even if the filter has let it go: reading it in *Unread* or
 * answering it in *Needs reply* must not pull it away from under the hand.
 */
export function withHeld(
  items: readonly ConversationView[],
  held: ConversationView | null,
): readonly ConversationView[] {
  if (held === null || items.some((chat) => chat.id === held.id)) return items;
  const place = items.findIndex((chat) => isNewer(held, chat));
  return place === -1 ? [...items, held] : items.toSpliced(place, 0, held);
}

/** The newest first, ties by id, as the core orders them. */
function isNewer(one: ConversationView, other: ConversationView): boolean {
  const difference = timeOf(one) - timeOf(other);
  return difference !== 0 ? difference > 0 : one.id > other.id;
}

function timeOf(chat: ConversationView): number {
  return chat.lastMessage === null ? 0 : Date.parse(chat.lastMessage.at);
}

/** The chat that J (`1`) or K (`-1`) goes to from the selected one; the first when none is selected, null at the ends. */
export function neighbourOf(
  items: readonly { readonly id: string }[],
  selectedId: string | null,
  step: 1 | -1,
): string | null {
  const index = items.findIndex((chat) => chat.id === selectedId);
  if (index === -1) return items[0]?.id ?? null;
  return items[index + step]?.id ?? null;
}

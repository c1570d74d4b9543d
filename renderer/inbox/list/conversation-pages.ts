import type { ConversationFilter, ConversationView } from '#shared/api/calls/conversations.ts';

/** The loaded part of a filtered list of chats: the newest first, `cursor` for what follows; null = all is loaded. */
export type ConversationPages = {
  readonly items: readonly ConversationView[];
  readonly cursor: string | null;
};

export type ConversationPage = { readonly items: readonly ConversationView[]; readonly nextCursor?: string | undefined };

/** The list with its next page; chats that moved between two pages are shown once. */
export function withPage(pages: ConversationPages, page: ConversationPage): ConversationPages {
  const known = new Set<string>(pages.items.map((chat) => chat.id));
  const fresh = page.items.filter((chat) => !known.has(chat.id));
  return { items: [...pages.items, ...fresh], cursor: page.nextCursor ?? null };
}

/** True when a chat belongs into a filter. Must agree with `conversations.list`. `now` in epoch milliseconds. */
export function belongsTo(filter: ConversationFilter, chat: ConversationView, now: number): boolean {
  const isSnoozed = chat.snoozedUntil !== null && Date.parse(chat.snoozedUntil) > now;
  switch (filter) {
    case 'all':
      return !chat.isArchived;
    case 'needs-reply':
      return chat.needsReply && !chat.isArchived && !isSnoozed;
    case 'unread':
      return chat.unreadCount > 0 && !chat.isArchived && !isSnoozed;
    case 'snoozed':
      return isSnoozed;
    case 'archived':
      return chat.isArchived;
  }
}

/**
 * The list after some chats changed: each takes its place by time, or leaves when it no longer belongs. The selected
 * chat stays where it can be seen: reading it in *Unread* or answering it in *Needs reply* must not pull it away
 * from under the hand.
 */
export function withChanged(
  pages: ConversationPages,
  changed: readonly ConversationView[],
  options: { readonly filter: ConversationFilter; readonly now: number; readonly selectedId: string | null },
): ConversationPages {
  if (changed.length === 0) return pages;
  const byId = new Map(changed.map((chat) => [chat.id, chat]));
  const known = new Set(pages.items.map((chat) => chat.id));
  const kept = pages.items.flatMap((chat) => {
    const newer = byId.get(chat.id);
    if (newer === undefined) return [chat];
    return belongsTo(options.filter, newer, options.now) || newer.id === options.selectedId ? [newer] : [];
  });
  const oldest = pages.items.at(-1);
  const entering = changed.filter(
    (chat) =>
      !known.has(chat.id) &&
      belongsTo(options.filter, chat, options.now) &&
      // Older than everything loaded: it comes with its page.
      (pages.cursor === null || oldest === undefined || byTime(chat, oldest) < 0),
  );
  return { ...pages, items: [...kept, ...entering].sort(byTime) };
}

/** The newest first, ties by id, as the core orders them. */
function byTime(one: ConversationView, other: ConversationView): number {
  const difference = timeOf(other) - timeOf(one);
  return difference !== 0 ? difference : one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
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

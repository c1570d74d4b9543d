import type { ConversationId } from '#shared/domain/ids.ts';

import type { ChatMemory } from './chat-memory.ts';
import { findChat } from './gather-chat.ts';
import { isWaiting } from './news.ts';
import type { ToastContext } from './toast-context.ts';
import { endOfCard, idOfToast, subjectOfToast } from './toast-subject.ts';

type Context = Pick<ToastContext, 'client' | 'presenter'>;

/** Takes the toasts of a chat away, its card's too. */
export function withdrawChat({ presenter }: Context, memory: ChatMemory, id: ConversationId): void {
  memory.alone.delete(id);
  presenter.withdraw(idOfToast({ kind: 'chat', conversationId: id }));
  for (const shown of presenter.shown()) {
    const subject = subjectOfToast(shown);
    if (subject?.kind === 'card' && subject.conversationId === id) presenter.withdraw(shown);
  }
}

/** Takes the toasts that stand for several chats away. */
export function withdrawSummaries({ presenter }: Context, memory: ChatMemory): void {
  memory.together = null;
  memory.missed.clear();
  presenter.withdraw('several');
  presenter.withdraw('missed');
}

/** Takes every toast about customers away. */
export function withdrawCustomers(context: Context, memory: ChatMemory): void {
  withdrawSummaries(context, memory);
  memory.alone.clear();
  for (const id of context.presenter.shown()) {
    const kind = subjectOfToast(id)?.kind;
    if (kind === 'chat' || kind === 'card' || kind === 'unsent') context.presenter.withdraw(id);
  }
}

/**
 * Some of these chats may have been read or answered, here or on the phone, or put away: their toasts go. A toast about
 * several goes with the last of its chats.
 */
export async function dropRead(
  context: Context,
  memory: ChatMemory,
  changed: readonly ConversationId[],
): Promise<void> {
  for (const id of changed) {
    const chat = await findChat(context.client, id);
    if (chat !== null && isWaiting(chat)) continue;
    withdrawChat(context, memory, id);
    memory.missed.delete(id);
    const { together } = memory;
    if (together) memory.together = { ...together, chats: together.chats.filter((one) => one.id !== id) };
  }
  if (memory.missed.size === 0) context.presenter.withdraw('missed');
  if (memory.together?.chats.length === 0) {
    memory.together = null;
    context.presenter.withdraw('several');
  }
}

/** Cards that were resolved elsewhere, or replaced by a newer one, have no toast any more. */
export async function dropCards({ client, presenter }: Context): Promise<void> {
  const shown = presenter.shown().filter((id) => subjectOfToast(id)?.kind === 'card');
  if (shown.length === 0) return;
  const { items } = await client.call('replyCards.list', {});
  const open = items.map(({ conversationId, id }) =>
    idOfToast({ kind: 'card', conversationId, cardEnd: endOfCard(id) }),
  );
  for (const id of shown) if (!open.includes(id)) presenter.withdraw(id);
}

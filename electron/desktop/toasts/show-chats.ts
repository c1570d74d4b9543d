import type { ChatMemory } from './chat-memory.ts';
import { cardToast, chatToast, severalToast } from './chat-toast.ts';
import { decideCrowd } from './crowd.ts';
import type { GatheredChat } from './gather-chat.ts';
import { isWaiting } from './news.ts';
import { frontNow, lookNow, type ToastContext } from './toast-context.ts';
import { idOfToast } from './toast-subject.ts';
import { withdrawChat } from './withdraw-chats.ts';

/** A chat that goes on within this makes no sound again, in ms. */
const sameBreath = 10_000;

/**
 * Shows what has just been written; `gathered`: the chats with news, the newest first. A chat that needs no reply, or that
 * the owner has in front of them, has none; a group makes one toast until it is read.
 */
export function showChats(
  context: ToastContext,
  memory: ChatMemory,
  gathered: readonly GatheredChat[],
): void {
  const { clock, presenter } = context;
  const front = frontNow(context).conversationId;
  const now = clock.monotonic();
  const plain: GatheredChat[] = [];
  for (const one of gathered) {
    const { chat, arrived, card, news } = one;
    if (!isWaiting(chat) || chat.id === front) withdrawChat(context, memory, chat.id);
    else if (arrived.fresh === 0 || (chat.kind === 'group' && chat.unreadCount > arrived.fresh)) continue;
    else if (card !== null) {
      withdrawChat(context, memory, chat.id);
      presenter.show(cardToast(card, chat, lookNow(context)));
    } else if (news.count > 0) plain.push(one);
  }
  const isShown = ({ chat }: GatheredChat) =>
    presenter.isShown(idOfToast({ kind: 'chat', conversationId: chat.id }));
  const fresh = plain.filter((one) => !isShown(one));
  for (const one of plain) if (isShown(one)) showAlone(context, memory, one);
  begin(context, memory, fresh, now);
}

/** The toast of one chat, new or renewed. */
export function showAlone(context: ToastContext, memory: ChatMemory, { news, chat }: GatheredChat): void {
  const now = context.clock.monotonic();
  const before = memory.alone.get(chat.id);
  const isSameBreath = before !== undefined && now - before.shownAt < sameBreath;
  memory.alone.set(chat.id, { since: before?.since ?? now, shownAt: now, chat });
  const toast = chatToast(news, lookNow(context));
  context.presenter.show({ ...toast, isSilent: toast.isSilent || isSameBreath || chat.kind === 'group' });
}

/** Chats that have no toast yet: each its own, or one for all. */
function begin(context: ToastContext, memory: ChatMemory, fresh: readonly GatheredChat[], now: number): void {
  const { presenter } = context;
  for (const [id, { since }] of memory.alone)
    if (!presenter.isShown(idOfToast({ kind: 'chat', conversationId: id })) && now - since > sameBreath)
      memory.alone.delete(id);
  if (!presenter.isShown('several')) memory.together = null;
  const chats = new Map([
    ...(memory.together?.chats ?? []).map((chat) => [chat.id, chat] as const),
    ...[...memory.alone.values()].map(({ chat }) => [chat.id, chat] as const),
    ...fresh.map(({ chat }) => [chat.id, chat] as const),
  ]);
  const { alone, together } = decideCrowd(
    fresh.map(({ chat }) => chat.id),
    {
      alone: new Map([...memory.alone].map(([id, { since }]) => [id, since])),
      together: memory.together && {
        at: memory.together.at,
        chats: memory.together.chats.map(({ id }) => id),
      },
    },
    now,
  );
  // The last one shown lies on top.
  for (const one of fresh.toReversed()) if (alone.includes(one.chat.id)) showAlone(context, memory, one);
  if (together === null) return;
  for (const id of together) withdrawChat(context, memory, id);
  const before = memory.together;
  memory.together = { at: now, chats: together.flatMap((id) => chats.get(id) ?? []) };
  const isSameBreath = before !== null && now - before.at < sameBreath;
  // It counts chats: while the same ones go on there is nothing new to say.
  if (isSameBreath && before.chats.length === together.length) return;
  const toast = severalToast(memory.together.chats, lookNow(context));
  presenter.show({ ...toast, isSilent: toast.isSilent || isSameBreath });
}

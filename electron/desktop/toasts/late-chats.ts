import type { ConversationId } from '#shared/domain/ids.ts';

import type { ChatMemory } from './chat-memory.ts';
import { missedToast } from './chat-toast.ts';
import { gatherChat, type GatheredChat } from './gather-chat.ts';
import { isWaiting } from './news.ts';
import { showAlone } from './show-chats.ts';
import { frontNow, lookNow, type ToastContext } from './toast-context.ts';

/** Late messages are told when none has come for this, or at the latest after the longer time; ms. */
const quiet = 3_000;
const longest = 15_000;

/** Notes messages that were written while the computer was off or offline. */
export function addLate(memory: ChatMemory, id: ConversationId, count: number, now: number): void {
  memory.late ??= { counts: new Map(), since: now, at: now };
  memory.late.at = now;
  memory.late.counts.set(id, (memory.late.counts.get(id) ?? 0) + count);
}

/** How long to wait, in ms, until what came late is told; null: nothing has. */
export function lateWait({ late }: ChatMemory, now: number): number | null {
  return late && Math.max(0, Math.min(late.at + quiet, late.since + longest) - now);
}

/** Tells what came late and still waits: one chat as usual, several in one toast. Nothing while the owner is here. */
export async function tellLate(context: ToastContext, memory: ChatMemory): Promise<void> {
  const { client, clock, presenter, settings } = context;
  const counts = memory.late?.counts ?? new Map<ConversationId, number>();
  memory.late = null;
  const { items: channels } = await client.call('channels.list', {});
  if (!presenter.isShown('missed')) memory.missed.clear();
  for (const [id, count] of counts) memory.missed.set(id, (memory.missed.get(id) ?? 0) + count);
  const found: GatheredChat[] = [];
  for (const id of [...memory.missed.keys()].reverse()) {
    const one = await gatherChat(client, id, new Set(), { channels, now: clock.now() });
    if (one && isWaiting(one.chat)) found.push(one);
    else memory.missed.delete(id);
  }
  const [only, ...others] = found;
  if (only === undefined || frontNow(context).isInFront || !settings.get().toasts.messages)
    memory.missed.clear();
  else if (others.length === 0) {
    memory.missed.clear();
    showAlone(context, memory, only);
  } else {
    const count = found.reduce(
      (sum, { chat }) => sum + Math.min(memory.missed.get(chat.id) ?? 0, chat.unreadCount),
      0,
    );
    const chats = found.map(({ chat }) => chat);
    presenter.show(missedToast(count, chats, lookNow(context)));
  }
}

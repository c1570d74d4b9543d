import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

import { cardDeeds, chatDeeds, type Deed } from './buttons.ts';
import { unsentToast } from './chat-toast.ts';
import { findChat } from './gather-chat.ts';
import { lookNow, type ToastContext } from './toast-context.ts';
import { addressOfSubject, endOfCard, subjectOfToast, type ToastSubject } from './toast-subject.ts';
import type { ToastAnswer } from './toast.ts';

type ChatSubject = Extract<ToastSubject, { kind: 'chat' | 'card' }>;

/**
 * Does what the owner wants by a toast. While Deskbell is locked every answer only opens the window: it asks for the
 * PIN and shows the right place afterwards. What cannot be done opens the chat, where everything can. Never rejects.
 */
export async function answerToast(context: ToastContext, id: string, answer: ToastAnswer): Promise<void> {
  const { window, lock, log } = context;
  const subject = subjectOfToast(id);
  if (subject === null) return window.open();
  const address = addressOfSubject(subject);
  const isOfChat = subject.kind === 'chat' || subject.kind === 'card';
  if (answer.kind === 'click' || !isOfChat || lock.state().isLocked) return window.open(address);
  try {
    if (answer.kind === 'reply') await send(context, subject.conversationId, answer.text);
    else if (subject.kind === 'chat')
      await doInChat(context, subject, chatDeeds(context.platform)[answer.index]);
    else await decideCard(context, subject, answer.index);
  } catch (error) {
    log.write('warn', 'what a toast was asked for could not be done', { toast: subject.kind, error });
    window.open(address);
  }
}

async function doInChat(
  { client, window }: ToastContext,
  subject: ChatSubject,
  deed: Deed | undefined,
): Promise<void> {
  if (deed === 'no-reply-needed')
    await client.call('conversations.noReplyNeeded', { id: subject.conversationId });
  else window.open(`${addressOfSubject(subject)}?write=1`);
}

/** The card may have been decided, or replaced by a newer one, since the toast was shown: then the chat is opened. */
async function decideCard(
  { client, window }: ToastContext,
  subject: Extract<ToastSubject, { kind: 'card' }>,
  index: number,
): Promise<void> {
  const address = addressOfSubject(subject);
  const { items } = await client.call('replyCards.list', { conversationId: subject.conversationId });
  const card = items.find(({ id }) => endOfCard(id) === subject.cardEnd);
  const deed = card && cardDeeds(card.bookings.length)[index];
  if (card === undefined || (deed !== 'confirm' && deed !== 'move' && deed !== 'cancel'))
    return window.open(address);
  await client.call('replyCards.resolve', resolution(card, deed));
  // The customer waits for another time: it is found in the chat.
  if (deed === 'move') window.open(address);
}

function resolution(card: ReplyCardView, as: 'confirm' | 'move' | 'cancel') {
  const [visit] = card.bookings;
  return { id: card.id, as, ...(visit ? { bookingId: visit.id } : {}) };
}

/** Sends what was typed into the toast; what does not go is kept as the draft of its chat, and a toast says so. */
async function send(context: ToastContext, id: ConversationId, typed: string): Promise<void> {
  const { client, random, log } = context;
  const text = typed.trim();
  if (text === '') return;
  try {
    const idempotencyKey = `toast/${random.id()}`;
    await client.call('messages.send', { conversationId: id, text, idempotencyKey });
  } catch (error) {
    log.write('warn', 'an answer from a toast was not taken', { error });
    return tellUnsent(context, id, text, error);
  }
  await client.call('conversations.markRead', { id });
}

async function tellUnsent(
  context: ToastContext,
  id: ConversationId,
  text: string,
  error: unknown,
): Promise<void> {
  const { client, presenter } = context;
  const chat = await findChat(client, id);
  if (chat === null) return context.window.open('/inbox');
  const draft = [chat.draft, text].filter((part) => part.trim() !== '').join('\n');
  const isKept = await client.call('conversations.saveDraft', { id, text: draft }).then(
    () => true,
    () => false,
  );
  const isNumberGone = error instanceof ApiError && error.code === 'conflict';
  presenter.show(unsentToast(chat, { isKept, isNumberGone }, lookNow(context)));
}

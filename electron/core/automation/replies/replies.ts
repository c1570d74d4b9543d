import { bindReply } from '#shared/domain/replies/bind-reply.ts';
import type { CustomerMessage } from '#shared/domain/replies/customer-message.ts';
import { readReply } from '#shared/domain/replies/read-reply.ts';

import type { Change } from '../../platform/event-bus.ts';
import { readSending } from '../../settings/sending.ts';
import { recordWaiting } from '../../store/conversations.ts';
import type { WriteDb } from '../../store/database.ts';
import { closeReplyCards } from '../../store/reply-cards.ts';
import { actOnReply, type ActDeps } from './act-on-reply.ts';
import type { Acted } from './acted.ts';
import { answerAutomatically, type AnswerDeps } from './answer-automatically.ts';
import { gatherReply, type PersonalMessage } from './gather-reply.ts';
import { applyPromotionsWish, type PromotionsWish } from './promotions-wish.ts';
import { readReplySettings } from './reply-settings.ts';

export type RepliesDeps = ActDeps & AnswerDeps;

/** Reads what customers write: answers about visits, wishes not to be written to, and what is answered by itself. */
export type Replies = {
  /**
   * A customer has written (or edited what they wrote). In the transaction that takes the message in, once for each
   * message; returns what changed beside the chat itself, to be announced after the commit.
   */
  onCustomerMessage(db: WriteDb, message: CustomerMessage): Change[];
  /** A customer has told the provider whether they want promotions; in the transaction that takes it in. */
  onPromotionsWish(db: WriteDb, wish: PromotionsWish): Change[];
};

/** What is older than this is read by nobody any more, ms: no question of ours is that old. */
const memory = 30 * 24 * 3_600_000;

/** Reads what customers answer; each message in the transaction that takes it in. */
export function createReplies(deps: RepliesDeps): Replies {
  return {
    onCustomerMessage(db, message) {
      if (!isPersonal(message) || deps.clock.now() - message.at > memory) return [];
      // Whatever waited on a card was answered before this came, or else the chat would still have waited.
      if (!message.wasWaiting && !message.isEdit)
        closeReplyCards(db, message.conversationId, 'answered', deps.clock.now());
      const settings = readReplySettings(db);
      const read = readReply(message, settings.words);
      const gathered = gatherReply(db, message, read);
      const acted = actOnReply(db, deps, message, gathered, bindReply(gathered.reply));
      recordOutcome(db, deps, message, acted);
      // Words that nobody could read as an answer may still have a keyword, or come out of hours.
      const isOpen = acted.outcome === 'none' || (acted.outcome === 'person' && read.kind === 'none');
      const answered = isOpen ? answerAutomatically(db, deps, message, settings) : [];
      return [...acted.changes, ...answered];
    },
    onPromotionsWish: (db, wish) => applyPromotionsWish(db, deps, wish),
  };
}

function isPersonal(message: CustomerMessage): message is PersonalMessage {
  return !message.isGroup && message.contactId !== null;
}

/**
 * A complete answer needs no person; nor does a question that we have asked back, if it really goes out. The chat
 * waits all the same when it had been waiting for something else.
 */
function recordOutcome(db: WriteDb, deps: RepliesDeps, message: PersonalMessage, { outcome }: Acted): void {
  const { conversationId, at } = message;
  const isRunning = readSending(db, deps.clock.now()).state === 'running';
  const isSettled = outcome === 'done' || (outcome === 'asked' && isRunning);
  if (isSettled && !message.wasWaiting && !message.isEdit)
    recordWaiting(db, conversationId, { kind: 'handled' });
  if (message.isEdit && !isSettled && outcome !== 'none')
    recordWaiting(db, conversationId, { kind: 'incoming', at });
}

import { optOutText, type OptOutText } from '#shared/domain/replies/reply-texts.ts';

import type { Replan } from '../../bookings/bookings.ts';
import type { Change } from '../../platform/event-bus.ts';
import type { AutomaticKind } from '../../store/automatic-answers.ts';
import { getContact } from '../../store/contacts.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { setOptOut } from '../../store/opt-outs.ts';
import {
  clearPendingQuestion,
  setPendingQuestion,
  type PendingQuestion,
} from '../../store/pending-questions.ts';
import type { Acted } from './acted.ts';
import type { PersonalMessage } from './gather-reply.ts';
import { hasWishInWords, switchedAt } from './promotions-wish.ts';
import { readReplySettings } from './reply-settings.ts';
import { languageOf, say, type SayDeps } from './say.ts';

export type OptDeps = SayDeps & { readonly replan: Replan };

const nothing: Acted = { outcome: 'none', changes: [] };
const usefulFor = 12 * 3_600_000;
/** Stopping is honoured however late it is read; starting again only while it is news, ms. */
const startCountsFor = 24 * 3_600_000;

/** STOP: promotions end at once; reminders only after a question. `reminders` says where that question stands. */
export function optOut(
  db: WriteDb,
  deps: OptDeps,
  message: PersonalMessage,
  reminders: 'ask' | 'stop' | 'keep',
  question: PendingQuestion | null,
): Acted {
  if (hasNewerWish(db, message)) return nothing;
  const { contactId, conversationId } = message;
  const before = getContact(db, contactId);
  if (before === undefined) return nothing;
  const isRefusedAlready = before.optOutPromotions === 'yes' && before.optOutReminders === 'yes';
  if (isRefusedAlready && reminders !== 'keep') return { outcome: 'done', changes: [] };
  if (reminders === 'ask') return askAboutReminders(db, deps, message, question);
  clearPendingQuestion(db, conversationId);
  const changes = refuse(db, deps, message, reminders === 'stop' ? 'yes' : 'no');
  const said = answer(
    db,
    deps,
    message,
    reminders === 'stop' ? 'reminders-stop' : 'reminders-stay',
    'opt-out',
  );
  return { outcome: 'done', changes: [...changes, ...(said?.changes ?? [])] };
}

function askAboutReminders(
  db: WriteDb,
  deps: OptDeps,
  message: PersonalMessage,
  question: PendingQuestion | null,
): Acted {
  const isAskedAlready = question?.question.kind === 'stop-reminders-too' && question.askedAt === null;
  if (isAskedAlready) return { outcome: 'person', changes: [] };
  const said = answer(db, deps, message, 'reminders-too', 'opt-out-question');
  const changes = refuse(db, deps, message, said === null ? null : 'asked');
  if (said === null) return { outcome: 'person', changes };
  const { messageId } = said;
  setPendingQuestion(db, message.conversationId, { kind: 'stop-reminders-too', messageId }, deps.clock.now());
  return { outcome: 'asked', changes: [...changes, ...said.changes] };
}

/** START: both are as they were in the beginning. From somebody who had stopped nothing it is just a word. */
export function optIn(db: WriteDb, deps: OptDeps, message: PersonalMessage): Acted {
  const contact = getContact(db, message.contactId);
  if (contact === undefined || hasNewerWish(db, message)) return nothing;
  if (contact.optOutPromotions === 'no' && contact.optOutReminders === 'no') return nothing;
  if (deps.clock.now() - message.at > startCountsFor) return nothing;
  clearPendingQuestion(db, message.conversationId);
  const changes = set(db, deps, message, { promotions: 'no', reminders: 'no' });
  const said = answer(db, deps, message, 'back', 'opt-in');
  return { outcome: 'done', changes: [...changes, ...(said?.changes ?? [])] };
}

function refuse(
  db: WriteDb,
  deps: OptDeps,
  message: PersonalMessage,
  reminders: 'no' | 'asked' | 'yes' | null,
): Change[] {
  return set(db, deps, message, { promotions: 'yes', ...(reminders === null ? {} : { reminders }) });
}

function set(
  db: WriteDb,
  deps: OptDeps,
  { contactId, conversationId }: PersonalMessage,
  change: Parameters<typeof setOptOut>[2],
): Change[] {
  if (!setOptOut(db, contactId, change)) return [];
  return [
    { topic: 'contact', contactId },
    { topic: 'conversation', conversationId },
    ...deps.replan(db, [contactId]),
  ];
}

function answer(
  db: WriteDb,
  deps: OptDeps,
  message: PersonalMessage,
  text: OptOutText,
  which: AutomaticKind,
): ReturnType<typeof say> {
  return say(db, deps, message, {
    text: optOutText(languageOf(db, deps, message), text, readReplySettings(db).words),
    which,
    reason: 'The customer decides what we may write.',
    usefulFor,
  });
}

/** Messages may come in out of order: what the customer said last counts, here or with the provider's own switch. */
function hasNewerWish(db: ReadDb, { conversationId, contactId, at }: PersonalMessage): boolean {
  return (switchedAt(db, contactId) ?? 0) > at || hasWishInWords(db, conversationId, at);
}

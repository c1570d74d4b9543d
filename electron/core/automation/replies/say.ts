import { quietWindows } from '#shared/domain/planning/quiet-hours.ts';
import { languageShownBy } from '#shared/domain/replies/reply-texts.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';
import type { MessageId } from '#shared/domain/ids.ts';

import { enqueue } from '../../outbound/enqueue.ts';
import type { Change } from '../../platform/event-bus.ts';
import type { Clock, Random } from '../../platform/ports.ts';
import { timeZoneOf, type Settings } from '../../settings/settings.ts';
import {
  countAutomaticAnswers,
  recordAutomaticAnswer,
  type AutomaticKind,
} from '../../store/automatic-answers.ts';
import { getContact } from '../../store/contacts.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { PersonalMessage } from './gather-reply.ts';

export type SayDeps = { readonly clock: Clock; readonly random: Random; readonly settings: Settings };

/** An answer within this is a reply and exempt from quiet hours; later it keeps them like any other message. */
const promptWithin = 10 * 60_000;
/** A question that comes later than this after the words that it is about would be out of the blue. */
const staleAfter = 24 * 3_600_000;
const day = 24 * 3_600_000;
/** More than this a day is no talk with a person. */
const mostPerDay = 10;

/** What we say, and for how long (ms) it makes sense to say it. */
export type Saying = {
  readonly text: string;
  readonly which: AutomaticKind;
  readonly reason: string;
  readonly usefulFor: number;
};

/**
 * Puts an answer to a customer into the outbox, where it is held until sending was started. Null when it would come
 * too late, or when the chat had too many today.
 */
export function say(
  db: WriteDb,
  deps: SayDeps,
  message: PersonalMessage,
  saying: Saying,
): { messageId: MessageId; changes: Change[] } | null {
  const now = deps.clock.now();
  if (now - message.at > staleAfter) return null;
  if (countAutomaticAnswers(db, message.conversationId, now - day) >= mostPerDay) return null;
  const dueAt = decentTime(deps, message, now);
  const { messageId, changes } = enqueue(db, deps, {
    conversationId: message.conversationId,
    text: saying.text,
    uploadId: null,
    quotedMessageId: null,
    origin: 'automation',
    // A customer's message is answered once, in the transaction that takes it in: there is nothing to repeat.
    idempotencyKey: null,
    reason: saying.reason,
    dueAt,
    usefulUntil: dueAt + saying.usefulFor,
  });
  const { conversationId } = message;
  recordAutomaticAnswer(db, { messageId, conversationId, which: saying.which, sentAt: now });
  return { messageId, changes };
}

function decentTime({ settings }: SayDeps, message: PersonalMessage, now: number): number {
  if (now - message.at <= promptWithin) return now;
  const document = settings.get();
  return quietWindows(document.business.quietHours, timeZoneOf(document))(now)?.until ?? now;
}

/** The customer's language: what is known of them, what their words show, else the shop's. */
export function languageOf(db: ReadDb, { settings }: SayDeps, message: PersonalMessage): TemplateLanguage {
  return (
    getContact(db, message.contactId)?.language ??
    languageShownBy(message.text) ??
    settings.get().business.language
  );
}

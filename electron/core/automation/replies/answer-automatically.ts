import { headOf, historiesOf } from '#shared/domain/booking/history.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { isOpenAt } from '#shared/domain/business/opening-hours.ts';
import type { ContactId, TemplateId } from '#shared/domain/ids.ts';
import { quietWindows } from '#shared/domain/planning/quiet-hours.ts';
import {
  decideAutoAnswer,
  type AutoAnswer,
  type AutoAnswerSettings,
  type EarlierMessage,
} from '#shared/domain/replies/auto-answer.ts';
import { bareWords } from '#shared/domain/replies/reply-words.ts';

import type { Change } from '../../platform/event-bus.ts';
import { readSending } from '../../settings/sending.ts';
import { timeZoneOf } from '../../settings/settings.ts';
import { bookingIdsOfContacts, versionsOf } from '../../store/bookings.ts';
import { isFirstMessage, linesSince, type ChatLine } from '../../store/chat-history.ts';
import { getContact } from '../../store/contacts.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { Composer } from '../../templates/composer.ts';
import type { PersonalMessage } from './gather-reply.ts';
import type { ReplySettings } from './reply-settings.ts';
import { say, type SayDeps } from './say.ts';

export type AnswerDeps = SayDeps & { readonly composer: Composer };

const day = 24 * 3_600_000;
/** An answer to a message is sent within this or not at all, ms. */
const usefulFor = 3_600_000;

const reasons: Record<Extract<AutoAnswer, { kind: 'answer' }>['which'], string> = {
  keyword: 'An automatic answer to a keyword.',
  welcome: 'The automatic welcome of a new customer.',
  away: 'The automatic answer out of opening hours.',
};

/**
 * Gives the automatic answer to a customer's message, if there is one to give. While sending does not run nobody is
 * answered: such an answer makes sense at once or never.
 */
export function answerAutomatically(
  db: WriteDb,
  deps: AnswerDeps,
  message: PersonalMessage,
  settings: ReplySettings,
): Change[] {
  const now = deps.clock.now();
  if (!message.isNews || message.isEdit || readSending(db, now).state !== 'running') return [];
  const isKeyword = (keyword: ReplySettings['keywords'][number]) => {
    const said = bareWords(message.text);
    return keyword.on && said !== '' && keyword.words.some((word) => bareWords(word) === said);
  };
  const keyword = settings.keywords.find(isKeyword);
  if (keyword === undefined && !settings.welcome.on && !settings.away.on) return [];
  const { business } = deps.settings.get();
  const timeZone = timeZoneOf(deps.settings.get());
  const decided = decideAutoAnswer({
    settings: writtenOut(db, deps, message.contactId, settings, keyword),
    now,
    message: { text: message.text, at: message.at, inGroup: message.isGroup },
    history: linesSince(db, message.conversationId, now - day, message.messageId).map(earlierMessage),
    firstContact: isFirstMessage(db, message.contactId, message.messageId),
    alreadyHandled: false,
    optedOut: getContact(db, message.contactId)?.optOutPromotions === 'yes',
    shopOpen: isOpenAt(business.hours, now, timeZone),
    quietNow: quietWindows(business.quietHours, timeZone)(now) !== null,
  });
  if (decided.kind === 'silent') return [];
  const { text, which } = decided;
  return say(db, deps, message, { text, which, reason: reasons[which], usefulFor })?.changes ?? [];
}

/** The texts of those answers that may be given now; the others are empty, which counts as none. */
function writtenOut(
  db: ReadDb,
  deps: AnswerDeps,
  contactId: ContactId,
  settings: ReplySettings,
  keyword: ReplySettings['keywords'][number] | undefined,
): AutoAnswerSettings {
  const next = nextVisit(db, contactId, deps.clock.now());
  const bookings = next === null ? [] : [next];
  const write = ({ on, templateId }: { readonly on: boolean; readonly templateId: TemplateId }) => {
    const composed = on
      ? deps.composer.compose(db, { templateId, contactId, bookings, previous: null })
      : null;
    return { on, text: composed?.text.trim() ?? '' };
  };
  return {
    welcome: write(settings.welcome),
    away: write(settings.away),
    keywords: keyword === undefined ? [] : [{ ...write(keyword), words: keyword.words }],
  };
}

/** The customer's next visit, whose values a text may use. */
function nextVisit(db: ReadDb, contactId: ContactId, now: number): BookingVersion | null {
  const ids = bookingIdsOfContacts(db, [contactId], now);
  const visits = historiesOf(versionsOf(db, ids))
    .map(headOf)
    .filter(({ state }) => state === 'booked')
    .sort((a, b) => a.start.instant - b.start.instant);
  return visits[0] ?? null;
}

function earlierMessage({ author, text, at, isAutomaticAnswer }: ChatLine): EarlierMessage {
  const from = (): EarlierMessage['from'] => {
    if (author === 'customer') return 'customer';
    if (isAutomaticAnswer) return 'auto';
    return author === 'person' || author === 'phone' ? 'person' : 'planned';
  };
  return { from: from(), text, at };
}

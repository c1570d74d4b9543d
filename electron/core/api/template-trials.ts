import { toInstant } from '#shared/api/call.ts';
import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf, movedFrom } from '#shared/domain/booking/history.ts';
import type { BookingId, ChannelId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import { checkTemplate, isError } from '#shared/domain/template/check.ts';
import { textFor } from '#shared/domain/template/template.ts';

import { bookingIdsOfContacts, versionsOf } from '../store/bookings.ts';
import { getChannel, listChannels } from '../store/channels.ts';
import { getContact } from '../store/contacts.ts';
import { getConversation } from '../store/conversations.ts';
import type { ReadDb } from '../store/database.ts';
import { getTemplate } from '../store/templates.ts';
import type { Composed, Composer } from '../templates/composer.ts';
import { sendTrial, trialPhone } from './send-trial.ts';
import { problemInWords } from './template-problems.ts';
import type { TemplateHandlerDeps } from './template-handlers.ts';

type Calls = Pick<Handlers, 'templates.preview' | 'templates.fill' | 'templates.sendTest'>;
type Trial = Pick<
  ParsedInput<'templates.preview'>,
  'event' | 'text' | 'signOff' | 'language' | 'bookingId' | 'conversationId'
>;
type Problems = ReturnType<typeof checkTemplate>;

/** The calls that write a text out before it is sent by itself: to look at it, to put it into a chat, to test it. */
export function templateTrials(deps: TemplateHandlerDeps): Calls {
  const { store, clock, composer } = deps;
  return {
    'templates.preview': (input) => {
      const { composed, problems, visit } = tryOut(store.read, composer, input, clock.now());
      return {
        text: composed?.text ?? '',
        length: composed?.text.length ?? 0,
        missing: [...(composed?.missing ?? [])],
        problems,
        sample: visit && sampleOf(store.read, visit),
      };
    },
    'templates.fill': ({ id, conversationId }) => {
      const filled = fill(store.read, deps, id, conversationId);
      return { text: filled.text, missing: [...filled.missing] };
    },
    'templates.sendTest': (input) => sendTest(deps, input),
  };
}

/** The text with its sign-off for a real visit, or an example; null when errors are in the way. */
function tryOut(
  db: ReadDb,
  composer: Composer,
  input: Trial,
  now: number,
): { composed: Composed | null; problems: Problems; visit: BookingVersion | null } {
  const { event, language } = input;
  const signOff = input.signOff === null || input.signOff.trim() === '' ? null : input.signOff;
  const text = signOff === null ? input.text : `${input.text}\n\n${signOff}`;
  const problems = checkTemplate(text, event);
  const found = visitFor(db, input, now);
  const visit = found?.visit ?? null;
  if (problems.some(isError)) return { composed: null, problems, visit };
  const composed = found
    ? composer.write(db, {
        text,
        language,
        contactId: found.visit.contactId,
        bookings: [found.visit],
        previous: found.previous,
      })
    : composer.example({ text, language, event });
  return { composed, problems, visit };
}

type FoundVisit = { readonly visit: BookingVersion; readonly previous: BookingVersion | null };

/** The visit that was named, else the next one of the chat's customer. */
function visitFor(
  db: ReadDb,
  { bookingId, conversationId }: Pick<Trial, 'bookingId' | 'conversationId'>,
  now: number,
): FoundVisit | null {
  if (bookingId !== undefined) {
    const named = visitsOf(db, [bookingId])[0];
    if (!named) throw new ApiError('not-found', 'There is no such visit. It may have been removed.');
    return named;
  }
  if (conversationId === undefined) return null;
  const contactId = customerOf(db, conversationId);
  return contactId === null ? null : nextVisitOf(db, contactId, now);
}

/** The customer's next visit that takes place; null without one. */
export function nextVisitOf(db: ReadDb, contactId: ContactId, now: number): FoundVisit | null {
  const coming = visitsOf(db, bookingIdsOfContacts(db, [contactId], now)).filter(
    ({ visit }) => visit.state === 'booked',
  );
  coming.sort((one, other) => one.visit.start.instant - other.visit.start.instant);
  return coming[0] ?? null;
}

function visitsOf(db: ReadDb, ids: readonly BookingId[]): FoundVisit[] {
  return historiesOf(versionsOf(db, ids)).map((history) => ({
    visit: headOf(history),
    previous: movedFrom(history),
  }));
}

function customerOf(db: ReadDb, conversationId: ConversationId): ContactId | null {
  const conversation = getConversation(db, conversationId);
  if (!conversation) throw new ApiError('not-found', 'There is no such chat.');
  return conversation.contactId;
}

function sampleOf(db: ReadDb, visit: BookingVersion) {
  return {
    name: getContact(db, visit.contactId)?.name ?? '',
    service: visit.service,
    startsAt: toInstant(visit.start.instant),
  };
}

/** A stored text for the customer of a chat. What is not known stands in `missing`; the person who sends it fills it in. */
function fill(
  db: ReadDb,
  { composer, settings, clock }: TemplateHandlerDeps,
  id: Parameters<typeof getTemplate>[1],
  conversationId: ConversationId,
): Composed {
  const template = getTemplate(db, id);
  if (!template) throw new ApiError('not-found', 'There is no such text. It may have been removed.');
  const contactId = customerOf(db, conversationId);
  const known = contactId === null ? null : (getContact(db, contactId)?.language ?? null);
  const found = textFor(template, known ?? settings.get().business.language);
  const next = contactId === null ? null : nextVisitOf(db, contactId, clock.now());
  const composed =
    found &&
    composer.write(db, {
      ...found,
      contactId,
      bookings: next ? [next.visit] : [],
      previous: next?.previous ?? null,
    });
  if (!composed) {
    throw refusal('conflict', 'text-unwritable');
  }
  return composed;
}

function sendTest(deps: TemplateHandlerDeps, input: ParsedInput<'templates.sendTest'>) {
  const { store, clock, composer } = deps;
  const phone = trialPhone(input.phone);
  const { composed, problems } = tryOut(store.read, composer, input, clock.now());
  const error = problems.find(isError);
  if (error) throw refusal('invalid', 'text-error', { text: problemInWords(error) });
  if (!composed || composed.text.trim() === '') {
    throw refusal('invalid', 'text-empty', { text: 'Write something.' });
  }
  const channelId = channelFor(store.read, input.channelId);
  const reason = 'A text on trial, sent from the template editor.';
  return sendTrial(deps, { channelId, phone, text: composed.text, reason });
}

/** The number that was asked for, else one that works, else the first. */
function channelFor(db: ReadDb, wanted: ChannelId | undefined): ChannelId {
  if (wanted !== undefined) {
    if (!getChannel(db, wanted)) throw new ApiError('not-found', 'There is no such number.');
    return wanted;
  }
  const channels = listChannels(db);
  const channel = channels.find(({ connection }) => connection === 'works') ?? channels[0];
  if (!channel) {
    throw refusal('conflict', 'no-number');
  }
  return channel.id;
}

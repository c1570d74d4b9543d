import { assertNever } from '#shared/domain/assert-never.ts';
import { asId, type BookingId, type ChannelId, type ConversationId } from '#shared/domain/ids.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { Became } from '#shared/api/calls/journal.ts';

import type { Channels } from '../channels/channels.ts';
import { getBooking, findBooking, type BookingRow } from '../store/bookings.ts';
import { findContact } from '../store/contacts.ts';
import {
  findAlias,
  findPersonConversation,
  getConversation,
  type ConversationRow,
} from '../store/conversations.ts';
import type { ReadDb } from '../store/database.ts';
import type { JournalEntry } from '../store/journal.ts';
import { findMessagesInChannel } from '../store/messages.ts';
import { textOfBody } from './body-text.ts';

export type BecameDeps = {
  readonly db: ReadDb;
  /** What a chat is called. */
  readonly titleOf: (chat: ConversationRow) => string;
  readonly channels: Pick<Channels, 'providerOf'>;
  /** The id of the order in a call of Torrow's hook; null when it cannot be read. */
  readonly torrowOrderOf: (body: Uint8Array) => string | null;
};

/** What an event became, as far as it is still there. */
export type Consequences = { readonly became: Became[]; readonly more: number };

/** A body may hold a thousand updates; a person reads the first. */
const most = 20;

/**
 * Reads the event again and looks up what it speaks of: nothing has to be kept beside the journal for it, and what was
 * merged or moved since is found where it is now. Null when nobody can tell.
 */
export function whatItBecame(deps: BecameDeps, entry: JournalEntry): Consequences | null {
  if (entry.state === 'new' || entry.state === 'failed') return { became: [], more: 0 };
  switch (entry.subject) {
    case 'line':
      return entry.channelId === null ? null : ofLine(deps, entry, entry.channelId);
    case 'booking':
      return { became: visits(bookedBy(deps.db, entry.result)), more: 0 };
    case 'torrow': {
      const order = deps.torrowOrderOf(entry.body);
      return { became: order === null ? [] : visits(findBooking(deps.db, 'torrow', order)), more: 0 };
    }
    default:
      return assertNever(entry.subject, 'journal subject');
  }
}

function ofLine(deps: BecameDeps, entry: JournalEntry, channelId: ChannelId): Consequences | null {
  const found = deps.channels.providerOf(channelId);
  if (found === null) return null;
  try {
    const config = found.provider.configSchema.parse(found.config);
    const body = JSON.parse(textOfBody(entry.body)) as unknown;
    const normalised = found.provider.normalise(entry.source, body, { receivedAt: entry.receivedAt, config });
    if (normalised.kind === 'ignored') return { became: [], more: 0 };
    const { events } = normalised;
    return {
      became: events.slice(0, most).map((event) => ofEvent(deps, channelId, event)),
      more: Math.max(0, events.length - most),
    };
  } catch {
    // Another version has read it; this one cannot.
    return null;
  }
}

const nothing = { conversationId: null, messageId: null, bookingId: null, title: null };

function ofEvent(deps: BecameDeps, channelId: ChannelId, event: InboundEvent): Became {
  switch (event.kind) {
    case 'message':
      return { what: 'message', ...place(deps, channelId, event.providerMessageId, event.chat) };
    case 'status':
      return { what: 'status', ...place(deps, channelId, event.providerMessageId, event.chat) };
    case 'edit':
      return { what: 'edit', ...place(deps, channelId, event.targetProviderMessageId, event.chat) };
    case 'delete':
      return { what: 'deletion', ...place(deps, channelId, event.targetProviderMessageId, event.chat) };
    case 'reaction':
      return { what: 'reaction', ...place(deps, channelId, event.targetProviderMessageId, event.chat) };
    case 'call-update':
      return { what: 'call', ...place(deps, channelId, event.targetProviderMessageId, event.chat) };
    case 'poll-votes':
      return { what: 'votes', ...place(deps, channelId, event.targetProviderMessageId, event.chat) };
    case 'connection':
      return { what: 'connection', ...nothing, title: event.state };
    case 'template':
      return { what: 'template', ...nothing, title: event.name };
    case 'identity':
    case 'promotions-wish': {
      const what = event.kind === 'identity' ? 'identity' : 'wish';
      const [contactId] = event.identifiers.flatMap((one) => findContact(deps.db, channelId, one) ?? []);
      const chat = contactId === undefined ? null : findPersonConversation(deps.db, channelId, contactId);
      return { what, ...nothing, ...chatOf(deps, chat) };
    }
    default:
      return assertNever(event, 'inbound event');
  }
}

/** The message and its chat; the chat alone when the message is not (or no longer) there. */
function place(
  deps: BecameDeps,
  channelId: ChannelId,
  providerMessageId: string,
  chat: { readonly providerChatId: string } | null,
): Omit<Became, 'what'> {
  const messages = findMessagesInChannel(deps.db, channelId, providerMessageId);
  const alias = chat === null ? null : findAlias(deps.db, channelId, chat.providerChatId);
  const message = messages.find(({ conversationId }) => conversationId === alias) ?? messages[0];
  return {
    ...nothing,
    messageId: message?.id ?? null,
    ...chatOf(deps, message?.conversationId ?? alias),
  };
}

function chatOf(deps: BecameDeps, id: ConversationId | null): Pick<Became, 'conversationId' | 'title'> {
  const chat = id === null ? undefined : getConversation(deps.db, id);
  return { conversationId: chat?.id ?? null, title: chat === undefined ? null : deps.titleOf(chat) };
}

/** The visit in what the hook answered. */
function bookedBy(db: ReadDb, result: string | null): BookingRow | undefined {
  const parsed: unknown = result === null ? null : JSON.parse(result);
  const id = typeof parsed === 'object' && parsed !== null && 'id' in parsed ? parsed.id : null;
  return typeof id === 'string' ? getBooking(db, asId<BookingId>(id)) : undefined;
}

function visits(booking: BookingRow | undefined): Became[] {
  return booking === undefined
    ? []
    : [{ what: 'booking', ...nothing, bookingId: booking.id, title: booking.service }];
}

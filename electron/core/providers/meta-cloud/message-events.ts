import type { ChatReference, InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import { textOf, type MessageAuthor } from '#shared/domain/message.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { epochMs, fields, idText, isFields, rows, text, type Fields } from '../lenient.ts';
import { phonesOfCard, readContent } from './content.ts';
import { chatWith, groupChat, mainIdentifier, personIn, personOf, type Person } from './people.ts';

/** How a message is told: who wrote it, in which chat, and whether it is old. */
export type MessageFacts = {
  readonly item: Fields;
  readonly author: MessageAuthor;
  /** The customer's side; in a group whoever wrote. */
  readonly person: Person | null;
  readonly chat: ChatReference;
  readonly status: OutgoingStatus | null;
  readonly isHistory: boolean;
};

export type ReadingContext = { readonly receivedAt: number; readonly graphUrl: string };

/** What one item came to: events, or why there are none (shown in the journal). Throws a sentence when it cannot be read. */
export type ItemReading = { readonly events: readonly InboundEvent[] } | { readonly note: string };

/** One item of `value.messages`: from a customer, in a chat or a group. */
export function readIncoming(item: Fields, value: Fields, context: ReadingContext): ItemReading {
  const person = personIn(value, [
    idText(item, 'from'),
    idText(item, 'from_user_id'),
    idText(item, 'from_parent_user_id'),
  ]);
  if (text(item, 'type') === 'system') return readSystem(item, person, context);
  const groupId = idText(item, 'group_id');
  if (groupId === null && person === null) throw new Error('A message that does not say who wrote it.');
  const chat = groupId === null && person !== null ? chatWith(person) : groupChat(groupId ?? '');
  return readMessage({ item, author: 'customer', person, chat, status: null, isHistory: false }, context);
}

/** What a message means: most are messages; edits, deletions and reactions are about another one. */
export function readMessage(facts: MessageFacts, context: ReadingContext): ItemReading {
  const { item, chat } = facts;
  const at = epochMs(item, 'timestamp') ?? context.receivedAt;
  switch (text(item, 'type') ?? 'unknown') {
    case 'reaction': {
      const reaction = fields(item, 'reaction');
      return about(idText(reaction, 'message_id'), 'reaction', (target) => ({
        kind: 'reaction',
        chat,
        targetProviderMessageId: target,
        by: facts.author === 'customer' ? facts.person && mainIdentifier(facts.person) : 'us',
        // Taken back: the emoji is empty or not there.
        emoji: text(reaction, 'emoji')?.trim() ?? null,
        at,
      }));
    }
    case 'edit': {
      const edit = fields(item, 'edit');
      const message = fields(edit, 'message');
      const { content } = readContent(text(message, 'type') ?? 'text', message, context.graphUrl);
      const words = textOf(content);
      if (words === '') return { note: 'An edit without a new text.' };
      return about(idText(edit, 'original_message_id'), 'edit', (target) => ({
        kind: 'edit',
        chat,
        targetProviderMessageId: target,
        text: words,
        at,
      }));
    }
    case 'revoke':
      return about(idText(fields(item, 'revoke'), 'original_message_id'), 'deletion', (target) => ({
        kind: 'delete',
        chat,
        targetProviderMessageId: target,
        at,
      }));
    default:
      return { events: [messageEvent(facts, at, context), ...sharedPhone(facts)] };
  }
}

function about(target: string | null, what: string, event: (target: string) => InboundEvent): ItemReading {
  if (target === null) return { note: `A ${what} that does not say which message it is about.` };
  return { events: [event(target)] };
}

function messageEvent(facts: MessageFacts, at: number, context: ReadingContext): InboundMessage {
  const { item, chat, author, person, status, isHistory } = facts;
  const providerMessageId = idText(item, 'id');
  if (providerMessageId === null) throw new Error('A message without an id.');
  const isFromMember = chat.kind === 'group' && author === 'customer' && person !== null;
  return {
    kind: 'message',
    chat,
    providerMessageId,
    at,
    author,
    sender: isFromMember ? { identifiers: person.identifiers, name: person.names[0] ?? null } : null,
    ...readContent(typeOf(item), item, context.graphUrl),
    quoted: quotedOf(item),
    status,
    isEdited: false,
    isDeleted: false,
    ...(isHistory ? { isHistory } : {}),
  };
}

/** A body of an old form is one object of errors without a type. */
function typeOf(item: Fields): string {
  return text(item, 'type') ?? (isFields(item.text) ? 'text' : 'unknown');
}

/**
 * What the message stands under: the one that it answers, with the product that it asks about; or the advertisement that
 * was tapped, without which "Is this still free?" cannot be understood.
 */
function quotedOf(item: Fields): InboundMessage['quoted'] {
  const context = fields(item, 'context');
  const id = idText(context, 'id');
  const product = idText(fields(context, 'referred_product'), 'product_retailer_id');
  if (id !== null) return { providerMessageId: id, text: product };
  const ad = fields(item, 'referral');
  const words = [text(ad, 'headline'), text(ad, 'body'), text(ad, 'source_url')].filter(
    (line) => line !== null,
  );
  const source = idText(ad, 'source_id', 'ctwa_clid') ?? text(ad, 'source_url');
  if (source === null || words.length === 0) return null;
  return { providerMessageId: source, text: words.join('\n').slice(0, 1000) };
}

/** A customer who was asked for the number and tapped "share" has said that this phone is theirs. */
function sharedPhone({ item, person }: MessageFacts): InboundEvent[] {
  const own = rows(item, 'contacts').find((card) => text(card, 'origin') === 'contact_request');
  if (!own || person === null) return [];
  const phone = personOf(
    [...rows(own, 'phones').map((row) => idText(row, 'wa_id')), ...phonesOfCard(own).map(compact)],
    null,
    [],
  );
  if (phone === null) return [];
  return [
    {
      kind: 'identity',
      identifiers: [...phone.identifiers, ...person.identifiers.filter(({ kind }) => kind !== 'phone')],
      name: person.names[0] ?? null,
      address: phone.address,
    },
  ];
}

function compact(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

/** A customer has another phone, or another id in the place of one: the old and the new are one person. */
function readSystem(item: Fields, person: Person | null, context: ReadingContext): ItemReading {
  const system = fields(item, 'system');
  const type = text(system, 'type') ?? 'unknown';
  const next = personOf([idText(system, 'wa_id', 'new_wa_id'), idText(system, 'user_id')], null, []);
  if (person !== null && next !== null && type !== 'customer_identity_changed') {
    return { events: [moved(person, next)] };
  }
  if (type === 'customer_identity_changed') return { note: 'A customer has a new phone or WhatsApp anew.' };
  // A notice of a kind that is not known stands in the chat like a message.
  if (person === null) return { note: `A notice of the type "${type.slice(0, 40)}".` };
  return {
    events: [
      messageEvent(
        {
          item: { ...item, type: `system.${type}`, [`system.${type}`]: system },
          ...{ author: 'customer', person, chat: chatWith(person), status: null, isHistory: true },
        },
        epochMs(item, 'timestamp') ?? context.receivedAt,
        context,
      ),
    ],
  };
}

/** The proof that two names are one person, and which address holds from now on. */
export function moved(before: Person, after: Person): InboundEvent {
  const identifiers = [...after.identifiers, ...before.identifiers].filter(
    (one, index, all) =>
      all.findIndex((other) => other.kind === one.kind && other.value === one.value) === index,
  );
  const keepsPhone = before.address.endsWith('@c.us') && !after.address.endsWith('@c.us');
  return {
    kind: 'identity',
    identifiers,
    name: after.names[0] ?? before.names[0] ?? null,
    address: keepsPhone ? null : after.address,
  };
}

import type { Identifier } from '#shared/domain/identifier.ts';
import { asId, type ContactId, type ConversationId } from '#shared/domain/ids.ts';

import { moveBookings } from '../store/bookings.ts';
import {
  addIdentifier,
  findContact,
  getContact,
  indexContact,
  insertContact,
  markMerged,
  moveIdentifiers,
  setProviderName,
  writeMergedContact,
  type ContactRow,
  type OptOut,
} from '../store/contacts.ts';
import {
  conversationsOfContact,
  findPersonConversation,
  preferPhoneAddress,
  setConversationContact,
} from '../store/conversations.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { mergeConversations } from '../store/merge-conversations.ts';
import type { IdentityContext } from './context.ts';

/** A provider's names of a person, best first. An old item (history) only fills an empty name. */
export type GivenNames = { readonly names: readonly string[]; readonly onlyIfEmpty: boolean };

/**
 * The contact behind identifiers that belong together. Several that are known as several contacts are proof that they
 * are one: those are merged. `known` is a contact that is certainly one of them.
 */
export function resolveContact(
  db: WriteDb,
  context: IdentityContext & { readonly newId: () => string },
  identifiers: readonly Identifier[],
  given: GivenNames,
  known: ContactId | null = null,
): ContactId {
  const id = unite(db, context, identifiers, known) ?? create(db, context, identifiers);
  const name = given.names.find(isName);
  if (name !== undefined && setProviderName(db, id, name.trim().slice(0, 200), given.onlyIfEmpty)) {
    indexContact(db, id);
    touchContact(db, context, id);
  }
  return id;
}

/**
 * Merges all contacts that the identifiers (and `known`) stand for; null when none is known. A user name beside another
 * identifier proves nothing: it may have been somebody else's before.
 */
export function unite(
  db: WriteDb,
  context: IdentityContext,
  identifiers: readonly Identifier[],
  known: ContactId | null = null,
): ContactId | null {
  const found = new Set(known === null ? [] : [known]);
  const lasting = identifiers.filter(({ kind }) => kind !== 'username');
  for (const identifier of lasting.length > 0 ? lasting : identifiers) {
    const contactId = findContact(db, context.channelId, identifier);
    if (contactId !== null) found.add(contactId);
  }
  // By the id that it has now: `known` may have been merged away since it was read.
  const byId = new Map([...found].map((id) => getContact(db, id)).map((contact) => [contact?.id, contact]));
  const contacts = [...byId.values()]
    .filter((contact) => contact !== undefined)
    .sort((a, b) => a.firstSeenAt - b.firstSeenAt || a.seq - b.seq);
  const survivor = contacts[0];
  if (!survivor) return null;
  for (const other of contacts.slice(1)) mergeContacts(db, context, other.id, survivor.id);
  addIdentifiers(db, context, survivor.id, identifiers);
  return survivor.id;
}

/**
 * True when two groups of identifiers may be one person: never when both have a phone or both a hidden id, because
 * those are two people. Guards merges on indirect evidence.
 */
export function mayBeOne(one: readonly Identifier[], other: readonly Identifier[]): boolean {
  const has = (identifiers: readonly Identifier[], kind: Identifier['kind']) =>
    identifiers.some((identifier) => identifier.kind === kind);
  return (['phone', 'lid'] as const).every((kind) => !(has(one, kind) && has(other, kind)));
}

function create(
  db: WriteDb,
  context: IdentityContext & { readonly newId: () => string },
  identifiers: readonly Identifier[],
) {
  const id = asId<ContactId>(context.newId());
  insertContact(db, { id, name: '', firstSeenAt: context.now });
  addIdentifiers(db, context, id, identifiers);
  indexContact(db, id);
  context.touched.contacts.add(id);
  return id;
}

function addIdentifiers(
  db: WriteDb,
  context: IdentityContext,
  id: ContactId,
  identifiers: readonly Identifier[],
): void {
  const added = identifiers.filter((identifier) =>
    addIdentifier(db, id, identifier, context.channelId, context.now),
  );
  if (added.length === 0) return;
  indexContact(db, id);
  touchContact(db, context, id);
  if (added.some(({ kind }) => kind === 'lid')) context.touched.work = true;
  for (const chat of conversationsOfContact(db, id)) {
    preferPhoneAddress(db, chat.id);
    context.touched.joined.add(chat.id);
  }
}

/** A contact changed, and with it how its chats are titled. */
function touchContact(db: ReadDb, context: IdentityContext, id: ContactId): void {
  context.touched.contacts.add(id);
  for (const conversation of conversationsOfContact(db, id))
    context.touched.conversations.add(conversation.id);
}

/** Two contacts become one: `into` gets the identifiers, the chats, the visits and what is known; `from` points to it. */
function mergeContacts(db: WriteDb, context: IdentityContext, from: ContactId, into: ContactId): void {
  const source = getContact(db, from);
  const target = getContact(db, into);
  if (!source || !target) return;
  writeMergedContact(db, together(target, source));
  moveIdentifiers(db, from, into);
  moveBookings(db, from, into);
  for (const conversation of conversationsOfContact(db, from)) {
    const own = findPersonConversation(db, conversation.channelId, into);
    if (own === null) setConversationContact(db, conversation.id, into);
    else joinChats(db, context, conversation, own, into);
  }
  markMerged(db, from, into);
  indexContact(db, into);
  context.touched.contacts.add(from);
  touchContact(db, context, into);
}

/** The older chat stays. */
function joinChats(
  db: WriteDb,
  context: IdentityContext,
  moved: { id: ConversationId; createdAt: number },
  own: ConversationId,
  contactId: ContactId,
): void {
  const ownRow = conversationsOfContact(db, contactId).find(({ id }) => id === own);
  const isMovedOlder = ownRow !== undefined && moved.createdAt < ownRow.createdAt;
  const [from, into] = isMovedOlder ? [own, moved.id] : [moved.id, own];
  mergeConversations(db, from, into);
  setConversationContact(db, into, contactId);
  context.touched.thread(from);
  context.touched.thread(into);
  context.touched.joined.delete(from);
  context.touched.joined.add(into);
}

const optOutRank: Record<OptOut, number> = { no: 0, asked: 1, yes: 2 };

/** What two contacts know together; where both know something, a name given by people here comes first, then `first`. */
function together(first: ContactRow, second: ContactRow): ContactRow {
  const [named, other] = second.isNameOurs && !first.isNameOurs ? [second, first] : [first, second];
  const stricter = (a: OptOut, b: OptOut) => (optOutRank[a] >= optOutRank[b] ? a : b);
  return {
    ...first,
    name: named.name === '' ? other.name : named.name,
    isNameOurs: named.isNameOurs,
    language: first.language ?? second.language,
    notes: [...new Set([first.notes, second.notes])].filter((notes) => notes !== '').join('\n'),
    labels: [...new Set([...first.labels, ...second.labels])],
    optOutPromotions: stricter(first.optOutPromotions, second.optOutPromotions),
    optOutReminders: stricter(first.optOutReminders, second.optOutReminders),
  };
}

/** A name, not a phone or an id that a provider put in its place. */
function isName(text: string): boolean {
  return /[^\d\s()+.\-@]/.test(text) && !/@(c\.us|g\.us|lid|s\.whatsapp\.net)$/.test(text);
}

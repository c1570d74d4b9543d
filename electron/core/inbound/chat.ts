import { personOfChatId, type Identifier } from '#shared/domain/identifier.ts';
import type { ChatReference } from '#shared/domain/inbound-event.ts';
import { asId, type ChannelId, type ContactId, type ConversationId } from '#shared/domain/ids.ts';

import type { Clock, Random } from '../platform/ports.ts';
import { findContact, getContact, updateContact } from '../store/contacts.ts';
import {
  addAlias,
  findAlias,
  findPersonConversation,
  getConversation,
  insertConversation,
  preferPhoneAddress,
  setGroupTitle,
} from '../store/conversations.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import type { IdentityContext } from './context.ts';
import { resolveContact } from './identity.ts';
import { Touched } from './touched.ts';

type OpenContext = IdentityContext & { readonly newId: () => string };

/** The chat that an event belongs to, opened when there is none yet. Spellings of one person end in one chat. */
export function openChat(
  db: WriteDb,
  context: OpenContext,
  chat: ChatReference,
  onlyIfNameEmpty: boolean,
): ConversationId {
  const alias = findAlias(db, context.channelId, chat.providerChatId);
  if (chat.kind === 'group') return openGroup(db, context, chat, alias);
  const aliasContact = alias === null ? null : (getConversation(db, alias)?.contactId ?? null);
  const given = { names: chat.names, onlyIfEmpty: onlyIfNameEmpty };
  const contactId = resolveContact(db, context, namesOf(chat), given, aliasContact);
  const id =
    findPersonConversation(db, context.channelId, contactId) ?? insertChat(db, context, chat, contactId, '');
  if (findAlias(db, context.channelId, chat.providerChatId) !== id) {
    addAlias(db, context.channelId, chat.providerChatId, id);
    preferPhoneAddress(db, id);
  }
  return id;
}

/**
 * The chat with a person whom somebody here wants to write to, opened when there is none yet. The name, when given, is
 * ours; it does not replace one that is there.
 */
export function openPersonConversation(
  db: WriteDb,
  ports: { readonly clock: Clock; readonly random: Random },
  person: {
    readonly channelId: ChannelId;
    readonly identifier: Identifier;
    readonly providerChatId: string;
    readonly name: string;
  },
): ConversationId {
  const context: OpenContext = {
    channelId: person.channelId,
    now: ports.clock.now(),
    newId: () => ports.random.id(),
    touched: new Touched(),
  };
  const { providerChatId, identifier } = person;
  const chat: ChatReference = { providerChatId, kind: 'person', identifiers: [identifier], names: [] };
  const id = openChat(db, context, chat, true);
  const contactId = getConversation(db, id)?.contactId ?? null;
  if (person.name !== '' && contactId !== null && getContact(db, contactId)?.name === '') {
    updateContact(db, contactId, { name: person.name });
  }
  return id;
}

/** The chat that an event belongs to, when it is known. */
export function findChat(db: ReadDb, channelId: ChannelId, chat: ChatReference): ConversationId | null {
  const alias = findAlias(db, channelId, chat.providerChatId);
  if (alias !== null || chat.kind === 'group') return alias;
  for (const identifier of namesOf(chat)) {
    const contactId = findContact(db, channelId, identifier);
    const id = contactId === null ? null : findPersonConversation(db, channelId, contactId);
    if (id !== null) return id;
  }
  return null;
}

/** Everything in a reference that names the person; a provider that names nobody is read by its chat id. */
export function namesOf(chat: ChatReference): readonly Identifier[] {
  if (chat.identifiers.length > 0) return chat.identifiers;
  const person = personOfChatId(chat.providerChatId);
  return person === null ? [] : [person];
}

function openGroup(
  db: WriteDb,
  context: OpenContext,
  chat: ChatReference,
  alias: ConversationId | null,
): ConversationId {
  const title = chat.names.find((name) => name.trim() !== '')?.trim() ?? '';
  if (alias === null) {
    const id = insertChat(db, context, chat, null, title);
    addAlias(db, context.channelId, chat.providerChatId, id);
    return id;
  }
  if (title !== '' && setGroupTitle(db, alias, title)) context.touched.conversations.add(alias);
  return alias;
}

function insertChat(
  db: WriteDb,
  context: OpenContext,
  chat: ChatReference,
  contactId: ContactId | null,
  title: string,
): ConversationId {
  const id = asId<ConversationId>(context.newId());
  insertConversation(db, {
    id,
    channelId: context.channelId,
    kind: chat.kind,
    contactId,
    title,
    sendTo: chat.providerChatId,
    createdAt: context.now,
  });
  context.touched.conversations.add(id);
  return id;
}

import { toInstant } from '#shared/api/call.ts';
import type { ContactView } from '#shared/api/calls/contacts.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ContactId } from '#shared/domain/ids.ts';

import type { EventBus } from '../platform/event-bus.ts';
import { getContact, identifiersOf, updateContact } from '../store/contacts.ts';
import { conversationsOfContact } from '../store/conversations.ts';
import type { Store } from '../store/database.ts';

/** The calls about customers. */
export function contactHandlers(deps: {
  store: Store;
  bus: EventBus;
}): Pick<Handlers, 'contacts.get' | 'contacts.update'> {
  const { store, bus } = deps;
  const viewOf = (id: ContactId): ContactView => {
    const contact = getContact(store.read, id);
    if (!contact) throw new ApiError('not-found', 'There is no such customer.');
    return {
      id: contact.id,
      name: contact.name,
      isNameOurs: contact.isNameOurs,
      identifiers: identifiersOf(store.read, contact.id),
      language: contact.language,
      notes: contact.notes,
      labels: [...contact.labels],
      optOut: { promotions: contact.optOutPromotions, reminders: contact.optOutReminders },
      firstSeenAt: toInstant(contact.firstSeenAt),
    };
  };
  return {
    'contacts.get': ({ id }) => viewOf(id),
    'contacts.update': ({ id, ...change }) => {
      const { id: current } = viewOf(id);
      store.write((db) => updateContact(db, current, change));
      bus.announce([
        { topic: 'contact', contactId: current },
        ...conversationsOfContact(store.read, current).map(
          (conversation) => ({ topic: 'conversation', conversationId: conversation.id }) as const,
        ),
      ]);
      return viewOf(current);
    },
  };
}

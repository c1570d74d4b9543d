import type { Migration } from '../migrate.ts';
import { channels } from './0010-channels.ts';
import { journal } from './0020-journal.ts';
import { contacts } from './0030-contacts.ts';
import { conversations } from './0040-conversations.ts';
import { messages } from './0050-messages.ts';
import { outbox } from './0060-outbox.ts';
import { search } from './0070-search.ts';
import { users } from './0080-users.ts';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  channels,
  journal,
  contacts,
  conversations,
  messages,
  outbox,
  search,
  users,
];

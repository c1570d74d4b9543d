import type { Migration } from '../migrate.ts';
import { channels } from './0010-channels.ts';
import { journal } from './0020-journal.ts';
import { contacts } from './0030-contacts.ts';
import { conversations } from './0040-conversations.ts';
import { messages } from './0050-messages.ts';
import { outbox } from './0060-outbox.ts';
import { search } from './0070-search.ts';
import { users } from './0080-users.ts';
import { journalSubjects } from './0090-journal-subjects.ts';
import { bookings } from './0100-bookings.ts';
import { templatesAndRules } from './0110-templates-and-rules.ts';
import { plannedMessages } from './0120-planned-messages.ts';
import { replies } from './0130-replies.ts';
import { notices } from './0140-notices.ts';
import { torrow } from './0150-torrow.ts';
import { mediaIds } from './0160-media-ids.ts';
import { metaTemplates } from './0170-meta-templates.ts';
import { journalFilters } from './0180-journal-filters.ts';

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
  journalSubjects,
  bookings,
  templatesAndRules,
  plannedMessages,
  replies,
  notices,
  torrow,
  mediaIds,
  metaTemplates,
  journalFilters,
];

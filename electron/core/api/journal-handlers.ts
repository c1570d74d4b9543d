import { toInstant } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { JournalId } from '#shared/domain/ids.ts';

import type { Store } from '../store/database.ts';
import { getJournalEntry, listJournal, type JournalEntry } from '../store/journal.ts';

type JournalCalls = Pick<Handlers, Extract<keyof Handlers, `journal.${string}`>>;

/** The calls about raw events. */
export function journalHandlers(deps: {
  store: Store;
  replay: (id: JournalId) => Promise<void>;
}): JournalCalls {
  const { store, replay } = deps;
  return {
    'journal.list': (input) => {
      const page = listJournal(store.read, input);
      return { ...page, items: page.items.map(view) };
    },
    'journal.replay': async ({ id }) => {
      if (!getJournalEntry(store.read, id))
        throw new ApiError('not-found', 'There is no such event in the journal.');
      await replay(id);
      const entry = getJournalEntry(store.read, id);
      if (!entry) throw new ApiError('not-found', 'The event was removed meanwhile.');
      return view(entry);
    },
  };
}

function view(entry: JournalEntry) {
  const { id, channelId, source, state, reason, eventType, attempts } = entry;
  return {
    id,
    channelId,
    source,
    state,
    reason,
    eventType,
    attempts,
    receivedAt: toInstant(entry.receivedAt),
    body: Buffer.from(entry.body).toString('utf8'),
  };
}

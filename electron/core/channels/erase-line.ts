import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { ChannelId } from '#shared/domain/ids.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Folders, Log } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { eraseChannel } from '../store/remove-channel.ts';

/** Removes a practice line with everything that it made up, its files too. */
export async function eraseLine(
  deps: {
    readonly store: Store;
    readonly bus: EventBus;
    readonly log: Log;
    readonly folders: Pick<Folders, 'media'>;
  },
  id: ChannelId,
): Promise<void> {
  const { store, bus, folders, log } = deps;
  const erased = store.write((db) => eraseChannel(db, id));
  bus.announce([
    ...erased.conversationIds.map((conversationId) => ({ topic: 'conversation', conversationId }) as const),
    ...erased.contactIds.map((contactId) => ({ topic: 'contact', contactId }) as const),
    { topic: 'journal' },
    { topic: 'bookings' },
    { topic: 'replies' },
  ]);
  // A file that is being written right now makes the first try fail.
  await rm(join(folders.media, id), { recursive: true, force: true, maxRetries: 10 }).catch(
    (error: unknown) =>
      log.write('warn', 'files of the practice line could not be removed', { error: String(error) }),
  );
}

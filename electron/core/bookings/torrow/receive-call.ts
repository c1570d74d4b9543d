import { createHash } from 'node:crypto';

import type { ChannelId } from '#shared/domain/ids.ts';
import { readTorrowOrder } from '#shared/domain/torrow/order.ts';

import type { Journal } from '../../journal/journal.ts';
import type { Clock } from '../../platform/ports.ts';
import type { Store } from '../../store/database.ts';
import { addTrouble } from '../../store/torrow.ts';
import { jsonOf, writeEnvelope, type TorrowCall } from './envelope.ts';

export type ReceiveDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'receive'>;
  /** A trouble is to be reported. */
  readonly wakeWork: () => void;
};

/**
 * Keeps a call durably; rejects with JournalUnavailableError when that is not possible. Says whether it holds an order:
 * one that does not fails in the journal, and its sender is told.
 */
export async function receiveTorrow(
  deps: ReceiveDeps,
  channelId: ChannelId,
  call: TorrowCall,
  keys: readonly string[],
): Promise<{ readonly isReadable: boolean }> {
  await deps.journal.receive({
    channelId,
    source: 'webhook',
    subject: 'torrow',
    body: writeEnvelope(call, keys),
  });
  const isReadable = readTorrowOrder(jsonOf(call.body)).kind === 'order';
  if (!isReadable) {
    const { errorEmail, language } = call.hook.options;
    deps.store.write((db) =>
      addTrouble(db, {
        // A body that is posted again and again is told once.
        id: createHash('sha256').update('unreadable ').update(call.body).digest('hex'),
        orderNumber: null,
        reason: 'order-unreadable',
        errorEmail,
        language,
        createdAt: deps.clock.now(),
      }),
    );
    deps.wakeWork();
  }
  return { isReadable };
}

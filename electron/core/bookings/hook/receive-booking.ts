import { refusal } from '#shared/api/errors.ts';

import type { Journal } from '../../journal/journal.ts';
import type { JournalWorker } from '../../journal/worker.ts';

/** What the hook answers: 202 with the visit, or 422 with what is wrong. */
export type BookingAnswer = { readonly status: 202 | 422; readonly body: unknown };

/**
 * Keeps a posted booking durably, works on it at once and says what became of it. Rejects when it could not be kept or
 * worked on now: the sender is to come again, and a repeat changes nothing.
 */
export async function receiveBooking(
  deps: { readonly journal: Pick<Journal, 'receive'>; readonly worker: Pick<JournalWorker, 'workNow'> },
  body: Uint8Array,
): Promise<BookingAnswer> {
  const id = await deps.journal.receive({ channelId: null, source: 'webhook', subject: 'booking', body });
  const { state, result } = await deps.worker.workNow(id);
  if (state === 'done') return { status: 202, body: result };
  const unread = refusal('invalid', 'body-unreadable');
  return { status: 422, body: result ?? unread.toBody() };
}

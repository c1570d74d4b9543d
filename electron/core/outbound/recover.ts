import type { WriteDb } from '../store/database.ts';
import { endAttempt, rowsInSending } from '../store/outbox-due.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { makeUnknown } from './settle.ts';

/**
 * What a crash left between "send" and "answer" may have gone out: it becomes unknown and is looked up at once, never
 * sent again by itself. Returns those rows. To be called before anything is sent.
 */
export function recoverInterrupted(db: WriteDb, now: number): OutboxRow[] {
  const rows = rowsInSending(db);
  for (const row of rows) {
    endAttempt(db, row.seq, row.attempts, { at: now, outcome: 'interrupted', detail: null });
    makeUnknown(db, row, { code: 'interrupted', detail: null }, now, now);
  }
  return rows;
}

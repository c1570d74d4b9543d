import type { OutboxCursor } from './outbox-list.ts';

/** The text form of a cursor, for the API. */
export function writeOutboxCursor(cursor: OutboxCursor): string {
  if (cursor.kind === 'past') return `p.${cursor.seq}.${cursor.ended.at}.${cursor.ended.id}`;
  const { after } = cursor;
  return after.table === 'outbox' ? `w.${cursor.dueAt}.${after.seq}` : `v.${cursor.dueAt}.${after.id}`;
}

/** The cursor behind its text form, or null when it is not one. */
export function readOutboxCursor(text: string): OutboxCursor | null {
  const past = /^p\.(\d{1,16})\.(\d{1,16})\.([\w-]{0,100})$/.exec(text);
  if (past?.[3] !== undefined) {
    return { kind: 'past', seq: Number(past[1]), ended: { at: Number(past[2]), id: past[3] } };
  }
  const row = /^w\.(\d{1,16})\.(\d{1,16})$/.exec(text);
  if (row) return { kind: 'waiting', dueAt: Number(row[1]), after: { table: 'outbox', seq: Number(row[2]) } };
  const planned = /^v\.(\d{1,16})\.([\w-]{1,100})$/.exec(text);
  if (planned?.[2] !== undefined) {
    return { kind: 'waiting', dueAt: Number(planned[1]), after: { table: 'planned', id: planned[2] } };
  }
  return null;
}

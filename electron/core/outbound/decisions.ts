import type { OutboxId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import type { WriteDb } from '../store/database.ts';
import {
  getSendingConversation,
  markTakenBack,
  setProviderId,
  setSentStatus,
  showNewestAsLast,
} from '../store/outbox-messages.ts';
import { getOutbox, updateOutbox, type OutboxRow } from '../store/outbox.ts';
import { changesOf } from './enqueue.ts';
import { NotFoundError, OutboxStateError } from './errors.ts';
import { defaultPatience } from './retry.ts';

type Deps = { readonly clock: Clock };

/**
 * Takes a message back before it is sent. Returns what to announce. Throws NotFoundError, or OutboxStateError when it
 * is no longer waiting.
 */
export function skip(db: WriteDb, deps: Deps, id: OutboxId): Change[] {
  const row = find(db, id);
  if (row.state !== 'held' && row.state !== 'scheduled') {
    throw new OutboxStateError(row.state, 'Only a message that is waiting can be skipped.');
  }
  updateOutbox(db, row.seq, { state: 'skipped', settledAt: deps.clock.now() });
  markTakenBack(db, row.messageSeq);
  if (getSendingConversation(db, row.conversationId)?.lastMessageSeq === row.messageSeq) {
    showNewestAsLast(db, row.conversationId);
  }
  return changesOf(row.conversationId);
}

/**
 * Sends a waiting message at once, or tries a failed one again as the same message. Whoever says "send it now" has
 * asked for it in person: it goes also while automatic messages are held. Returns what to announce; wake the sender.
 */
export function sendNow(db: WriteDb, deps: Deps, id: OutboxId): Change[] {
  const row = find(db, id);
  switch (row.state) {
    case 'held':
    case 'scheduled':
      updateOutbox(db, row.seq, {
        state: 'scheduled',
        origin: row.origin === 'automation' ? 'person' : row.origin,
        dueAt: deps.clock.now(),
      });
      break;
    case 'failed':
      again(db, deps, row);
      break;
    case 'unknown':
      throw new OutboxStateError(row.state, 'Say first whether it was sent.');
    case 'sending':
    case 'accepted':
    case 'delivered':
    case 'read':
    case 'skipped':
    case 'cancelled':
      throw new OutboxStateError(row.state, 'Only a message that is waiting or failed can be sent now.');
  }
  return changesOf(row.conversationId);
}

/**
 * A person knows what became of a message: `sent` settles it, `not-sent` makes a new attempt. Returns what to announce;
 * wake the sender. Throws NotFoundError, or OutboxStateError when its fate is not unknown.
 */
export function resolve(db: WriteDb, deps: Deps, id: OutboxId, as: 'sent' | 'not-sent'): Change[] {
  const row = find(db, id);
  if (row.state !== 'unknown') {
    throw new OutboxStateError(row.state, 'Only a message whose fate is unknown can be settled by hand.');
  }
  if (as === 'not-sent') {
    again(db, deps, row);
  } else {
    updateOutbox(db, row.seq, {
      state: 'accepted',
      error: null,
      settledAt: deps.clock.now(),
      settleAt: null,
    });
    setSentStatus(db, row.messageSeq, 'sent', null);
  }
  return changesOf(row.conversationId);
}

function find(db: WriteDb, id: OutboxId): OutboxRow {
  const row = getOutbox(db, id);
  if (!row) throw new NotFoundError('outbox');
  return row;
}

/** A new attempt of the same message: a new ladder of statuses, and a day to get through. */
function again(db: WriteDb, deps: Deps, row: OutboxRow): void {
  const now = deps.clock.now();
  updateOutbox(db, row.seq, {
    state: 'scheduled',
    origin: row.origin === 'automation' ? 'person' : row.origin,
    dueAt: now,
    usefulUntil: Math.max(row.usefulUntil ?? 0, now + defaultPatience),
    error: null,
    settledAt: null,
    settleAttempts: 0,
    settleAt: null,
  });
  setProviderId(db, row.messageSeq, null);
  setSentStatus(db, row.messageSeq, 'queued', null);
}

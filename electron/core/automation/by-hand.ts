import { headOf, historiesOf } from '#shared/domain/booking/history.ts';
import { followsVisit } from '#shared/domain/planning/rule.ts';

import { skip } from '../outbound/decisions.ts';
import { EmptyMessageError, OutboxStateError } from '../outbound/errors.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Replan } from '../bookings/bookings.ts';
import { versionsOf } from '../store/bookings.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { getOutboxBySeq } from '../store/outbox.ts';
import { freeKey, getPlanned, plannedRowOf, updatePlanned, type StoredMessage } from '../store/planned.ts';
import { getRule } from '../store/rules.ts';
import { release, type ReleaseDeps } from './release.ts';
import { isInOutbox, takeBack } from './take-back.ts';

export type ByHandDeps = ReleaseDeps & { readonly replan: Replan };

/** The time that a person wants is one at which the message would be of no use. */
export class UselessTimeError extends Error {
  constructor() {
    super('The visit has begun by then.');
    this.name = 'UselessTimeError';
  }
}

/** The planned message has no words: its template is gone or cannot be filled in. */
export class NoTextError extends Error {
  constructor() {
    super('Its template is gone or could not be filled in. Write the text yourself, or mend the template.');
    this.name = 'NoTextError';
  }
}

const lastMinute = 60_000;
const day = 24 * 60 * 60_000;
const announced: Change[] = [{ topic: 'outbox' }, { topic: 'bookings' }];

/** A person does not want this message. Throws OutboxStateError when it is no longer waiting. */
export function skipPlanned(db: WriteDb, deps: ByHandDeps, message: StoredMessage): Change[] {
  if (isInOutbox(message)) {
    const row = message.outboxSeq === null ? undefined : getOutboxBySeq(db, message.outboxSeq);
    updatePlanned(db, message.seq, { isByHand: true });
    return row ? [...skip(db, deps, row.id), ...announced] : announced;
  }
  if (message.state !== 'waiting') throw refusal(message, 'Only a message that is waiting can be skipped.');
  const endedAt = deps.clock.now();
  updatePlanned(db, message.seq, { state: 'skipped', isByHand: true, skipReason: null, endedAt });
  return announced;
}

/** Sends a waiting message at once. Throws OutboxStateError when it does not wait, NoTextError without words. */
export function sendPlannedNow(db: WriteDb, deps: ByHandDeps, message: StoredMessage): Change[] {
  if (message.state !== 'waiting') throw refusal(message, 'Only a message that is waiting can be sent now.');
  const outcome = release(db, deps, message, true);
  switch (outcome.kind) {
    case 'released':
      return outcome.changes;
    case 'skipped':
      throw new NoTextError();
    case 'waits':
      throw refusal(message, 'No number is connected that could send it.');
  }
}

/**
 * A person decides about a message that was handed over once (`decide`: its row in the outbox). Another attempt falls away
 * at once when its visit does not take place any more.
 */
export function tryPlannedAgain(
  db: WriteDb,
  { replan }: ByHandDeps,
  { contactId }: StoredMessage,
  decide: () => Change[],
): Change[] {
  return [...decide(), ...replan(db, [contactId])];
}

/** What a person wants otherwise in a message; `text: null` = the words of the template again. Times are epoch ms. */
export type Edit = { readonly text?: string | null; readonly dueAt?: number };

/**
 * Changes words or time of a message that has not been handed over; one that stands in the chat already is taken back.
 * Throws OutboxStateError, EmptyMessageError or UselessTimeError.
 */
export function editPlanned(db: WriteDb, deps: ByHandDeps, message: StoredMessage, edit: Edit): Change[] {
  if (message.state !== 'waiting' && !isInOutbox(message)) {
    throw refusal(message, 'Only a message that is waiting can be changed.');
  }
  if (edit.text?.trim() === '') throw new EmptyMessageError();
  const now = deps.clock.now();
  const changes = takeBack(db, message, now);
  const dueAt = edit.dueAt === undefined ? message.dueAt : Math.max(edit.dueAt, now);
  const latest = lastUse(db, message, dueAt);
  if (edit.dueAt !== undefined && dueAt > latest) throw new UselessTimeError();
  updatePlanned(db, message.seq, {
    state: 'waiting',
    outboxSeq: null,
    isByHand: true,
    dueAt,
    ...(edit.text === undefined ? {} : { textByHand: edit.text }),
    ...(dueAt > message.usefulUntil ? { usefulUntil: latest } : {}),
    ...(edit.dueAt === undefined ? {} : { dueReason: 'on-time' }),
  });
  return [...changes, ...announced];
}

/** Takes back a skip. Throws OutboxStateError when it was not skipped, or is of no use any more. */
export function restorePlanned(db: WriteDb, deps: ByHandDeps, message: StoredMessage): Change[] {
  const isSkipped = plannedRowOf(message).state === 'skipped';
  if (!isSkipped || (!message.isByHand && message.skipReason !== 'no-text')) {
    throw refusal(message, 'Only a message that a person has skipped can be taken back.');
  }
  if (message.outboxSeq !== null) freeKey(db, message.outboxSeq);
  updatePlanned(db, message.seq, {
    state: 'cancelled',
    isByHand: false,
    skipReason: null,
    outboxSeq: null,
    endedAt: deps.clock.now(),
  });
  const changes = deps.replan(db, [message.contactId]);
  const restored = getPlanned(db, message.id);
  if (restored?.state !== 'waiting') throw refusal(message, 'It would be of no use any more.');
  if (restored.textByHand !== null) updatePlanned(db, message.seq, { isByHand: true });
  return [...changes, ...announced];
}

/** Until when a person may let a message leave that is due at `dueAt`. */
function lastUse(db: ReadDb, { lines, ruleId, usefulUntil }: StoredMessage, dueAt: number): number {
  const rule = getRule(db, ruleId)?.rule;
  if (rule && followsVisit(rule.trigger)) return Math.max(usefulUntil, dueAt + day);
  const ids = lines.map(({ bookingId }) => bookingId);
  const starts = historiesOf(versionsOf(db, ids)).map((history) => headOf(history).start.instant);
  return Math.max(usefulUntil, Math.min(...starts) - lastMinute);
}

function refusal(message: StoredMessage, possible: string): OutboxStateError {
  return new OutboxStateError(plannedRowOf(message).state, possible);
}

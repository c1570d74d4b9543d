import { isMoved, type BookingVersion } from '#shared/domain/booking/booking.ts';
import { headOf, historiesOf, knownVersion } from '#shared/domain/booking/history.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { asId, type OutboxId } from '#shared/domain/ids.ts';
import type { RowChange } from '#shared/domain/planning/difference.ts';
import type { Plan, PlannedMessage, SkipReason } from '#shared/domain/planning/planned-message.ts';

import { parsePayload } from '../outbound/payload.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Random } from '../platform/ports.ts';
import type { WriteDb } from '../store/database.ts';
import { getOutboxBySeq, updateOutbox } from '../store/outbox.ts';
import {
  insertPlanned,
  rewritePlanned,
  updatePlanned,
  writeLines,
  type PlannedContent,
  type StoredMessage,
} from '../store/planned.ts';
import { replaceSilentLines } from '../store/silent-lines.ts';
import type { Composer } from '../templates/composer.ts';
import type { Missed } from './absence.ts';
import type { Gathered } from './gather.ts';
import { isInOutbox, takeBack } from './take-back.ts';
import { writeOut } from './write-out.ts';

export type ApplyDeps = { readonly random: Random; readonly composer: Composer };

/** What a planning has done. */
export type Applied = {
  readonly changes: Change[];
  /** True when a message was added, moved or taken away. */
  readonly isChanged: boolean;
  /** What fell away because nobody was there to send it at its time. */
  readonly missed: Missed;
};

/** This little behind is on time (as in catch-up); milliseconds. */
const onTime = 5 * 60_000;

/** What a person's own decision does not outlive: the visit does not take place. */
const visitIsOff: ReadonlySet<SkipReason | null> = new Set(['cancelled', 'visit-over']);

/** Does what a plan changes, in the caller's transaction. `rowChanges` is `difference(plan, …)` and in its order. */
export function applyPlan(
  db: WriteDb,
  deps: ApplyDeps,
  { input, bookingIds, messages }: Gathered,
  { plan, rowChanges }: { readonly plan: Plan; readonly rowChanges: readonly RowChange[] },
): Applied {
  const { now } = input;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const numbers = new Map(input.customers.map(({ contactId, channelId }) => [contactId, channelId]));
  const context: Context = { deps, now, numberOf: (id) => numbers.get(id) ?? null };
  const planned = new Map(plan.messages.map((message) => [message.key, message]));
  const changes: Change[] = [];
  const missed: Missed = { late: 0, replaced: 0, skipped: 0 };
  let isChanged = false;
  for (const change of [...rowChanges, ...withoutTheirVisit(messages, input.versions, plan)]) {
    if (change.kind === 'add') {
      add(db, context, change.message, change.revives === null ? undefined : byId.get(change.revives));
      isChanged = true;
      continue;
    }
    const message = byId.get(change.rowId);
    if (!message) continue;
    switch (change.kind) {
      case 'keep':
        isChanged = refresh(db, context, message, planned.get(message.key)) || isChanged;
        break;
      case 'move':
        changes.push(...move(db, context, message, change.message));
        isChanged = true;
        break;
      case 'cancel':
        changes.push(...cancel(db, message, change.reason, now));
        countMissed(missed, message, change.reason, now);
        isChanged = true;
        break;
    }
  }
  const silent = plan.skipped.filter(({ reason }) => reason !== 'already-settled');
  const isOtherwiseSilent = replaceSilentLines(db, bookingIds, silent, now);
  if (isChanged) changes.push({ topic: 'outbox' });
  if (isChanged || isOtherwiseSilent) changes.push({ topic: 'bookings' });
  return { changes, isChanged, missed };
}

type Context = {
  readonly deps: ApplyDeps;
  readonly now: number;
  readonly numberOf: (id: ContactId) => Gathered['input']['customers'][number]['channelId'];
};

function contentOf(message: PlannedMessage, { numberOf }: Context): PlannedContent {
  const { ruleId, templateId, dueAt, usefulUntil, reason, lines } = message;
  const [{ contactId }] = lines;
  const channelId = numberOf(contactId);
  return { contactId, channelId, ruleId, templateId, dueAt, usefulUntil, dueReason: reason, lines };
}

function add(
  db: WriteDb,
  context: Context,
  planned: PlannedMessage,
  revived: StoredMessage | undefined,
): void {
  const content = contentOf(planned, context);
  if (revived) return rewritePlanned(db, revived.seq, content, context.now);
  const id = asId<OutboxId>(context.deps.random.id());
  insertPlanned(db, { ...content, id, key: planned.key }, context.now);
}

/** The same message: only what people see beside it may be another by now. True when something was. */
function refresh(
  db: WriteDb,
  context: Context,
  message: StoredMessage,
  planned: PlannedMessage | undefined,
): boolean {
  if (!planned || message.state !== 'waiting') return false;
  const { channelId, templateId, dueReason } = contentOf(planned, context);
  const reason = message.isByHand ? message.dueReason : dueReason;
  const isSame =
    channelId === message.channelId && templateId === message.templateId && reason === message.dueReason;
  if (!isSame) updatePlanned(db, message.seq, { channelId, templateId, dueReason: reason });
  return !isSame;
}

/** Another time or another content. One that stands in the chat already stays there when its words are the same. */
function move(db: WriteDb, context: Context, message: StoredMessage, planned: PlannedMessage): Change[] {
  const content = contentOf(planned, context);
  if (isInOutbox(message) && content.dueAt <= context.now && isWordedAlike(db, context, message, content)) {
    writeLines(db, message.seq, content.lines);
    updatePlanned(db, message.seq, { usefulUntil: content.usefulUntil });
    if (message.outboxSeq !== null) updateOutbox(db, message.outboxSeq, { usefulUntil: content.usefulUntil });
    return [];
  }
  const changes = takeBack(db, message, context.now);
  rewritePlanned(db, message.seq, content, context.now);
  return changes;
}

function isWordedAlike(
  db: WriteDb,
  { deps }: Context,
  message: StoredMessage,
  { contactId, templateId, lines }: PlannedContent,
): boolean {
  const row = message.outboxSeq === null ? undefined : getOutboxBySeq(db, message.outboxSeq);
  const text = writeOut(db, deps.composer, [{ ...message, contactId, templateId, lines }]).get(message.seq);
  return row !== undefined && parsePayload(row.payload)?.text === text;
}

function cancel(db: WriteDb, message: StoredMessage, reason: SkipReason | null, now: number): Change[] {
  const changes = takeBack(db, message, now);
  updatePlanned(db, message.seq, {
    state: reason === null ? 'cancelled' : 'skipped',
    skipReason: reason,
    endedAt: now,
  });
  return changes;
}

/**
 * What a person has sent and still waits (its number is offline) falls away with the visit itself, or when the visit has
 * another time than it tells; for nothing else.
 */
function withoutTheirVisit(
  messages: readonly StoredMessage[],
  versions: readonly BookingVersion[],
  { skipped }: Plan,
): RowChange[] {
  const theirs = messages.filter((message) => message.isPersons && isInOutbox(message));
  if (theirs.length === 0) return [];
  const reasons = new Map(skipped.map(({ key, reason }) => [key, reason]));
  const histories = new Map(historiesOf(versions).map((history) => [history[0].id, history]));
  return theirs.flatMap((message): RowChange[] => {
    const reason = reasons.get(message.key) ?? null;
    if (visitIsOff.has(reason)) return [{ kind: 'cancel', rowId: message.id, reason }];
    const isOutdated = message.lines.some(({ bookingId, version }) => {
      const history = histories.get(bookingId);
      return history !== undefined && isMoved(knownVersion(history, version), headOf(history));
    });
    return isOutdated ? [{ kind: 'cancel', rowId: message.id, reason: null }] : [];
  });
}

function countMissed(missed: Missed, message: StoredMessage, reason: SkipReason | null, now: number): void {
  if (message.dueAt > now - onTime || reason === null) return;
  if (reason.startsWith('replaced-by-')) missed.replaced += 1;
  else if (reason === 'too-late' || reason === 'after-visit' || reason === 'quiet') missed.skipped += 1;
}

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import type { OutboxId } from '#shared/domain/ids.ts';

import {
  editPlanned,
  NoTextError,
  restorePlanned,
  sendPlannedNow,
  skipPlanned,
  tryPlannedAgain,
  UselessTimeError,
  type ByHandDeps,
} from '../automation/by-hand.ts';
import { isInOutbox } from '../automation/take-back.ts';
import type { Planner } from '../automation/planner.ts';
import type { Bookings } from '../bookings/bookings.ts';
import { resolve, sendNow, skip } from '../outbound/decisions.ts';
import { NotFoundError } from '../outbound/errors.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { readSending } from '../settings/sending.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { readOutboxCursor, writeOutboxCursor } from '../store/outbox-cursor.ts';
import { findItem } from '../store/outbox-items.ts';
import { listOutbox } from '../store/outbox-list.ts';
import { getOutboxBySeq } from '../store/outbox.ts';
import { getPlanned, type StoredMessage } from '../store/planned.ts';
import type { Composer } from '../templates/composer.ts';
import { outboxViews } from './outbox-views.ts';
import { asApiError } from './refusals.ts';

export type OutboxHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly composer: Composer;
  readonly bookings: Bookings;
  readonly planner: Pick<Planner, 'replan'>;
  readonly wakeSender: () => void;
};

type OutboxCalls = Pick<Handlers, Extract<keyof Handlers, `outbox.${string}`>>;

/** The calls about what will be sent and what became of it. An id of a planned message holds over its release. */
export function outboxHandlers(deps: OutboxHandlerDeps): OutboxCalls {
  const { store } = deps;
  return {
    ...decidingHandlers(deps),
    'outbox.list': ({ state, part, contactId, cursor, limit }) => {
      const position = cursor === undefined ? null : readOutboxCursor(cursor);
      if (cursor !== undefined && position === null) {
        throw refusal('invalid', 'unknown-cursor', { cursor: 'Unknown cursor.' });
      }
      const plannedAs = plannedStateOf(deps);
      const { items, next } = listOutbox(store.read, {
        ...{ state: state ?? null, part: part ?? null, contactId: contactId ?? null },
        ...{ plannedAs, cursor: position, limit },
      });
      return {
        items: outboxViews(store.read, deps.composer, items, plannedAs),
        ...(next ? { nextCursor: writeOutboxCursor(next) } : {}),
      };
    },
  };
}

function decidingHandlers(deps: OutboxHandlerDeps): Omit<OutboxCalls, 'outbox.list'> {
  const { store, clock } = deps;
  const byHand: ByHandDeps = { ...deps, replan: deps.planner.replan };
  /** A message of a rule that has not been handed over is decided about as such; anything else as an outbox row. */
  const decideAbout = (
    id: OutboxId,
    ofRule: (db: WriteDb, message: StoredMessage) => Change[] | null,
    ofRow: (db: WriteDb, rowId: OutboxId) => Change[],
  ) =>
    decide(deps, id, (db) => {
      const message = getPlanned(db, id);
      const changes = message ? ofRule(db, message) : null;
      if (changes !== null) return changes;
      const outboxSeq = message?.outboxSeq ?? null;
      const row = outboxSeq === null ? undefined : getOutboxBySeq(db, outboxSeq);
      const decideRow = () => ofRow(db, row?.id ?? id);
      return message ? tryPlannedAgain(db, byHand, message, decideRow) : decideRow();
    });
  const ofRuleOnly = (id: OutboxId, work: (db: WriteDb, message: StoredMessage) => Change[]) =>
    decideAbout(id, work, () => {
      if (!findItem(store.read, id)) throw new NotFoundError('outbox');
      throw refusal('conflict', 'not-planned');
    });
  return {
    'outbox.edit': ({ id, text, dueAt }) =>
      ofRuleOnly(id, (db, message) =>
        editPlanned(db, byHand, message, {
          ...(text === undefined ? {} : { text }),
          ...(dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) }),
        }),
      ),
    'outbox.restore': ({ id }) => ofRuleOnly(id, (db, message) => restorePlanned(db, byHand, message)),
    'outbox.skip': ({ id }) =>
      decideAbout(
        id,
        (db, message) =>
          message.state !== 'released' || isInOutbox(message) ? skipPlanned(db, byHand, message) : null,
        (db, rowId) => skip(db, deps, rowId),
      ),
    'outbox.sendNow': ({ id }) =>
      decideAbout(
        id,
        (db, message) => (message.state === 'released' ? null : sendPlannedNow(db, byHand, message)),
        (db, rowId) => sendNow(db, { clock }, rowId),
      ),
    'outbox.resolve': ({ id, as }) =>
      decideAbout(
        id,
        () => null,
        (db, rowId) => resolve(db, deps, rowId, as),
      ),
  };
}

function decide(deps: OutboxHandlerDeps, id: OutboxId, work: (db: WriteDb) => Change[]): OutboxItemView {
  const { store, bus, composer, wakeSender } = deps;
  bus.announce(asOutboxError(() => store.write(work)));
  wakeSender();
  const item = findItem(store.read, id);
  const [view] = item ? outboxViews(store.read, composer, [item], plannedStateOf(deps)) : [];
  if (!view) throw new ApiError('not-found', 'There is no such message in the outbox.');
  return view;
}

/** In which state a planned message is shown that waits. */
export function plannedStateOf({
  store,
  clock,
}: Pick<OutboxHandlerDeps, 'store' | 'clock'>): 'held' | 'scheduled' {
  return readSending(store.read, clock.now()).state === 'running' ? 'scheduled' : 'held';
}

function asOutboxError<Result>(work: () => Result): Result {
  try {
    return asApiError(work);
  } catch (error) {
    if (error instanceof UselessTimeError) {
      throw refusal('invalid', 'time-too-late', { dueAt: 'A time before the visit.' });
    }
    if (error instanceof NoTextError) throw refusal('conflict', 'text-impossible');
    throw error;
  }
}

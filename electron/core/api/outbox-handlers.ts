import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { failureWords } from '#shared/domain/failure.ts';
import type { OutboxId } from '#shared/domain/ids.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import { resolve, sendNow, skip } from '../outbound/decisions.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import { readSending, writeSending } from '../settings/sending.ts';
import type { Store, WriteDb } from '../store/database.ts';
import {
  getOutboxItem,
  listOutbox,
  readOutboxCursor,
  writeOutboxCursor,
  type OutboxItem,
} from '../store/outbox-list.ts';
import { asApiError } from './refusals.ts';

export type OutboxHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly wakeSender: () => void;
};

type OutboxCalls = Pick<Handlers, Extract<keyof Handlers, `outbox.${string}` | `sending.${string}`>>;

/** The calls about what will be sent and what became of it. */
export function outboxHandlers(deps: OutboxHandlerDeps): OutboxCalls {
  const { store, bus, clock, wakeSender } = deps;
  const viewOf = (id: OutboxId): OutboxItemView => {
    const item = getOutboxItem(store.read, id);
    if (!item) throw new ApiError('not-found', 'There is no such message in the outbox.');
    return outboxView(item);
  };
  const decide = (id: OutboxId, work: (db: WriteDb) => Change[]): OutboxItemView => {
    bus.announce(asApiError(() => store.write(work)));
    wakeSender();
    return viewOf(id);
  };
  const setSending = (state: SendingState) => {
    store.write((db) => writeSending(db, state));
    bus.announce([{ topic: 'sending' }, { topic: 'outbox' }]);
    wakeSender();
    return sendingView(state);
  };

  return {
    'outbox.list': ({ state, cursor, limit }) => {
      const position = cursor === undefined ? null : readOutboxCursor(cursor);
      if (cursor !== undefined && position === null) {
        throw new ApiError('invalid', 'This cursor did not come from a list.', { cursor: 'Unknown cursor.' });
      }
      const { items, next } = listOutbox(store.read, { state: state ?? null, cursor: position, limit });
      return { items: items.map(outboxView), ...(next ? { nextCursor: writeOutboxCursor(next) } : {}) };
    },
    'outbox.edit': notYet,
    'outbox.restore': notYet,
    'sending.preview': notYet,
    'outbox.skip': ({ id }) => decide(id, (db) => skip(db, deps, id)),
    'outbox.sendNow': ({ id }) => decide(id, (db) => sendNow(db, deps, id)),
    'outbox.resolve': ({ id, as }) => decide(id, (db) => resolve(db, deps, id, as)),
    'sending.start': () => setSending({ state: 'running' }),
    'sending.pause': ({ until }) => {
      if (readSending(store.read, clock.now()).state === 'stopped') {
        throw new ApiError('conflict', 'Sending has not been started yet, so there is nothing to pause.');
      }
      const end = until === undefined ? null : Date.parse(until);
      if (end !== null && end <= clock.now()) {
        throw new ApiError('invalid', 'The pause would be over already.', { until: 'A time in the future.' });
      }
      return setSending({ state: 'paused', until: end });
    },
    'sending.resume': () =>
      readSending(store.read, clock.now()).state === 'paused'
        ? setSending({ state: 'running' })
        : sendingView(readSending(store.read, clock.now())),
  };
}

function notYet(): never {
  throw new ApiError('internal', 'Not there yet.');
}

function sendingView(state: SendingState) {
  return { state: state.state, until: toInstantOrNull(state.state === 'paused' ? state.until : null) };
}

function outboxView({ seq: _, errorDetail, ...item }: OutboxItem): OutboxItemView {
  const words = item.errorCode === null ? null : failureWords[item.errorCode];
  return {
    ...item,
    ruleId: null,
    ruleName: null,
    bookingIds: [],
    dueReason: null,
    skipReason: null,
    isByHand: false,
    usefulUntil: null,
    dueAt: toInstant(item.dueAt),
    createdAt: toInstant(item.createdAt),
    ...(words === null ? {} : { error: errorDetail === null ? words : `${words} (${errorDetail})` }),
  };
}

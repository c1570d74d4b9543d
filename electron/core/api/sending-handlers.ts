import { toInstantOrNull } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { refusal } from '#shared/api/errors.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import type { Planner } from '../automation/planner.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import { readSending, writeSending, writeStartedAt } from '../settings/sending.ts';
import type { Store } from '../store/database.ts';
import { listOutbox } from '../store/outbox-list.ts';
import { countAutomatic } from '../store/planned-due.ts';
import type { Composer } from '../templates/composer.ts';
import { plannedStateOf } from './outbox-handlers.ts';
import { outboxViews } from './outbox-views.ts';

export type SendingHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly composer: Composer;
  readonly planner: Pick<Planner, 'replanDue'>;
  readonly wakeSender: () => void;
};

type SendingCalls = Pick<Handlers, Extract<keyof Handlers, `sending.${string}`>>;

/** How many messages are shown before sending begins. */
const shownFirst = 10;

/** The calls that let automatic messages go, and hold them. What has grown old meanwhile is planned again first. */
export function sendingHandlers(deps: SendingHandlerDeps): SendingCalls {
  const { store, bus, clock, planner, wakeSender } = deps;
  const setSending = (state: SendingState) => {
    store.write((db) => writeSending(db, state));
    bus.announce([{ topic: 'sending' }, { topic: 'outbox' }]);
    wakeSender();
    return sendingView(state);
  };
  return {
    'sending.preview': async () => {
      await planner.replanDue();
      const now = clock.now();
      const plannedAs = plannedStateOf(deps);
      const { items } = listOutbox(store.read, {
        ...{ state: plannedAs, part: 'waiting', contactId: null, plannedAs },
        ...{ cursor: null, limit: shownFirst },
      });
      const { total, due } = countAutomatic(store.read, now);
      return {
        ...sendingView(readSending(store.read, now)),
        items: outboxViews(store.read, deps.composer, items, plannedAs),
        total,
        dueNow: due,
      };
    },
    'sending.start': async () => {
      await planner.replanDue();
      const now = clock.now();
      if (readSending(store.read, now).state === 'stopped') store.write((db) => writeStartedAt(db, now));
      return setSending({ state: 'running' });
    },
    'sending.pause': ({ until }) => {
      if (readSending(store.read, clock.now()).state === 'stopped') {
        throw refusal('conflict', 'sending-not-started');
      }
      const end = until === undefined ? null : Date.parse(until);
      if (end !== null && end <= clock.now()) {
        throw refusal('invalid', 'pause-over', { until: 'A time in the future.' });
      }
      return setSending({ state: 'paused', until: end });
    },
    'sending.resume': async () => {
      if (readSending(store.read, clock.now()).state !== 'paused') {
        return sendingView(readSending(store.read, clock.now()));
      }
      await planner.replanDue();
      return setSending({ state: 'running' });
    },
  };
}

function sendingView(state: SendingState) {
  return { state: state.state, until: toInstantOrNull(state.state === 'paused' ? state.until : null) };
}

import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { SourceView } from '#shared/api/calls/sources.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import type { Replan } from '../bookings/bookings.ts';
import { hostOf, secretName, type Calendars } from '../bookings/calendars/calendars.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Secrets } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import {
  bookingsOfSource,
  countOfSource,
  deleteSource,
  getSource,
  listSources,
  updateSource,
  wasTold,
  type SourceRow,
} from '../store/booking-sources.ts';
import { eraseBooking } from '../store/bookings.ts';
import type { Store } from '../store/database.ts';

export type CalendarHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly calendars: Calendars;
  readonly replan: Replan;
  readonly wakePlanner: () => void;
};

type CalendarCalls = Pick<
  Handlers,
  'sources.list' | 'sources.addCalendar' | 'sources.update' | 'sources.refresh' | 'sources.remove'
>;

/** How many visits share a transaction. */
const batch = 40;

/** The calls about where bookings come from. */
export function calendarHandlers(deps: CalendarHandlerDeps): CalendarCalls {
  const { store, bus, clock, calendars } = deps;
  const sourceOf = (name: string): SourceRow => {
    const source = getSource(store.read, name);
    if (!source) throw new ApiError('not-found', 'There is no such source. It may have been removed.');
    return source;
  };
  const viewOf = (name: string) => sourceView(sourceOf(name), countOfSource(store.read, name, clock.now()));
  return {
    'sources.list': () => ({
      items: listSources(store.read).map((row) =>
        sourceView(row, countOfSource(store.read, row.name, clock.now())),
      ),
    }),
    'sources.addCalendar': async (input) => {
      const added = await calendars.add(input);
      if ('trouble' in added) {
        const why = saying(`calendar-${added.trouble}`);
        throw refusal('invalid', why, { url: inEnglish(why) });
      }
      return viewOf(added.name);
    },
    'sources.update': async ({ name, title, armed }) => {
      const source = sourceOf(name);
      const isArmed = source.armedAt !== null;
      store.write((db) =>
        updateSource(db, name, {
          ...(title === undefined ? {} : { title }),
          ...(armed === undefined || armed === isArmed ? {} : { armedAt: armed ? clock.now() : null }),
        }),
      );
      bus.announce([{ topic: 'sources' }]);
      if (armed !== undefined && armed !== isArmed) await replanSource(deps, name);
      return viewOf(name);
    },
    'sources.refresh': async ({ name }) => {
      if (!(await calendars.refresh(sourceOf(name).name))) {
        throw refusal('conflict', 'only-calendars');
      }
      return viewOf(name);
    },
    'sources.remove': async ({ name }) => {
      sourceOf(name);
      await forgetSource(deps, name);
      return { name };
    },
  };
}

/** Plans the coming visits of a source anew, a few at a time. */
async function replanSource(deps: CalendarHandlerDeps, name: string): Promise<void> {
  const { store, bus, clock, replan } = deps;
  const coming = bookingsOfSource(store.read, name, clock.now(), Number.MAX_SAFE_INTEGER);
  const people = [...new Set(coming.map(({ contactId }) => contactId))];
  for (let position = 0; position < people.length; position += batch) {
    bus.announce(store.write((db) => replan(db, people.slice(position, position + batch))));
    await breathe();
  }
  deps.wakePlanner();
}

/**
 * Takes a source and its visits away; what somebody was told about stays in the history, without further messages.
 * Disarmed first, so that a crash on the way sends nothing.
 */
async function forgetSource(deps: CalendarHandlerDeps, name: string): Promise<void> {
  const { store, bus, secrets } = deps;
  store.write((db) => updateSource(db, name, { armedAt: null, nextCheckAt: null }));
  await secrets.removeAll(secretName(name));
  await replanSource(deps, name);
  const all = bookingsOfSource(store.read, name, 0, Number.MAX_SAFE_INTEGER);
  for (let position = 0; position < all.length; position += batch) {
    store.write((db) => {
      for (const { id } of all.slice(position, position + batch)) if (!wasTold(db, id)) eraseBooking(db, id);
    });
    await breathe();
  }
  store.write((db) => deleteSource(db, name));
  const changes: Change[] = [{ topic: 'sources' }, { topic: 'bookings' }, { topic: 'outbox' }];
  bus.announce(changes);
}

function sourceView(
  source: SourceRow,
  counts: { bookings: number; coming: number; withoutPhone: number },
): SourceView {
  return {
    name: source.name,
    kind: source.kind,
    title: source.title,
    host: hostOf(source),
    armedAt: toInstantOrNull(source.armedAt),
    state: source.state,
    detail: source.detail,
    checkedAt: toInstantOrNull(source.checkedAt),
    changedAt: toInstantOrNull(source.changedAt),
    ...counts,
    createdAt: toInstant(source.createdAt),
  };
}
